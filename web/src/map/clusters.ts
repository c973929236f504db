/** Objects that would lie on one another become one mark: with their number and the gravest of their states. */
import type { ObjectState } from '@citywide/model/emergency/operations'
import { gravity, type MapObject } from './object-state.ts'

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Cluster extends Spot {
  readonly members: readonly MapObject[]
  readonly state: ObjectState
}

const key = (column: number, row: number) => `${column} ${row}`

/**
 * @param distance pixels within which marks are put together
 * @returns in the order of gravity, the gravest last, as they are to be drawn; the same for the same objects in any order
 */
export function clustersOf(
  objects: readonly MapObject[],
  place: (object: MapObject) => Spot,
  distance: number,
): Cluster[] {
  // The gravest first: what is around joins it, so that its mark stands where it is.
  const placed = objects
    .map((object) => ({ object, ...place(object) }))
    .toSorted((a, b) => gravity(b.object.state) - gravity(a.object.state) || (a.object.id < b.object.id ? -1 : 1))
  const grid = new Map<string, { x: number; y: number; members: MapObject[]; state: ObjectState }[]>()
  const found: { x: number; y: number; members: MapObject[]; state: ObjectState }[] = []
  for (const { object, x, y } of placed) {
    const column = Math.floor(x / distance)
    const row = Math.floor(y / distance)
    const near = [-1, 0, 1]
      .flatMap((right) => [-1, 0, 1].flatMap((down) => grid.get(key(column + right, row + down)) ?? []))
      .find((one) => (one.x - x) ** 2 + (one.y - y) ** 2 < distance ** 2)
    if (near) {
      near.members.push(object)
      continue
    }
    const begun = { x, y, members: [object], state: object.state }
    found.push(begun)
    const cell = grid.get(key(column, row))
    if (cell) cell.push(begun)
    else grid.set(key(column, row), [begun])
  }
  return found.toReversed()
}
