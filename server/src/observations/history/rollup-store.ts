/** What other rooms may read of the rollups, and how they learn which days changed. */
import type { Queryable } from '#platform/postgres/pool.ts'

/** One stream on one civil day of its own zone. */
interface TouchedDay {
  readonly streamId: number
  readonly code: string
  /** YYYY-MM-DD. */
  readonly day: string
  /** How often the day had been written when it was read here. */
  readonly changes: number
}

/**
 * Days whose observations changed since they were last taken into account, at most one row per stream and day. The mark
 * is set by the transaction that writes the observations, on any process, and stays until `forgetTouched` is committed:
 * a reader that dies before loses nothing.
 */
export async function touchedDays(client: Queryable, limit: number): Promise<TouchedDay[]> {
  const { rows } = await client.query<TouchedDay>(
    `select d.stream_id as "streamId", s.code, d.day, d.changes
       from rollup_day d join stream s using (stream_id) where d.touched order by d.stream_id, d.day limit $1`,
    [limit],
  )
  return rows
}

/**
 * Takes the marks away in the transaction of what was computed from these days. A day that was written again since it was
 * read keeps its mark. Call it last: until the commit, ingest waits for these days.
 */
export async function forgetTouched(client: Queryable, days: readonly TouchedDay[]): Promise<void> {
  await client.query(
    `update rollup_day d set touched = false
       from (select * from unnest($1::int[], $2::date[], $3::int[]) as t (stream_id, day, changes)
              order by stream_id, day) t
      where d.stream_id = t.stream_id and d.day = t.day and d.changes = t.changes`,
    [days.map(({ streamId }) => streamId), days.map(({ day }) => day), days.map(({ changes }) => changes)],
  )
}

interface RollupRow {
  readonly streamId: number
  /** Start of the hour as an instant in UTC, or the civil day. */
  readonly bucket: string
  readonly n: number
  readonly sum: number
  readonly min: number
  readonly max: number
  readonly lastAt: string
  readonly lastValue: number
  /** All flags of the rows of the bucket. */
  readonly quality: number
}

interface RollupSpan {
  readonly streamIds: readonly number[]
  /** Instant for hours, civil day for days. */
  readonly from: string
  /** Exclusive. */
  readonly to: string
}

const columns = 'n, sum, min, max, last_at as "lastAt", last_value as "lastValue", quality'

export async function hourRollups(client: Queryable, { streamIds, from, to }: RollupSpan): Promise<RollupRow[]> {
  const { rows } = await client.query<RollupRow>(
    `select stream_id as "streamId", hour as bucket, ${columns} from rollup_hour
      where n > 0 and stream_id = any($1) and hour >= $2 and hour < $3 order by stream_id, hour`,
    [streamIds, from, to],
  )
  return rows
}

export async function dayRollups(client: Queryable, { streamIds, from, to }: RollupSpan): Promise<RollupRow[]> {
  const { rows } = await client.query<RollupRow>(
    `select stream_id as "streamId", day as bucket, ${columns} from rollup_day
      where n > 0 and stream_id = any($1) and day >= $2 and day < $3 order by stream_id, day`,
    [streamIds, from, to],
  )
  return rows
}

interface StreamEntry {
  readonly streamId: number
  readonly code: string
  readonly property: string
  readonly unit: string
  readonly scopeId: string
  readonly areaId: string | null
  readonly place: string | null
  readonly intervalSeconds: number
  readonly timeZone: string
  readonly latestAt: string | null
}

/** Streams of some scopes, of one property where it is given, by code. */
export async function streamsOf(
  client: Queryable,
  { scopeIds, property }: { readonly scopeIds: readonly string[]; readonly property?: string },
): Promise<StreamEntry[]> {
  const { rows } = await client.query<StreamEntry>(
    `select s.stream_id as "streamId", s.code, s.property, s.unit, s.scope_id as "scopeId", s.area_id as "areaId", s.place,
       s.interval_seconds as "intervalSeconds", s.time_zone as "timeZone", l.at as "latestAt"
       from stream s left join latest l using (stream_id)
      where s.scope_id = any($1) and ($2::text is null or s.property = $2) order by s.code`,
    [scopeIds, property ?? null],
  )
  return rows
}

/** Answers kept for repeated requests, dropped when nobody repeats them any more. */
export async function pruneIngestRequests(client: Queryable, days: number): Promise<number> {
  const { rowCount } = await client.query('delete from ingest_request where at < now() - make_interval(days => $1)', [
    days,
  ])
  return rowCount ?? 0
}
