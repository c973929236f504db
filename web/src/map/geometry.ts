/** Lines and middles of the geometries that a city's map is made of. Source: RFC 7946, §3.1; longitude before latitude. */
import type { DrawnGeometry } from '@citywide/model/emergency/operations'

type Position = readonly [number, number]

export function isArea({ type }: DrawnGeometry): boolean {
  return type === 'Polygon' || type === 'MultiPolygon'
}

/** Its lines, each a list of positions; of an area its rings. */
export function linesOf(geometry: DrawnGeometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint':
      return []
    case 'LineString':
      return [geometry.coordinates]
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
  }
}

/** Where its name stands: at a point, in the middle of the longest line, in the middle of what the largest area takes. */
export function middleOf(geometry: DrawnGeometry): Position | undefined {
  if (geometry.type === 'Point') return geometry.coordinates
  if (geometry.type === 'MultiPoint') return geometry.coordinates[0]
  const lines = geometry.type === 'Polygon' ? geometry.coordinates.slice(0, 1) : linesOf(geometry)
  if (!isArea(geometry)) {
    const [longest] = lines.toSorted((a, b) => b.length - a.length)
    return longest?.[Math.floor(longest.length / 2)]
  }
  let best: { readonly size: number; readonly at: Position } | undefined
  for (const ring of lines) {
    let [west, south, east, north] = [180, 90, -180, -90]
    for (const [x, y] of ring) {
      west = Math.min(west, x)
      east = Math.max(east, x)
      south = Math.min(south, y)
      north = Math.max(north, y)
    }
    const size = (east - west) * (north - south)
    if (best === undefined || size > best.size) best = { size, at: [(west + east) / 2, (south + north) / 2] }
  }
  return best?.at
}
