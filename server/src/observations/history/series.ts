import { isUsable } from '@citywide/model/observations/quality'
import type { Resolution, SeriesPoint, UnusablePoint } from '@citywide/model/observations/stream'
import type { Queryable } from '#platform/postgres/pool.ts'
import { dayNumber, dayText, instantText, microsecondsOf } from '../moment.ts'
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
  /** What may be used; the rest of the span stands in `unusable`. */
  readonly points: SeriesPoint[]
  readonly unusable: UnusablePoint[]
  /** Where the next page begins, in microseconds since 1970; null after the last. */
  readonly next: number | null
}

/** One row of a series, whether it may be used or not. */
export interface SeriesRow {
  readonly at: string
  readonly point: SeriesPoint | undefined
  readonly unusable: UnusablePoint | undefined
}

/** Rows in order of time, of one stream in one resolution. Buckets belong to the span that holds their start. */
export async function seriesPage(client: Queryable, span: SeriesSpan): Promise<SeriesPage & { rows: SeriesRow[] }> {
  const rows = await rowsOf(client, { ...span, limit: span.limit + 1 })
  const beyond = rows.length > span.limit ? rows.pop() : undefined
  return {
    rows,
    points: rows.flatMap(({ point }) => point ?? []),
    unusable: rows.flatMap(({ unusable }) => unusable ?? []),
    next: beyond === undefined ? null : microsecondsOf(beyond.at),
  }
}

async function rowsOf(client: Queryable, { stream, resolution, from, to, limit }: SeriesSpan): Promise<SeriesRow[]> {
  const { key, zone, intervalSeconds } = stream
  switch (resolution) {
    case 'raw': {
      const rows = await rawRows(client, { stream: key, from: instantText(from), to: instantText(to), limit })
      return rows.map(({ at, value, quality, flags }) =>
        isUsable(flags)
          ? { at, point: { at, value, n: 1, min: value, max: value, coverage: 1, quality, flags }, unusable: undefined }
          : { at, point: undefined, unusable: { at, value, n: 1, quality, flags } },
      )
    }
    case 'hour': {
      const rows = await hourRows(client, { stream: key, from: instantText(from), to: instantText(to), limit })
      return rows.map((row) => bucketOf(row, zone.hourOf(microsecondsOf(row.bucket)), intervalSeconds))
    }
    case 'day': {
      const first = firstDayFrom(zone.dayOf(from), from)
      const end = firstDayFrom(zone.dayOf(to), to)
      const rows = await dayRows(client, { stream: key, from: dayText(first), to: dayText(end), limit })
      return rows.map((row) => bucketOf(row, zone.dayRange(dayNumber(row.bucket)), intervalSeconds))
    }
  }
}

function bucketOf(row: BucketRow, { start, end }: HourRange, interval: number): SeriesRow {
  const { n, bad, sum, min, max, quality, flags } = row
  const at = instantText(start)
  const expected = Math.max(1, (end - start) / 1_000_000 / interval)
  const coverage = Math.min(1, n / expected)
  return {
    at,
    point: min === null || max === null ? undefined : { at, value: sum / n, n, min, max, coverage, quality, flags },
    unusable: bad > 0 ? { at, value: null, n: bad, quality, flags } : undefined,
  }
}

function firstDayFrom({ day, start }: DayRange, moment: number): number {
  return start >= moment ? day : day + 1
}
