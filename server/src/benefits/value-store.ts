/** The values that are kept of periods: a changed result is a new row that says what it replaces. */
import { randomUUIDv7 } from 'node:crypto'
import { IndicatorValue } from '@citywide/model/benefits/indicator-value'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { keepVersions, recordsOf } from '#platform/records/store.ts'
import type { Defined } from './definition-store.ts'
import type { PeriodSum } from './figure-store.ts'

/** A result as it stands. */
export interface Standing {
  readonly periodStart: string
  readonly valueId: string
  readonly value: number
  readonly status: string
}

export interface NewValue extends PeriodSum {
  readonly value: number
  readonly status: 'provisional' | 'final' | 'revised'
  readonly revisionOf: string | null
}

/** The results that stand for these periods. */
export async function standingValues(
  client: Queryable,
  indicatorId: string,
  starts: readonly string[],
): Promise<Map<string, Standing>> {
  const { rows } = await client.query<Standing>(
    `select p.period_start as "periodStart", v.id as "valueId", v.value, v.status
       from indicator_period p join indicator_value v on v.id = p.value_id
      where p.indicator_id = $1 and p.period_start = any($2::date[])`,
    [indicatorId, starts],
  )
  return new Map(rows.map((row) => [row.periodStart, row]))
}

/** Keeps new results; those that they replace end at the same moment. */
export async function addValues(
  client: PoolClient,
  { indicatorId, cityId, scopeId }: Defined,
  values: readonly NewValue[],
  at: string,
): Promise<Map<string, string>> {
  const rows = values.map((value) => ({ ...value, id: randomUUIDv7() }))
  await client.query(
    `insert into indicator_value (id, city_id, scope_id, source, created_at, updated_at, indicator_id, observed_at, value,
       method, quality, area_id, period_start, period_end, n, coverage, status, computed_at, revision_of)
     select v.id, $2, $3, 'system', $4, $4, $1, v."endsAt", v.value, 'computed',
       case when v.coverage >= 0.9 then 'good' else 'acceptable' end,
       v."areaId", v."periodStart", v."periodEnd", v.observations, v.coverage, v.status, $4, v."revisionOf"
     from jsonb_to_recordset($5::jsonb) as v (id uuid, "endsAt" timestamptz, value float8, coverage float8, "areaId" uuid,
       "periodStart" date, "periodEnd" date, observations int, status text, "revisionOf" uuid)`,
    [indicatorId, cityId, scopeId, at, JSON.stringify(rows)],
  )
  await remember(
    client,
    rows.map(({ id }) => id),
    'I',
  )
  await endValues(
    client,
    rows.flatMap(({ revisionOf }) => revisionOf ?? []),
    at,
  )
  return new Map(rows.map(({ periodStart, id }) => [periodStart, id]))
}

/** Says until when values stood; the values themselves are left as they are. */
export async function endValues(client: PoolClient, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return
  await client.query(
    `update indicator_value set valid_to = $2, version = version + 1, updated_at = $2, updated_by = null
      where id = any($1) and valid_to is null`,
    [ids, at],
  )
  await remember(client, ids, 'U')
}

/** Provisional results whose time to settle is over become final. */
export async function settleValues(client: PoolClient, at: string): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `update indicator_value v set status = 'final', version = v.version + 1, updated_at = $1, updated_by = null
       from indicator_period p join indicator i on i.id = p.indicator_id join indicator_definition d on d.id = i.definition_id
      where p.value_id = v.id and v.status = 'provisional'
        and p.ends_at + make_interval(days => (d.definition ->> 'settleDays')::int) <= $1
     returning v.id`,
    [at],
  )
  await remember(
    client,
    rows.map(({ id }) => id),
    'U',
  )
  return rows.length
}

async function remember(client: PoolClient, ids: readonly string[], op: 'I' | 'U'): Promise<void> {
  await keepVersions(client, IndicatorValue, await recordsOf(client, IndicatorValue, ids), op)
}

/** How far the periods have come, with the result that stands for each. */
export async function keepPeriods(
  client: PoolClient,
  { indicatorId, version, definition }: Defined,
  sums: readonly (PeriodSum & { readonly valueId: string | null })[],
  at: string,
): Promise<void> {
  await client.query(
    `insert into indicator_period (indicator_id, period_start, period_end, ends_at, definition_version, value, valid_days,
       expected_days, needed_days, observations, coverage, newest_input, computed_at, value_id)
     select $1, p."periodStart", p."periodEnd", p."endsAt", $2, p.value, p."validDays", p."expectedDays", $3, p.observations,
       p.coverage, p."newestInput", $4, p."valueId"
     from jsonb_to_recordset($5::jsonb) as p ("periodStart" date, "periodEnd" date, "endsAt" timestamptz, value float8,
       "validDays" int, "expectedDays" int, observations int, coverage float8, "newestInput" timestamptz, "valueId" uuid)
     on conflict (indicator_id, period_start) do update set period_end = excluded.period_end, ends_at = excluded.ends_at,
       definition_version = excluded.definition_version, value = excluded.value, valid_days = excluded.valid_days,
       expected_days = excluded.expected_days, needed_days = excluded.needed_days, observations = excluded.observations,
       coverage = excluded.coverage, newest_input = excluded.newest_input, computed_at = excluded.computed_at,
       value_id = excluded.value_id`,
    [indicatorId, version, definition.period.minDays, at, JSON.stringify(sums)],
  )
}

/** Forgets periods that the definition no longer makes; their results end. */
export async function dropPeriods(
  client: PoolClient,
  indicatorId: string,
  starts: readonly string[],
  at: string,
): Promise<void> {
  const { rows } = await client.query<{ value_id: string | null }>(
    `delete from indicator_period where indicator_id = $1 and period_start = any($2::date[]) returning value_id`,
    [indicatorId, starts],
  )
  await endValues(
    client,
    rows.flatMap(({ value_id }) => value_id ?? []),
    at,
  )
}

/**
 * Brings the newest value of indicators up to date, as seen at the moment their scope is judged at. It is derived: the
 * version of the record stays.
 *
 * @param ids which indicators; all without it
 */
export async function refreshLastValues(client: Queryable, now: string, ids?: readonly string[]): Promise<number> {
  const { rowCount } = await client.query(
    `update indicator i set last_value_at = l.observed_at, last_value = l.value
       from (
         select i.id, v.observed_at, v.value
         from indicator i join scope s on s.id = i.scope_id
         left join lateral (
           select v.observed_at, v.value from indicator_value v
            where v.indicator_id = i.id and v.valid_to is null and v.status <> 'missing' and v.group_key is null
              and v.observed_at <= coalesce(s.evaluated_at, $1)
              and not exists (select from indicator_value r where r.revision_of = v.id)
            order by v.observed_at desc, v.created_at desc limit 1) v on true
         where $2::uuid[] is null or i.id = any($2)) l
      where l.id = i.id and (i.last_value_at, i.last_value) is distinct from (l.observed_at, l.value)`,
    [now, ids ?? null],
  )
  return rowCount ?? 0
}

/** Tells whoever listens which indicators have new figures. A payload holds 8,000 bytes; many are told as "several". */
export async function tellFigures(client: Queryable, indicatorIds: readonly string[]): Promise<void> {
  await client.query(`select pg_notify('figure', $1)`, [indicatorIds.length > 100 ? '' : indicatorIds.join(' ')])
}
