/** Vector tiles out of the features of the map. Source: Mapbox Vector Tile specification 2.1. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MapCollection } from '@citywide/model/emergency/operations'
import { geoJSONToTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { DrawnCollections, FeatureText } from './feature-store.ts'
import type { Bounds } from './geometry.ts'

export const MIN_ZOOM = 8
export const MAX_ZOOM = 15
const EXTENT = 4096
/** Beyond the edge of a tile, in its own steps: lines and names that cross it are drawn whole. */
const BUFFER = 64

const packed = promisify(gzip)

export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** The zoom from which a collection is drawn. */
const from: Readonly<Record<MapCollection, number>> = {
  boundary: 8,
  district: 8,
  water: 8,
  road: 8,
  place: 8,
  green: 9,
  rail: 9,
  building: 13,
}
/** Further zooms until features of rank 1, 2, 3 and so on are drawn. */
const byRank = [0, 2, 4, 5, 6]

/** What is drawn at a zoom: a city seen whole shows its ring roads, a street its houses. */
export function drawnAt(zoom: number): DrawnCollections {
  const drawn = (Object.keys(from) as MapCollection[]).flatMap((collection) => {
    const above = zoom - from[collection]
    const rank = byRank.filter((steps) => steps <= above).length
    return rank === 0 ? [] : [{ collection, rank: rank === byRank.length ? 9 : rank }]
  })
  return { collections: drawn.map(({ collection }) => collection), ranks: drawn.map(({ rank }) => rank) }
}

/** Whether there is such a tile in the world. */
export const isTile = ({ z, x, y }: TileAddress): boolean => x < 2 ** z && y < 2 ** z

/** Degrees that a tile covers, its edge included. Source: spherical Mercator, EPSG:3857. */
export function tileBounds({ z, x, y }: TileAddress): Bounds {
  const edge = BUFFER / EXTENT
  const longitude = (column: number) => (column / 2 ** z) * 360 - 180
  const latitude = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI
  return [longitude(x - edge), latitude(y + 1 + edge), longitude(x + 1 + edge), latitude(y - edge)]
}

/** One tile with a layer for each collection that has something in it; undefined where nothing is. gzip. */
export async function tileOf(features: readonly FeatureText[], { z, x, y }: TileAddress): Promise<Buffer | undefined> {
  const layers = [...Map.groupBy(features, ({ collection }) => collection)].flatMap(([collection, of]) => {
    const data = {
      type: 'FeatureCollection' as const,
      features: of.map(({ id, geojson, props }) => ({
        type: 'Feature' as const,
        id,
        geometry: JSON.parse(geojson),
        properties: JSON.parse(props),
      })),
    }
    const tile = geoJSONToTile(data, z, x, y, {
      extent: EXTENT,
      buffer: BUFFER,
      clip: true,
      maxZoom: MAX_ZOOM,
      tolerance: 3,
    })
    return tile.features.length === 0 ? [] : [[collection, tile] as const]
  })
  if (layers.length === 0) return undefined
  return packed(fromGeojsonVt(Object.fromEntries(layers), { version: 2, extent: EXTENT }))
}
