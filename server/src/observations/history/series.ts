import type { Resolution, SeriesPoint } from '@citywide/model/observations/stream'
import type { Queryable } from '#platform/postgres/pool.ts'
import { instantText, microsecondsOf } from '../moment.ts'
import type { KnownStream } from '../streams/catalogue.ts'
import { type BucketRow, dayRows, hourRows, rawRows } from './series-store.ts'
import type { DayRange, HourRange } from './zone.ts'

/** Microseconds since 1970; `to` is exclusive. */
export interface SeriesSpan {
  readonly stream: KnownStream
  readonly resolution: Resolution
  readonly from: number
  readonly to: number
  readonly limit: number
}

export interface SeriesPage {
  readonly points: SeriesPoint[]
  /** Where the next page begins, in microseconds since 1970; null after the last. */
  readonly next: number | null
}

/** Points in order of time, of one stream in one resolution. Buckets belong to the span that holds their start. */
export async function seriesPage(client: Queryable, span: SeriesSpan): Promise<SeriesPage> {
  const points = await pointsOf(client, { ...span, limit: span.limit + 1 })
  const beyond = points.length > span.limit ? points.pop() : undefined
  return { points, next: beyond === undefined ? null : microsecondsOf(beyond.at) }
}

async function pointsOf(
  client: Queryable,
  { stream, resolution, from, to, limit }: SeriesSpan,
): Promise<SeriesPoint[]> {
  const { key, zone, intervalSeconds } = stream
  switch (resolution) {
    case 'raw': {
      const rows = await rawRows(client, { stream: key, from: instantText(from), to: instantText(to), limit })
      return rows.map(({ at, value, quality }) => ({ at, value, n: 1, min: value, max: value, coverage: 1, quality }))
    }
    case 'hour': {
      const rows = await hourRows(client, { stream: key, from: instantText(from), to: instantText(to), limit })
      return rows.map((row) => pointOf(row, zone.hourOf(microsecondsOf(row.bucket)), intervalSeconds))
    }
    case 'day': {
      const first = firstDayFrom(zone.dayOf(from), from)
      const end = firstDayFrom(zone.dayOf(to), to)
      const rows = await dayRows(client, { stream: key, from: dayText(first), to: dayText(end), limit })
      return rows.map((row) => pointOf(row, zone.dayRange(dayNumber(row.bucket)), intervalSeconds))
    }
  }
}

function pointOf({ n, sum, min, max, quality }: BucketRow, { start, end }: HourRange, interval: number): SeriesPoint {
  const expected = Math.max(1, (end - start) / 1_000_000 / interval)
  return { at: instantText(start), value: sum / n, n, min, max, coverage: Math.min(1, n / expected), quality }
}

function firstDayFrom({ day, start }: DayRange, moment: number): number {
  return start >= moment ? day : day + 1
}

const epoch = new Temporal.PlainDate(1970, 1, 1)

function dayText(day: number): string {
  return epoch.add({ days: day }).toString()
}

function dayNumber(day: string): number {
  return epoch.until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days
}
