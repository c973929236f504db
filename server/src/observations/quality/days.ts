import { qualityFlagNames } from '@citywide/model/observations/quality'
import type { FlagCounts, QualityDay } from '@citywide/model/observations/stream-quality'
import type { Queryable } from '#platform/postgres/pool.ts'
import { dayNumber } from '../moment.ts'
import type { KnownStream } from '../streams/catalogue.ts'
import { qualityDays } from './day-store.ts'

/** Days with what was expected of them, up to a moment in microseconds since 1970. */
export async function judgedDays(
  client: Queryable,
  { key, zone, intervalSeconds }: KnownStream,
  { from, to, now }: { from: string; to: string; now: number },
): Promise<QualityDay[]> {
  const rows = await qualityDays(client, { stream: key, from, to })
  return rows.map((row) => {
    const { start, end } = zone.dayRange(dayNumber(row.day))
    const seconds = Math.max(0, Math.min(end, now) - start) / 1_000_000
    const expected = Math.max(1, Math.floor(seconds / intervalSeconds))
    const flags = Object.fromEntries(qualityFlagNames.map((name) => [name, row[name]])) as FlagCounts
    const { day, usable, unusable } = row
    return { day, usable, unusable, expected, coverage: Math.min(1, usable / expected), flags }
  })
}
