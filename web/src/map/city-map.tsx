/** A map of the city with its live objects: drawn by MapLibre where the machine can, else as SVG of the same data. */
import type { DrawnGeometry, DrawnMap } from '@citywide/model/emergency/operations'
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react'
import { useTexts } from '../ui/language.tsx'
import './map.css'
import type { MapGoal } from './map-position.ts'
import { MapTools } from './map-tools.tsx'
import { MarkedButtons } from './marked-buttons.tsx'
import { type Bounds, type MapView, viewOf } from './mercator.ts'
import type { MapObject } from './object-state.ts'
import { ScaleBar } from './scale-bar.tsx'
import { SvgMap } from './svg-map.tsx'
import { texts } from './texts.ts'
import type { TileSet } from './tile-set.ts'
import type { MapKind } from './use-map-kind.ts'
import { useSize } from './use-size.ts'

const GlMap = lazy(() => import('./gl-map.tsx').then((parts) => ({ default: parts.GlMap })))

export interface CityMapProps {
  readonly kind: MapKind
  /** What the map shows, in a sentence: for those who listen. */
  readonly label: string
  readonly tiles: TileSet | undefined
  /** What the SVG map draws; MapLibre takes the tiles. */
  readonly drawn: DrawnMap['layers'] | undefined
  readonly objects: readonly MapObject[]
  readonly affected: readonly DrawnGeometry[]
  readonly chosen: MapObject | undefined
  /** The whole city. */
  readonly bounds: Bounds
  /** Where it opens; without it at the whole city. */
  readonly view: MapView | undefined
  readonly goal?: MapGoal | undefined
  /** A wall is looked at, not touched. */
  readonly interactive?: boolean
  /** Who made the map and under which number it was approved. */
  readonly attributions: readonly string[]
  readonly onView?: (view: MapView) => void
  readonly onChoose?: (id: string) => void
  readonly onFailed: () => void
  /** What lies over the map: layers, legend. */
  readonly children?: ReactNode
}

const lessMotion = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

export function CityMap(props: CityMapProps) {
  const { kind, label, bounds, goal: wish, interactive = true, attributions, onView, children } = props
  const say = useTexts(texts)
  const keys = useId()
  const [frame, size] = useSize<HTMLDivElement>()
  const whole = useMemo(() => size && viewOf(bounds, size), [bounds, size])
  const [seen, setSeen] = useState<MapView>()
  const [goal, setGoal] = useState<MapGoal>()
  const view = seen ?? props.view ?? whole
  const [taken, setTaken] = useState<MapGoal>()
  const sendTo = ({ longitude, latitude, zoom }: MapView, flying: boolean) => {
    // The SVG map has no flight: it is where it was sent.
    if (kind === 'svg') setSeen({ longitude, latitude, zoom })
    else setGoal({ longitude, latitude, zoom, flying })
  }
  if (wish !== taken) {
    setTaken(wish)
    if (wish) sendTo(wish, wish.flying && !lessMotion())
  }
  const go = (next: MapView) => {
    sendTo(next, false)
    if (kind === 'svg') onView?.(next)
  }
  const moved = (next: MapView, still: boolean) => {
    setSeen(next)
    if (still) onView?.(next)
  }

  const common = { ...props, interactive, onMove: moved, onChoose: (id: string) => props.onChoose?.(id) }
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no set of fields: a picture with its tools
      role="group"
      className="city-map"
      aria-label={label}
      aria-describedby={interactive ? keys : undefined}
      data-kind={kind}
    >
      <div className="city-map-stage">
        <div className="city-map-frame" ref={frame}>
          {size && view && whole && (
            <>
              {kind === 'gl' ? (
                <Suspense fallback={<output className="city-map-wait">{say.loading}</output>}>
                  <GlMap {...common} view={view} goal={goal} />
                </Suspense>
              ) : (
                <SvgMap {...common} view={view} size={size} />
              )}
              {interactive && (
                <MarkedButtons objects={props.objects} view={view} size={size} onGo={go} onChoose={common.onChoose} />
              )}
            </>
          )}
        </div>
        {children}
        {view && <ScaleBar view={view} />}
        {interactive && view && whole && <MapTools kind={kind} view={view} whole={whole} onGo={go} />}
      </div>
      {attributions.length > 0 && <p className="city-map-source">{attributions.join(' · ')}</p>}
      {interactive && (
        <p id={keys} className="unseen">
          {say.keys}
        </p>
      )}
    </div>
  )
}
