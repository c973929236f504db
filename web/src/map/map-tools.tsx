import { useTexts } from '../ui/language.tsx'
import { type MapView, moved, zoomed } from './mercator.ts'
import { texts } from './texts.ts'
import type { MapKind } from './use-map-kind.ts'

interface MapToolsProps {
  readonly kind: MapKind
  readonly view: MapView
  readonly whole: MapView
  readonly onGo: (view: MapView) => void
}

/** Pixels of one step. */
const STEP = 120

/** On a grid of 16, beside those that every page loads. */
const icons = {
  nearer: 'M8 3v10M3 8h10',
  farther: 'M3 8h10',
  whole: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3',
  toNorth: 'M4 10l4-4 4 4',
  toSouth: 'M4 6l4 4 4-4',
  toWest: 'M10 3.5 5.5 8l4.5 4.5',
  toEast: 'M6 3.5 10.5 8 6 12.5',
} as const

/** Everything that a hand does to the map, by buttons. */
export function MapTools({ kind, view, whole, onGo }: MapToolsProps) {
  const say = useTexts(texts)
  const tool = (name: keyof typeof icons, goal: MapView) => (
    <button type="button" className="icon-button" aria-label={say[name]} title={say[name]} onClick={() => onGo(goal)}>
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        <path d={icons[name]} />
      </svg>
    </button>
  )
  return (
    <fieldset className="map-tools not-on-paper" aria-label={say.tools}>
      {tool('nearer', zoomed(view, 1))}
      {tool('farther', zoomed(view, -1))}
      {tool('whole', whole)}
      {kind === 'svg' && (
        <>
          {tool('toNorth', moved(view, 0, -STEP))}
          {tool('toSouth', moved(view, 0, STEP))}
          {tool('toWest', moved(view, -STEP, 0))}
          {tool('toEast', moved(view, STEP, 0))}
        </>
      )}
    </fieldset>
  )
}
