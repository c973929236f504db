/** Silences: the one fact about a stream that nobody sends. */
import { GAP_INTERVALS } from '@citywide/model/observations/quality'
import type { Queryable } from '#platform/postgres/pool.ts'

const longest = (stream: string) => `make_interval(secs => ${GAP_INTERVALS}::float8 * ${stream}.interval_seconds)`

/**
 * Ends silences that an observation has broken; one that late observations have filled was none.
 *
 * @returns how many ended
 */
export async function endGaps(client: Queryable): Promise<number> {
  const { rowCount } = await client.query(
    `update stream_gap g set ended_at = (
        select min(o.t) from observation o where o.stream_id = g.stream_id and o.t > g.started_at)
       from latest l where g.ended_at is null and l.stream_id = g.stream_id and l.seen_at > g.started_at`,
  )
  await client.query(
    `delete from stream_gap g using stream s
      where s.stream_id = g.stream_id and g.ended_at - g.started_at <= ${longest('s')}`,
  )
  return rowCount ?? 0
}

/**
 * Notes streams that are silent for longer than three expected intervals.
 *
 * @returns how many began
 */
export async function beginGaps(client: Queryable, now: Temporal.Instant): Promise<number> {
  const { rowCount } = await client.query(
    `insert into stream_gap (stream_id, started_at, noticed_at)
      select s.stream_id, l.seen_at, $1::timestamptz from stream s join latest l using (stream_id)
       where l.seen_at < $1::timestamptz - ${longest('s')}
         and not exists (select from stream_gap g where g.stream_id = s.stream_id and g.ended_at is null)
      on conflict (stream_id, started_at) do nothing`,
    [now.toString()],
  )
  return rowCount ?? 0
}

/** Forgets silences that were broken by observations that came too late to break them. */
export async function dropFilledGaps(client: Queryable, stream: number): Promise<void> {
  await client.query(
    `delete from stream_gap g where g.stream_id = $1 and g.ended_at is not null and exists (
        select from observation o where o.stream_id = $1 and o.t > g.started_at and o.t < g.ended_at)`,
    [stream],
  )
}

export interface GapRow {
  readonly startedAt: string
  readonly endedAt: string | null
  readonly noticedAt: string
}

/** Silences of a stream that reach into a span, the newest first. */
export async function gapsOf(
  client: Queryable,
  { stream, from, to, limit }: { stream: number; from: string; to: string; limit: number },
): Promise<GapRow[]> {
  const { rows } = await client.query<GapRow>(
    `select started_at as "startedAt", ended_at as "endedAt", noticed_at as "noticedAt" from stream_gap
      where stream_id = $1 and started_at < $3 and coalesce(ended_at, 'infinity') > $2
      order by started_at desc limit $4`,
    [stream, from, to, limit],
  )
  return rows
}
