/** The map without WebGL: the same layers and marks as a drawing, moved by buttons, keys and hand. */
// oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing with a name has no tag of its own
import type { DrawnGeometry, DrawnMap } from '@citywide/model/emergency/operations'
import { memo, useMemo } from 'react'
import { useLanguage, useTexts, useWords } from '../ui/language.tsx'
import { clustersOf } from './clusters.ts'
import { widthAt } from './drawn-layers.ts'
import { CLUSTER_DISTANCE, CLUSTERS_UNTIL, dotSize, markPaths, markSizes } from './mark-shapes.ts'
import { type MapView, projection, type Size, worldX, worldY } from './mercator.ts'
import type { MapObject } from './object-state.ts'
import { placedNames } from './svg-names.ts'
import { type Corner, drawnNames, drawnPaths } from './svg-paths.ts'
import { texts } from './texts.ts'
import { useHand } from './use-hand.ts'

interface SvgMapProps {
  readonly label: string
  readonly drawn: DrawnMap['layers'] | undefined
  readonly objects: readonly MapObject[]
  readonly affected: readonly DrawnGeometry[]
  readonly chosen: MapObject | undefined
  readonly view: MapView
  readonly size: Size
  readonly interactive: boolean
  readonly onMove: (view: MapView, still: boolean) => void
  readonly onChoose: (id: string) => void
}

export function SvgMap(props: SvgMapProps) {
  const { label, drawn, objects, affected, chosen, view, size, interactive, onMove, onChoose } = props
  const frame = useHand({ view, size, objects, interactive, onMove, onChoose })
  const { zoom } = view
  const left = worldX(view.longitude, zoom) - size.width / 2
  const top = worldY(view.latitude, zoom) - size.height / 2
  // The drawing is made once per zoom, from a corner that stays; moving only shifts it.
  const corner = useMemo<Corner>(() => {
    const first = drawn?.flatMap(({ features }) => features)[0]
    const [longitude, latitude] = first ? firstPosition(first.geometry) : [0, 0]
    return { x: worldX(longitude, zoom), y: worldY(latitude, zoom), zoom }
  }, [drawn, zoom])
  const shift = `translate(${(corner.x - left).toFixed(1)} ${(corner.y - top).toFixed(1)})`
  const place = projection(view, size)
  const at = chosen && place(chosen.longitude, chosen.latitude)
  return (
    <div
      className="svg-map"
      ref={frame}
      role="group"
      aria-label={label}
      // It is moved by keys, as the other map is.
      {...(interactive && { tabIndex: 0 })}
    >
      <svg
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={label}
      >
        <g transform={shift}>
          <Ground drawn={drawn} corner={corner} />
          <Affected areas={affected} corner={corner} />
        </g>
        <Calm objects={objects} view={view} size={size} />
        <g transform={shift}>
          <NamesOfCity drawn={drawn} corner={corner} />
        </g>
        {at && <circle className="map-chosen" cx={at.x} cy={at.y} r="15" />}
        <Marks objects={objects} view={view} size={size} />
      </svg>
    </div>
  )
}

function firstPosition(geometry: DrawnGeometry): readonly [number, number] {
  let found: unknown = geometry.coordinates
  while (Array.isArray(found) && Array.isArray(found[0])) found = found[0]
  const [longitude = 0, latitude = 0] = found as readonly number[]
  return [longitude, latitude]
}

interface GroundProps {
  readonly drawn: DrawnMap['layers'] | undefined
  readonly corner: Corner
}

const Ground = memo(function Ground({ drawn, corner }: GroundProps) {
  return drawnPaths(drawn ?? [], corner).map(({ layer, d }) => (
    <path
      key={layer.id}
      d={d}
      style={
        layer.as === 'area'
          ? { fill: `var(--${layer.colour})` }
          : {
              fill: 'none',
              stroke: `var(--${layer.colour})`,
              strokeWidth: widthAt(layer.width, corner.zoom),
              strokeDasharray: layer.dashes?.join(' '),
              strokeLinejoin: 'round',
              strokeLinecap: layer.dashes ? 'butt' : 'round',
            }
      }
    />
  ))
})

const NamesOfCity = memo(function NamesOfCity({ drawn, corner }: GroundProps) {
  const words = useWords()
  const { language } = useLanguage()
  return placedNames(drawnNames(drawn ?? [], corner), words).map(({ id, text, x, y }) => (
    <text
      key={`${id} ${text}`}
      className={`map-name ${id}`}
      x={x.toFixed(1)}
      y={y.toFixed(1)}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
    >
      {text}
    </text>
  ))
})

function Affected({ areas, corner }: { readonly areas: readonly DrawnGeometry[]; readonly corner: Corner }) {
  if (areas.length === 0) return null
  const d = areas.map(
    (geometry) => drawnPaths([{ collection: 'boundary', features: [feature(geometry)] }], corner)[0]?.d,
  )
  return <path className="map-affected" d={d.join('')} />
}

function feature(geometry: DrawnGeometry) {
  return { type: 'Feature' as const, geometry, properties: {} }
}

interface OverProps {
  readonly objects: readonly MapObject[]
  readonly view: MapView
  readonly size: Size
}

/** Thousands of dots in one path: a round line of no length is a dot. */
function Calm({ objects, view, size }: OverProps) {
  const place = projection(view, size)
  let d = ''
  for (const { state, longitude, latitude } of objects) {
    if (state !== 'normal') continue
    const { x, y } = place(longitude, latitude)
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue
    d += `M${x.toFixed(1)},${y.toFixed(1)}h0`
  }
  return (
    <path
      className="map-calm"
      d={d}
      style={{ strokeWidth: Math.max(view.zoom > 13 ? 4 : 0, dotSize(objects.length)) }}
    />
  )
}

function Marks({ objects, view, size }: OverProps) {
  const say = useTexts(texts)
  const place = projection(view, size)
  const marked = objects.filter(({ state, longitude, latitude }) => {
    const { x, y } = place(longitude, latitude)
    return state !== 'normal' && x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20
  })
  const distance = view.zoom > CLUSTERS_UNTIL ? 0.001 : CLUSTER_DISTANCE
  return clustersOf(marked, ({ longitude, latitude }) => place(longitude, latitude), distance).map(
    ({ x, y, state, members }) => {
      if (state === 'normal') return null
      const width = members.length > 1 ? markSizes.cluster : markSizes[state]
      const scale = width / 12
      return (
        <g
          key={members[0]?.id}
          className="map-mark"
          data-state={state}
          transform={`translate(${(x - width / 2).toFixed(1)} ${(y - width / 2).toFixed(1)}) scale(${scale.toFixed(3)})`}
        >
          {state === 'high' && <circle className="map-halo" cx="6" cy="6" r="9.8" />}
          <path className="map-rim" d={markPaths[state]} />
          <path d={markPaths[state]} />
          {members.length > 1 && (
            <text x="14" y="6" fontSize={11 / scale}>
              {members.length}
              <title>{say.cluster(members.length)}</title>
            </text>
          )}
        </g>
      )
    },
  )
}
