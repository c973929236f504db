/** The high objects once more as buttons, for the keyboard: unseen until they have the focus, then a ring around the mark. */
import { useMemo } from 'react'
import { useTexts } from '../ui/language.tsx'
import { type MapView, projection, type Size } from './mercator.ts'
import type { MapObject } from './object-state.ts'
import { texts } from './texts.ts'

interface MarkedButtonsProps {
  readonly objects: readonly MapObject[]
  readonly view: MapView
  readonly size: Size
  readonly onGo: (view: MapView) => void
  readonly onChoose: (id: string) => void
}

/** Nobody tabs through more; the list beside the map has them all. */
const MOST = 40

export function MarkedButtons({ objects, view, size, onGo, onChoose }: MarkedButtonsProps) {
  const say = useTexts(texts)
  const high = useMemo(() => objects.filter(({ state }) => state === 'high').slice(0, MOST), [objects])
  const place = projection(view, size)
  return high.map((object) => {
    const { id, title, longitude, latitude } = object
    const { x, y } = place(longitude, latitude)
    const inside = x >= 0 && y >= 0 && x <= size.width && y <= size.height
    return (
      <button
        key={id}
        type="button"
        className="map-mark-button"
        style={{
          insetInlineStart: Math.max(14, Math.min(size.width - 14, x)),
          insetBlockStart: Math.max(14, Math.min(size.height - 14, y)),
        }}
        onFocus={(event) => {
          if (!inside && event.target.matches(':focus-visible')) onGo({ longitude, latitude, zoom: view.zoom })
        }}
        onClick={() => onChoose(id)}
      >
        <span className="unseen">{say.objectInState(title, say.high)}</span>
      </button>
    )
  })
}
