/** How far features are from a point. */
import type { DrawnGeometry } from '@citywide/model/emergency/operations'

type Position = readonly [longitude: number, latitude: number]

/** Metres of a degree of latitude; WGS 84 at 30° N to half a per cent. */
const DEGREE = 110_850

/** Metres from a point to the nearest part of a geometry; 0 within a polygon. Flat, which is good for a city. */
export function metresTo([longitude, latitude]: Position, geometry: DrawnGeometry): number {
  const across = Math.cos((latitude * Math.PI) / 180)
  const flat = ([x, y]: Position): [number, number] => [(x - longitude) * across * DEGREE, (y - latitude) * DEGREE]
  const line = (positions: readonly Position[]) => {
    const points = positions.map(flat)
    return Math.min(...points.map((point, at) => toSegment(point, points[at + 1] ?? point)))
  }
  const polygon = (rings: readonly (readonly Position[])[]) => {
    const inside = rings.map((ring) => encloses(ring.map(flat)))
    // Within the outer ring and in none of the holes.
    return inside[0] === true && !inside.slice(1).includes(true) ? 0 : Math.min(...rings.map(line))
  }
  switch (geometry.type) {
    case 'Point':
      return line([geometry.coordinates])
    case 'MultiPoint':
      return Math.min(...geometry.coordinates.map((position) => line([position])))
    case 'LineString':
      return line(geometry.coordinates)
    case 'MultiLineString':
      return Math.min(...geometry.coordinates.map(line))
    case 'Polygon':
      return polygon(geometry.coordinates)
    case 'MultiPolygon':
      return Math.min(...geometry.coordinates.map(polygon))
  }
}

/** From the origin to a segment. */
function toSegment([x, y]: Position, [toX, toY]: Position): number {
  const [dx, dy] = [toX - x, toY - y]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / length))
  return Math.hypot(x + share * dx, y + share * dy)
}

/** Whether a ring encloses the origin: a ray to the right crosses it an odd number of times. */
function encloses(ring: readonly Position[]): boolean {
  let inside = false
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[at + 1] ?? [x, y]
    if (y > 0 !== nextY > 0 && x - (y * (nextX - x)) / (nextY - y) > 0) inside = !inside
  }
  return inside
}
