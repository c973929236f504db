import type { Bounds } from './mercator.ts'

/** A version of a city's tiles. */
export interface TileSet {
  /** With `{z}`, `{x}` and `{y}`, on this host. */
  readonly address: string
  readonly minZoom: number
  readonly maxZoom: number
  readonly bounds: Bounds
}
