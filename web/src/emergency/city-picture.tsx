/** The map of the city with what is live on it. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { CityMap } from '../map/city-map.tsx'
import { MapLegend } from '../map/legend.tsx'
import type { MapGoal } from '../map/map-position.ts'
import { boundsOf, type MapView } from '../map/mercator.ts'
import { type MapKind, useMapKind } from '../map/use-map-kind.ts'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { countOf, type LiveObject } from './live-objects.ts'
import { drawnQuery, mapQuery } from './queries.ts'
import { texts } from './texts.ts'

interface CityPictureProps {
  /** Whether the objects have been asked for with an answer: without a map of the city they say where it is. */
  readonly ready: boolean
  readonly objects: readonly LiveObject[]
  readonly chosen: LiveObject | undefined
  readonly kind: MapKind | undefined
  readonly view?: MapView | undefined
  readonly goal?: MapGoal | undefined
  readonly interactive?: boolean
  readonly onView?: (view: MapView) => void
  readonly onChoose?: (id: string) => void
  readonly children?: ReactNode
}

/** Degrees around a single place, and a place where nothing has one: the whole of China. */
const AROUND = 0.02
const nowhere = { west: 73.5, south: 18, east: 135, north: 53.6 }
const nothing = [] as const

export function CityPicture({ ready, objects, kind: wished, children, ...rest }: CityPictureProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const [kind, fail] = useMapKind(wished)
  const map = useQuery(mapQuery)
  const drawn = useQuery(drawnQuery(kind === 'svg' ? map.data?.drawn : undefined))
  const city = map.data ?? undefined
  const bounds = useMemo(() => {
    if (city) {
      const [west, south, east, north] = city.bounds
      return { west, south, east, north }
    }
    const found = boundsOf(objects)
    if (!found) return nowhere
    const { west, south, east, north } = found
    return { west: west - AROUND, south: south - AROUND, east: east + AROUND, north: north + AROUND }
  }, [city, objects])
  const tiles = useMemo(
    () => city && { address: city.tiles, minZoom: city.minZoom, maxZoom: city.maxZoom, bounds },
    [city, bounds],
  )
  const number = (value: number) => format.number(value, 0)
  if (map.isPending || (!city && !ready)) return <div className="city-map" aria-busy="true" />
  return (
    <CityMap
      kind={kind}
      label={say.mapLabel(number(objects.length), number(countOf(objects, 'high')), number(countOf(objects, 'watch')))}
      tiles={tiles}
      drawn={drawn.data?.layers}
      objects={objects}
      affected={nothing}
      bounds={bounds}
      attributions={city ? [...city.attributions, ...city.approvals] : [say.noMap]}
      onFailed={fail}
      view={rest.view}
      {...rest}
    >
      {children}
      <div className="map-foot">
        <MapLegend note={say.objectsLive(number(objects.length))} />
        {kind === 'svg' && wished === undefined && <p className="map-note">{say.drawnMap}</p>}
      </div>
    </CityMap>
  )
}
