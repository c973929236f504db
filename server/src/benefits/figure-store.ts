/** Stage two and three: days of the area, periods, and the values that are kept of them. */
import type { Period } from '@citywide/model/benefits/period'
import type { Queryable } from '#platform/postgres/pool.ts'
import type { Defined } from './definition-store.ts'

/** What a period holds so far. */
export interface PeriodSum {
  readonly periodStart: string
  readonly periodEnd: string
  /** Moment the period ends, in the zone of the definition. */
  readonly endsAt: string
  readonly value: number | null
  readonly validDays: number
  readonly expectedDays: number
  readonly observations: number
  readonly coverage: number | null
  readonly newestInput: string | null
  /** Newest civil day with observations. */
  readonly newestDay: string | null
  /** The place of all its streams, where they share one. */
  readonly areaId: string | null
}

/** The streams of a definition, as a part of a statement: $1 scope, $2 property, $3 unit, $4 place. */
const chosen = `
  with recursive inside as (
    select $1::uuid as id union select s.id from scope s join inside i on s.parent_id = i.id),
  chosen as (
    select s.stream_id, s.area_id from stream s
     where s.scope_id in (select id from inside) and s.property = $2 and s.unit = $3
       and ($4::text is null or s.place = $4))`

function choice({ scopeId, definition: { property, unit, place } }: Defined): unknown[] {
  return [scopeId, property, unit, place]
}

export async function streamsOf(client: Queryable, defined: Defined): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(`${chosen} select stream_id as id from chosen`, choice(defined))
  return rows.map(({ id }) => id)
}

/**
 * What these periods hold, from the days of their stations. Means are taken in a fixed order: in another one their last
 * digit may differ, and the same figure would pass for a revision.
 *
 * @param until a civil day: only days before it count, as they stood at a moment of the past
 */
export async function sumPeriods(
  client: Queryable,
  defined: Defined,
  periods: readonly Period[],
  until?: string,
): Promise<PeriodSum[]> {
  const { day, minStations, aggregate, timeZone } = defined.definition
  // Names of columns, chosen from two here and never from outside.
  const [value, parts] = day.statistic === 'mean' ? ['d.mean', 'd.hours'] : ['d.max_8h_mean', 'd.windows']
  const { rows } = await client.query<PeriodSum>(
    `${chosen},
     period as (select * from unnest($5::date[], $6::date[]) as p (period_start, period_end)),
     area_day as materialized (
       select d.day, avg(${value} order by d.stream_id) filter (where ${parts} >= $7) as value,
         count(*) filter (where ${parts} >= $7) >= $8 as valid,
         sum(d.hours) as hours, sum(d.observations) as observations, max(d.newest) as newest
       from station_day d join chosen c using (stream_id)
       where d.day between (select min(period_start) from period) and (select max(period_end) from period)
         and ($9::date is null or d.day < $9)
       group by d.day)
     select p.period_start as "periodStart", p.period_end as "periodEnd",
       (p.period_end + 1)::timestamp at time zone $10 as "endsAt",
       ${aggregate.kind === 'mean' ? 'avg(a.value order by a.day) filter (where a.valid)' : 'nullif(count(*) filter (where a.valid), 0) * 0.0 + count(*) filter (where a.valid and a.value <= $11)'}::float8 as value,
       count(*) filter (where a.valid)::int as "validDays",
       p.period_end - p.period_start + 1 as "expectedDays",
       coalesce(sum(a.observations) filter (where a.valid), 0)::int as observations,
       least(coalesce(sum(a.hours), 0) / nullif((select count(*) from chosen)
         * extract(epoch from (p.period_end + 1)::timestamp at time zone $10 - p.period_start::timestamp at time zone $10) / 3600, 0), 1)::float8 as coverage,
       max(a.newest) as "newestInput", max(a.day) as "newestDay",
       (select case when count(*) = count(area_id) and count(distinct area_id) = 1 then min(area_id::text)::uuid end from chosen) as "areaId"
     from period p left join area_day a on a.day between p.period_start and p.period_end
     group by p.period_start, p.period_end order by p.period_start`,
    [
      ...choice(defined),
      periods.map(({ start }) => start),
      periods.map(({ end }) => end),
      day.minHours,
      minStations,
      until ?? null,
      timeZone,
      ...(aggregate.kind === 'mean' ? [] : [aggregate.limit]),
    ],
  )
  return rows
}
