/** Stage one: the days of each station, from its hours. */
import type { PoolClient } from '#platform/postgres/pool.ts'

/** One stream on one civil day of its own zone. */
export interface StreamDay {
  readonly streamId: number
  readonly day: string
}

/** An hour counts from this share of its expected observations: 45 minutes. Source: GB 3095-2012, table 4. */
const SHARE_OF_HOUR = 0.75
/** Hours of eight that an eight-hour mean needs. Source: GB 3095-2012, table 4. */
const HOURS_OF_EIGHT = 6

/**
 * Computes these days from the hourly rollups. Eight-hour means are those that end with the hours 8 to 24 of the day.
 */
export async function refreshStationDays(client: PoolClient, days: readonly StreamDay[]): Promise<void> {
  // The hours of each day are read by their key, day by day (`offset 0` keeps it so): joined freely, the planner reads
  // all hours of a stream for each of its days when it has no statistics yet, which took 37 s instead of 1.
  await client.query(
    `with asked as (
       select s.stream_id, t.day, s.interval_seconds,
         t.day::timestamp at time zone s.time_zone as starts,
         (t.day + 1)::timestamp at time zone s.time_zone as ends
       from unnest($1::int[], $2::date[]) as t (stream_id, day) join stream s using (stream_id)),
     daily as (
       select a.stream_id, a.day, h.* from asked a cross join lateral (
         select count(*) filter (where counts) as hours, avg(value order by hour) filter (where counts) as mean,
           coalesce(sum(n), 0) as observations, max(last_at) as newest,
           array_agg(hour order by hour) filter (where counts) as at,
           array_agg(value order by hour) filter (where counts) as of
         from (
           select (extract(epoch from hour - a.starts) / 3600)::int as hour, sum / n as value, n, last_at,
             n * a.interval_seconds >= 3600 * $3::float8 as counts
           from rollup_hour where n > 0 and stream_id = a.stream_id and hour >= a.starts and hour < a.ends offset 0) hourly) h)
     insert into station_day (stream_id, day, hours, mean, windows, max_8h_mean, observations, newest)
     select d.stream_id, d.day, d.hours, d.mean, w.windows, w.highest, d.observations, d.newest
     from daily d cross join lateral (
       select count(*) as windows, max(mean) as highest from (
         select avg(v.value order by v.hour) as mean from generate_series(7, 23) as last (hour)
         join unnest(d.at, d.of) as v (hour, value) on v.hour between last.hour - 7 and last.hour
         group by last.hour having count(*) >= $4) eight) w
     on conflict (stream_id, day) do update set hours = excluded.hours, mean = excluded.mean, windows = excluded.windows,
       max_8h_mean = excluded.max_8h_mean, observations = excluded.observations, newest = excluded.newest`,
    [days.map(({ streamId }) => streamId), days.map(({ day }) => day), SHARE_OF_HOUR, HOURS_OF_EIGHT],
  )
}

/** Days that a definition reads and that were never computed: its streams were there before it. */
export async function missingStationDays(client: PoolClient, streamIds: readonly number[]): Promise<StreamDay[]> {
  const { rows } = await client.query<StreamDay>(
    `select r.stream_id as "streamId", r.day
       from rollup_day r where r.stream_id = any($1)
        and not exists (select from station_day d where d.stream_id = r.stream_id and d.day = r.day)`,
    [streamIds],
  )
  return rows
}
