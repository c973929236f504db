/** Everything live that has a place, in columns. */
import type { AlertView } from '@citywide/model/emergency/alert-view'
import {
  type MapObjects,
  objectKinds,
  objectStates,
  layers,
  type ObjectState,
} from '@citywide/model/emergency/operations'
import type { Names } from '@citywide/model/text'
import { layerOf } from '../alerts/alert-store.ts'
import type { StandingStream } from './standing.ts'

const stateNames = Object.keys(objectStates) as ObjectState[]
const layerNames = Object.keys(layers) as (keyof typeof layers)[]

/** What is shown at one place. */
interface Shown {
  readonly id: string
  readonly kind: (typeof objectKinds)[number]
  readonly layer: keyof typeof layers
  readonly longitude: number
  readonly latitude: number
  readonly state: ObjectState
  readonly title: Names
  readonly value: number | null
  readonly unit: string
  readonly valueAt: number | null
}

const atPlace = (longitude: number | null, latitude: number | null) =>
  longitude === null || latitude === null ? undefined : { longitude: round(longitude), latitude: round(latitude) }
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

export function mapObjects(
  at: string,
  streams: readonly StandingStream[],
  alerts: readonly AlertView[],
  limit: number,
): MapObjects {
  const shown: Shown[] = []
  let unplaced = 0
  const incidents = new Set<string>()
  // What is out of order first: a limit cuts what is in order.
  for (const alert of alerts) {
    const place = atPlace(alert.longitude, alert.latitude)
    if (!place) {
      unplaced += 1
      continue
    }
    const grave = alert.severity >= 3 ? 'high' : 'watch'
    const { title, domain: layer, lastValue: value, unit, lastValueAt } = alert
    const valueAt = lastValueAt === null ? null : Temporal.Instant.from(lastValueAt).epochMilliseconds
    const common = { layer, ...place, title, value, unit: unit ?? '', valueAt }
    shown.push({ id: alert.id, kind: 'alert', state: grave, ...common })
    // An incident stands where its first alert is.
    if (alert.incidentId === null || incidents.has(alert.incidentId)) continue
    incidents.add(alert.incidentId)
    shown.push({ ...common, id: alert.incidentId, kind: 'incident', state: 'high' })
  }
  for (const stream of streams) {
    const place = atPlace(stream.longitude, stream.latitude)
    if (!place) {
      unplaced += 1
      continue
    }
    const { code: id, title, value, unit, state, at: valueAt } = stream
    shown.push({
      id,
      kind: 'stream',
      layer: layerOf(stream.domain),
      ...place,
      state,
      title,
      value,
      unit,
      valueAt: valueAt === null ? null : Math.round(valueAt),
    })
  }
  const listed = shown.slice(0, limit)
  const titles = new Index<Names>(({ zh, en }) => `${zh ?? ''}\n${en ?? ''}`)
  const units = new Index<string>((unit) => unit)
  return {
    at,
    id: listed.map(({ id }) => id),
    kind: listed.map(({ kind }) => objectKinds.indexOf(kind)),
    layer: listed.map(({ layer }) => layerNames.indexOf(layer)),
    longitude: listed.map(({ longitude }) => longitude),
    latitude: listed.map(({ latitude }) => latitude),
    state: listed.map(({ state }) => stateNames.indexOf(state)),
    title: listed.map(({ title }) => titles.of(title)),
    value: listed.map(({ value }) => value),
    unit: listed.map(({ unit }) => units.of(unit)),
    valueAt: listed.map(({ valueAt }) => valueAt),
    kinds: [...objectKinds],
    layers: layerNames,
    states: stateNames,
    titles: titles.values,
    units: units.values,
    total: shown.length,
    unplaced,
  }
}

/** Each value once, known by its number. */
class Index<T> {
  readonly values: T[] = []
  readonly #places = new Map<string, number>()
  readonly #keyOf: (value: T) => string

  constructor(keyOf: (value: T) => string) {
    this.#keyOf = keyOf
  }

  of(value: T): number {
    const key = this.#keyOf(value)
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.values.push(value) - 1
    this.#places.set(key, place)
    return place
  }
}
