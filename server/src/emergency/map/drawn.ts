/** The drawn layers of the whole city, simplified for a map without tiles: print, and machines without WebGL. */
import {
  type CityMap,
  DrawnGeometry,
  type DrawnMap,
  FeatureProperties,
  type MapCollection,
  mapCollections,
} from '@citywide/model/emergency/operations'
import type { Queryable } from '#platform/postgres/pool.ts'
import { featuresOfTile } from './feature-store.ts'
import { simplified } from './simplify.ts'

/** Degrees: about 15 m, half a step of a screen that shows 30 km. */
const TOLERANCE = 0.000_15
/** Features of all layers; buildings are never among them. */
const FEATURES = 4_000
/** What is drawn, and up to which rank: a street more would be lost in the line beside it. */
const ranks: readonly (readonly [MapCollection, number])[] = [
  ['boundary', 9],
  ['district', 9],
  ['water', 3],
  ['green', 3],
  ['road', 2],
  ['rail', 2],
  ['place', 2],
]

export async function drawnMap(
  client: Queryable,
  { version, bounds }: Pick<CityMap, 'version' | 'bounds'>,
): Promise<DrawnMap> {
  const asked = { collections: ranks.map(([name]) => name), ranks: ranks.map(([, rank]) => rank) }
  const features = await featuresOfTile(client, { bounds, drawn: asked, version }, FEATURES)
  const byCollection = Map.groupBy(features, ({ collection }) => collection)
  const layers = (Object.keys(mapCollections) as MapCollection[]).flatMap((collection) => {
    const of = byCollection.get(collection) ?? []
    if (of.length === 0) return []
    return [
      {
        collection,
        features: of.map(({ geojson, props }) => ({
          type: 'Feature' as const,
          geometry: simple(DrawnGeometry.parse(JSON.parse(geojson))),
          properties: FeatureProperties.parse(JSON.parse(props)),
        })),
      },
    ]
  })
  return { version, bounds, layers }
}

const line = (of: [number, number][]) => simplified(of, TOLERANCE, 2)
const ring = (of: [number, number][]) => simplified(of, TOLERANCE, 4)

function simple(geometry: DrawnGeometry): DrawnGeometry {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint':
      return geometry
    case 'LineString':
      return { ...geometry, coordinates: line(geometry.coordinates) }
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.map(line) }
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map(ring) }
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map(ring)) }
  }
}
