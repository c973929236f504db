/** What changed between two answers about the same objects: only that goes to the map. */
import type { MapObject } from './object-state.ts'

export interface ObjectChanges {
  readonly add: readonly MapObject[]
  readonly remove: readonly string[]
}

const alike = (a: MapObject, b: MapObject) =>
  a.longitude === b.longitude && a.latitude === b.latitude && a.state === b.state && a.title === b.title

/** A changed object is added anew under its id. */
export function changesOf(
  before: ReadonlyMap<string, MapObject>,
  objects: readonly MapObject[],
): ObjectChanges & { readonly now: ReadonlyMap<string, MapObject> } {
  const now = new Map<string, MapObject>()
  const add: MapObject[] = []
  for (const object of objects) {
    now.set(object.id, object)
    const known = before.get(object.id)
    if (known === undefined || !alike(known, object)) add.push(object)
  }
  const remove: string[] = []
  for (const id of before.keys()) if (!now.has(id)) remove.push(id)
  return { add, remove, now }
}
