/** What of a city is drawn, from the ground up, in one table for both maps. A layer of the tiles is a collection of the city's map. */
import type { MapCollection } from '@citywide/model/emergency/operations'
import type { MapColours } from './map-colours.ts'

interface Drawn {
  readonly id: string
  readonly of: MapCollection
  readonly colour: keyof MapColours
  /** Zoom from which it is drawn. */
  readonly from?: number
}

export interface DrawnArea extends Drawn {
  readonly as: 'area'
}

export interface DrawnLine extends Drawn {
  readonly as: 'line'
  /** Rank of roads, 1 the most important; without it all of the collection. */
  readonly road?: RoadClass
  /** Pixels at zoom 10 and at zoom 16. */
  readonly width: readonly [number, number]
  readonly dashes?: readonly number[]
}

/** What cities call the classes of their roads. Whatever is not listed is a minor one. */
export const roadKinds = {
  motorway: ['motorway', 'expressway', 'trunk', 'ring'],
  major: ['main', 'primary', 'major', 'arterial'],
  medium: ['secondary', 'tertiary', 'collector', 'street'],
} as const
export type RoadClass = keyof typeof roadKinds | 'minor'

export const drawnLayers: readonly (DrawnArea | DrawnLine)[] = [
  { id: 'land', as: 'area', of: 'boundary', colour: 'map-land' },
  { id: 'district', as: 'area', of: 'district', colour: 'map-land' },
  { id: 'green', as: 'area', of: 'green', colour: 'map-green' },
  { id: 'water', as: 'area', of: 'water', colour: 'map-water' },
  { id: 'river', as: 'line', of: 'water', colour: 'map-water', width: [1.5, 10] },
  { id: 'building', as: 'area', of: 'building', colour: 'map-building', from: 13 },
  { id: 'road-minor', as: 'line', of: 'road', road: 'minor', colour: 'map-road-minor', width: [0.4, 5], from: 11.5 },
  { id: 'road', as: 'line', of: 'road', road: 'medium', colour: 'map-road', width: [0.8, 8] },
  { id: 'road-major', as: 'line', of: 'road', road: 'major', colour: 'map-road-major', width: [1.2, 11] },
  { id: 'motorway', as: 'line', of: 'road', road: 'motorway', colour: 'map-motorway', width: [1.8, 13] },
  { id: 'rail', as: 'line', of: 'rail', colour: 'map-rail', width: [0.8, 2], dashes: [4, 3] },
  { id: 'district-edge', as: 'line', of: 'district', colour: 'map-boundary', width: [0.8, 1.4], dashes: [3, 2] },
  { id: 'boundary', as: 'line', of: 'boundary', colour: 'map-boundary', width: [1.2, 2], dashes: [6, 2] },
]

export interface Named {
  readonly id: string
  readonly of: MapCollection
  readonly colour: keyof MapColours
  /** Pixels at zoom 10 and at zoom 15. */
  readonly size: readonly [number, number]
  readonly from: number
  /** Written along the line. */
  readonly along: boolean
}

/** Names, from the most to the least important. */
export const namedLayers: readonly Named[] = [
  { id: 'district-name', of: 'district', colour: 'map-text', size: [13, 17], from: 0, along: false },
  { id: 'place-name', of: 'place', colour: 'map-text', size: [11, 13], from: 10.5, along: false },
  { id: 'water-name', of: 'water', colour: 'map-text-water', size: [11, 14], from: 10.5, along: false },
  { id: 'green-name', of: 'green', colour: 'map-text', size: [10, 12], from: 12.5, along: false },
  { id: 'road-name', of: 'road', colour: 'map-text', size: [10, 12], from: 11.5, along: true },
]

/** Kinds of places that are named as areas already. */
export const namedAsAreas: readonly string[] = ['city', 'district']

/** Width at a zoom, between those at 10 and at 16. */
export function widthAt([near, far]: readonly [number, number], zoom: number): number {
  const share = Math.max(0, Math.min(1, (2 ** (zoom - 10) - 1) / 63))
  return near + (far - near) * share
}

export function roadClass(kind: string | undefined): RoadClass {
  const of = (name: keyof typeof roadKinds) => (roadKinds[name] as readonly string[]).includes(kind ?? '')
  if (of('motorway')) return 'motorway'
  if (of('major')) return 'major'
  return of('medium') ? 'medium' : 'minor'
}
