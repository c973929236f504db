/** What the marks of the map mean. */
import type { ObjectState } from '@citywide/model/emergency/operations'
import { useTexts } from '../ui/language.tsx'
import { Shape } from '../ui/mark.tsx'
import { stateTones } from './object-state.ts'
import { texts } from './texts.ts'

const shown: readonly ObjectState[] = ['high', 'watch', 'silent', 'normal']

export function MapLegend({ note }: { readonly note?: string }) {
  const say = useTexts(texts)
  return (
    <ul className="map-legend">
      {shown.map((state) => (
        <li key={state}>
          {state === 'normal' ? (
            <span className="map-dot" aria-hidden="true" />
          ) : (
            <Shape tone={stateTones[state]} size={11} />
          )}
          {say[state]}
        </li>
      ))}
      {note && <li className="quiet">{note}</li>}
    </ul>
  )
}
