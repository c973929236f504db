/** Figures of public transport out of a GTFS Realtime feed. */
import type { GtfsRealtimeSettings, TransitMeasure } from '@citywide/model/observations/pull'
import { streamCode } from '@citywide/model/observations/stream'
import { Finds, type Found } from './found.ts'
import { type Entity, readFeed } from './gtfs-feed.ts'

type Declared = Pick<GtfsRealtimeSettings, 'prefix' | 'measures' | 'routes' | 'early' | 'late'>

/** UCUM codes of the measures. */
const transitUnits = {
  vehicles: '1',
  speed: 'm/s',
  delay: 's',
  'on-time': '%',
  cancelled: '1',
  alerts: '1',
  age: 's',
} as const satisfies Record<TransitMeasure, string>

const CANCELLED = 3

/**
 * One row a measure, for the whole feed and for each of the routes that are asked for, at the time that the feed bears.
 * What a feed does not tell (no trip with a delay, no speed) is missing, not zero.
 *
 * @param now milliseconds since 1970
 * @throws Unreadable NOT_GTFS
 */
export function readGtfs(bytes: Uint8Array, declared: Declared, now: number): Found {
  const { header, entity = [] } = readFeed(bytes)
  const entities = entity.filter(({ isDeleted }) => isDeleted !== true)
  const stamp = header.timestamp ?? 0
  const at = stamp > 0 ? stamp * 1_000 : now
  const into = new Finds()
  const columns = new Set<string>()
  for (const one of entities) for (const route of routesOf(one)) columns.add(route)
  const groups = [undefined, ...declared.routes]
  for (const [row, route] of groups.entries()) {
    const among = route === undefined ? entities : entities.filter((one) => routesOf(one).includes(route))
    for (const measure of declared.measures) {
      // The age belongs to the feed, not to a route of it.
      if (measure === 'age' && route !== undefined) continue
      const value = measure === 'age' ? ageOf(stamp, now) : figureOf(measure, among, declared, now)
      const code = [declared.prefix, ...(route === undefined ? [] : [nameOf(route)]), measure].join('.')
      if (value === undefined) into.missing += 1
      else {
        const named = streamCode.safeParse(code).success
        into.add({
          row,
          stream: code,
          at,
          value,
          quality: undefined,
          unit: transitUnits[measure],
          ...(!named && { refused: 'STREAM_NAME' }),
        })
      }
    }
  }
  return {
    rows: into.rows,
    read: entities.length,
    missing: into.missing,
    columns: [...columns].toSorted().slice(0, 200),
  }
}

const nameOf = (route: string) =>
  route
    .trim()
    .toLowerCase()
    .replaceAll(/[\s/]+/g, '-')

function ageOf(stamp: number, now: number): number | undefined {
  return stamp > 0 ? Math.max(0, Math.round(now / 1_000 - stamp)) : undefined
}

function routesOf({ tripUpdate, vehicle, alert }: Entity): readonly string[] {
  const told = alert?.informedEntity?.map(({ routeId, trip }) => routeId ?? trip?.routeId) ?? []
  return [tripUpdate?.trip?.routeId, vehicle?.trip?.routeId, ...told].filter((route) => route !== undefined)
}

function figureOf(
  measure: Exclude<TransitMeasure, 'age'>,
  entities: readonly Entity[],
  { early, late }: Declared,
  now: number,
): number | undefined {
  switch (measure) {
    case 'vehicles':
      return new Set(entities.flatMap(({ id, vehicle }) => (vehicle ? [vehicle.vehicle?.id ?? id] : []))).size
    case 'speed':
      return mean(entities.flatMap(({ vehicle }) => vehicle?.position?.speed ?? []))
    case 'delay':
      return mean(entities.flatMap((one) => delayOf(one) ?? []))
    case 'on-time': {
      const delays = entities.flatMap((one) => delayOf(one) ?? [])
      const punctual = delays.filter((delay) => delay >= -early && delay <= late)
      return delays.length === 0 ? undefined : rounded((100 * punctual.length) / delays.length)
    }
    case 'cancelled':
      return entities.filter(({ tripUpdate }) => tripUpdate?.trip?.scheduleRelationship === CANCELLED).length
    case 'alerts':
      return entities.filter(({ alert }) => alert && isActive(alert.activePeriod ?? [], now / 1_000)).length
  }
}

/** Seconds behind the timetable: of the trip, else at the next stop that something is known of. */
function delayOf({ tripUpdate }: Entity): number | undefined {
  if (!tripUpdate || tripUpdate.trip?.scheduleRelationship === CANCELLED) return undefined
  if (tripUpdate.delay !== undefined) return tripUpdate.delay
  for (const { arrival, departure, scheduleRelationship = 0 } of tripUpdate.stopTimeUpdate ?? []) {
    const delay = departure?.delay ?? arrival?.delay
    if (scheduleRelationship === 0 && delay !== undefined) return delay
  }
  return undefined
}

/** Without periods an alert holds as long as it is told. */
function isActive(periods: readonly { readonly start?: number; readonly end?: number }[], now: number): boolean {
  return (
    periods.length === 0 ||
    periods.some(({ start = 0, end = 0 }) => (start === 0 || start <= now) && (end === 0 || end > now))
  )
}

function mean(values: readonly number[]): number | undefined {
  const known = values.filter((value) => Number.isFinite(value))
  return known.length === 0 ? undefined : rounded(known.reduce((sum, value) => sum + value, 0) / known.length)
}

const rounded = (value: number) => Math.round(value * 100) / 100
