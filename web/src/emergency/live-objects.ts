/** The columns of the answer as objects, and which of them the reader wants to see. */
import type { Layer } from '@citywide/model/emergency/alert-view'
import type { MapObjects, ObjectState } from '@citywide/model/emergency/operations'
import type { Language } from '@citywide/model/text'
import type { MapObject } from '../map/object-state.ts'
import { wordsOf } from '../ui/text.ts'

export interface LiveObject extends MapObject {
  readonly kind: MapObjects['kinds'][number]
  readonly layer: Layer
  readonly value: number | null
  readonly unit: string
  /** Milliseconds since 1970. */
  readonly valueAt: number | null
}

/** Rows whose numbers point outside the lists of the answer are left out. */
export function liveObjects(of: MapObjects, language: Language): LiveObject[] {
  const titles = of.titles.map((names) => wordsOf(names, language).text)
  return of.id.flatMap((id, index) => {
    const at = <T>(column: readonly T[]) => column[index]
    const from = <T>(list: readonly T[], column: readonly number[]) => list[column[index] ?? -1]
    const kind = from(of.kinds, of.kind)
    const layer = from(of.layers, of.layer)
    const state = from(of.states, of.state)
    const longitude = at(of.longitude)
    const latitude = at(of.latitude)
    if (!kind || !layer || !state || longitude === undefined || latitude === undefined) return []
    return [
      {
        id,
        kind,
        layer,
        state,
        longitude,
        latitude,
        title: from(titles, of.title) ?? id,
        value: at(of.value) ?? null,
        unit: from(of.units, of.unit) ?? '',
        valueAt: at(of.valueAt) ?? null,
      },
    ]
  })
}

export interface ObjectFilter {
  /** Empty or missing: all. */
  readonly layer?: readonly string[] | undefined
  readonly state?: readonly string[] | undefined
  readonly q?: string | undefined
}

export function fits(object: LiveObject, { layer = [], state = [], q = '' }: ObjectFilter): boolean {
  if (layer.length > 0 && !layer.includes(object.layer)) return false
  if (state.length > 0 && !state.includes(object.state)) return false
  return q === '' || object.title.toLowerCase().includes(q.toLowerCase())
}

export function countsByLayer(objects: readonly LiveObject[]): ReadonlyMap<Layer, number> {
  const counts = new Map<Layer, number>()
  for (const { layer } of objects) counts.set(layer, (counts.get(layer) ?? 0) + 1)
  return counts
}

export function countOf(objects: readonly LiveObject[], state: ObjectState): number {
  return objects.reduce((sum, object) => sum + (object.state === state ? 1 : 0), 0)
}
