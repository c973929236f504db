/** Geometries of GeoJSON as they come from elsewhere: checked, rounded, with rings turned the right way. */
import type { DrawnGeometry } from '@citywide/model/emergency/operations'
import { type MapFault, mapFaults } from './faults.ts'

type Position = [longitude: number, latitude: number]
/** West, south, east, north. */
export type Bounds = [west: number, south: number, east: number, north: number]

export interface CheckedGeometry {
  readonly geometry: DrawnGeometry
  readonly bounds: Bounds
  /** Rings that went the wrong way round. Source: RFC 7946 §3.1.6, exterior rings are counterclockwise. */
  readonly turned: number
}

/** What does not fit, and where in the geometry. */
export class GeometryFault extends Error {
  readonly fault: MapFault
  readonly pointer: string

  constructor(fault: MapFault, pointer: string) {
    super(mapFaults[fault].en)
    this.fault = fault
    this.pointer = pointer
  }
}

/** Positions that one feature may have. */
const POSITIONS = 200_000
/** About a centimetre. */
const DECIMALS = 1e7
const round = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS

class Reader {
  turned = 0
  readonly bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  #positions = 0

  position(value: unknown, pointer: string): Position {
    if (!Array.isArray(value) || value.length < 2 || value.length > 4) throw new GeometryFault('POSITION', pointer)
    const [longitude, latitude]: unknown[] = value
    if (typeof longitude !== 'number' || typeof latitude !== 'number') throw new GeometryFault('POSITION', pointer)
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
      const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180
      throw new GeometryFault(swapped ? 'SWAPPED' : 'NOT_DEGREES', pointer)
    }
    this.#positions += 1
    if (this.#positions > POSITIONS) throw new GeometryFault('TOO_MANY_POSITIONS', '')
    const [west, south, east, north] = this.bounds
    this.bounds[0] = Math.min(west, longitude)
    this.bounds[1] = Math.min(south, latitude)
    this.bounds[2] = Math.max(east, longitude)
    this.bounds[3] = Math.max(north, latitude)
    return [round(longitude), round(latitude)]
  }

  list<T>(value: unknown, pointer: string, each: (one: unknown, pointer: string) => T): T[] {
    if (!Array.isArray(value) || value.length === 0) throw new GeometryFault('COORDINATES', pointer)
    return value.map((one: unknown, at) => each(one, `${pointer}/${at}`))
  }

  line(value: unknown, pointer: string): Position[] {
    const line = this.list(value, pointer, (one, at) => this.position(one, at))
    if (line.length < 2) throw new GeometryFault('LINE_SHORT', pointer)
    return line
  }

  polygon(value: unknown, pointer: string): Position[][] {
    let outer = true
    return this.list(value, pointer, (one, at) => {
      const ring = this.ring(one, at, outer)
      outer = false
      return ring
    })
  }

  ring(value: unknown, pointer: string, outer: boolean): Position[] {
    const ring = this.list(value, pointer, (one, at) => this.position(one, at))
    const first = ring[0]
    const last = ring.at(-1)
    if (ring.length < 4) throw new GeometryFault('RING_SHORT', pointer)
    if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) throw new GeometryFault('RING_OPEN', pointer)
    const area = signedArea(ring)
    if (area === 0) throw new GeometryFault('RING_FLAT', pointer)
    if (area > 0 === outer) return ring
    this.turned += 1
    return ring.toReversed()
  }
}

/** @throws GeometryFault */
export function checkedGeometry(value: unknown): CheckedGeometry {
  if (typeof value !== 'object' || value === null || !('type' in value)) throw new GeometryFault('GEOMETRY', '')
  if (!('coordinates' in value)) throw new GeometryFault('GEOMETRY_KIND', '')
  const reader = new Reader()
  const geometry = geometryOf(reader, value.type, value.coordinates)
  return { geometry, bounds: reader.bounds, turned: reader.turned }
}

function geometryOf(reader: Reader, type: unknown, coordinates: unknown): DrawnGeometry {
  const at = '/coordinates'
  switch (type) {
    case 'Point':
      return { type, coordinates: reader.position(coordinates, at) }
    case 'MultiPoint':
      return { type, coordinates: reader.list(coordinates, at, (one, where) => reader.position(one, where)) }
    case 'LineString':
      return { type, coordinates: reader.line(coordinates, at) }
    case 'MultiLineString':
      return { type, coordinates: reader.list(coordinates, at, (one, where) => reader.line(one, where)) }
    case 'Polygon':
      return { type, coordinates: reader.polygon(coordinates, at) }
    case 'MultiPolygon':
      return { type, coordinates: reader.list(coordinates, at, (one, where) => reader.polygon(one, where)) }
    default:
      throw new GeometryFault('GEOMETRY_KIND', '/type')
  }
}

/** Twice the area in square degrees; above zero where the ring is counterclockwise. */
function signedArea(ring: readonly Position[]): number {
  // Measured from the first corner: far from the origin the terms are large and what is left of them small.
  const [x = 0, y = 0] = ring[0] ?? []
  let area = 0
  let [fromX, fromY] = [0, 0]
  for (const [longitude, latitude] of ring) {
    const [toX, toY] = [longitude - x, latitude - y]
    area += fromX * toY - toX * fromY
    fromX = toX
    fromY = toY
  }
  return area
}
