import type { QualityFlagName } from '@citywide/model/observations/quality'
import type { Queryable } from '#platform/postgres/pool.ts'

export interface DayRow extends Record<QualityFlagName, number> {
  readonly day: string
  readonly usable: number
  readonly unusable: number
}

/** Days of one stream that hold observations, in order; `to` is included. */
export async function qualityDays(
  client: Queryable,
  { stream, from, to }: { stream: number; from: string; to: string },
): Promise<DayRow[]> {
  const { rows } = await client.query<DayRow>(
    `select d.day, d.n as usable, d.bad as unusable, d.late, coalesce(q.out_of_range, 0) as "outOfRange",
       coalesce(q.stuck, 0) as stuck, coalesce(q.implausible, 0) as implausible, coalesce(q.rate, 0) as rate,
       coalesce(q.gap, 0) as gap, coalesce(q.ahead, 0) as ahead
     from rollup_day d left join quality_day q using (stream_id, day)
     where d.stream_id = $1 and d.day between $2 and $3 order by d.day`,
    [stream, from, to],
  )
  return rows
}

/** Has a stream judged anew, from the start of a civil day on. @returns how many days hold observations since */
export async function unsettle(client: Queryable, stream: number, from: string): Promise<number> {
  await client.query(
    `insert into unsettled_stream as u (stream_id, since, until)
      select stream_id, $2::date::timestamp at time zone s.time_zone, l.seen_at
        from latest l join stream s using (stream_id) where stream_id = $1
      on conflict (stream_id) do update set since = least(u.since, excluded.since), until = greatest(u.until, excluded.until)`,
    [stream, from],
  )
  const { rows } = await client.query<{ days: number }>(
    'select count(*) as days from rollup_day where stream_id = $1 and day >= $2',
    [stream, from],
  )
  return rows[0]?.days ?? 0
}
