/** The layers of the map by domain, with how many live objects each has. */
import type { Layer } from '@citywide/model/emergency/alert-view'
import { layers } from '@citywide/model/emergency/operations'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { texts } from './texts.ts'

interface LayersBarProps {
  readonly counts: ReadonlyMap<Layer, number>
  /** Those that are shown; none means all. */
  readonly chosen: readonly string[]
  readonly onChange: ((chosen: string[] | undefined) => void) | undefined
}

const all = Object.keys(layers) as Layer[]

export function LayersBar({ counts, chosen, onChange }: LayersBarProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const present = all.filter((layer) => (counts.get(layer) ?? 0) > 0)
  const toggle = (layer: Layer) => {
    const shown = chosen.length === 0 ? present : chosen
    const next = shown.includes(layer) ? shown.filter((one) => one !== layer) : [...shown, layer]
    onChange?.(next.length === 0 || present.every((one) => next.includes(one)) ? undefined : [...next])
  }
  return (
    <fieldset className="layers-bar" aria-label={say.layers}>
      {present.map((layer) => {
        const face = (
          <>
            {layers[layer][language]} <span className="figures">{format.number(counts.get(layer) ?? 0)}</span>
          </>
        )
        return onChange ? (
          <button
            key={layer}
            type="button"
            aria-pressed={chosen.length === 0 || chosen.includes(layer)}
            onClick={() => toggle(layer)}
          >
            {face}
          </button>
        ) : (
          <span key={layer}>{face}</span>
        )
      })}
    </fieldset>
  )
}
