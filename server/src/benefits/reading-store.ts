/** What screens read of indicators and benefits. */
import type { Names } from '@citywide/model/text'
import type { Queryable } from '#platform/postgres/pool.ts'

export interface IndicatorRow {
  readonly id: string
  readonly code: string
  readonly title: Names
  readonly unit: string
  readonly direction: 'up' | 'down' | 'band'
  readonly frequencyDays: number | null
  readonly datasetIds: readonly string[]
}

export async function indicatorRows(client: Queryable, ids: readonly string[]): Promise<IndicatorRow[]> {
  const { rows } = await client.query<IndicatorRow>(
    `select id, code, title, unit, direction, frequency_days as "frequencyDays", dataset_ids as "datasetIds"
       from indicator where id = any($1)`,
    [ids],
  )
  return rows
}

/** A period of an indicator that is over, or a value that a person entered. */
export interface FigureRow {
  readonly indicatorId: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly value: number | null
  /** Null where a computed period has no result. */
  readonly status: string | null
  readonly method: string
  readonly source: string
  readonly n: number | null
  readonly coverage: number | null
  readonly newestInput: string | null
  readonly computedAt: string
  readonly validDays: number | null
  readonly expectedDays: number | null
  readonly neededDays: number | null
}

/**
 * Figures whose moment lies at or before `at`, oldest first: of the whole, not of single groups.
 *
 * @param timeZone in which the moment of an entered value without a period is a civil day
 */
export async function figureRows(
  client: Queryable,
  indicatorIds: readonly string[],
  at: string,
  timeZone: string,
): Promise<FigureRow[]> {
  const { rows } = await client.query<FigureRow>(
    `select p.indicator_id as "indicatorId", p.period_start as "periodStart", p.period_end as "periodEnd", p.value,
       v.status, 'computed' as method, 'system' as source, p.observations as n, p.coverage, p.newest_input as "newestInput",
       p.computed_at as "computedAt", p.valid_days as "validDays", p.expected_days as "expectedDays",
       p.needed_days as "neededDays"
     from indicator_period p left join indicator_value v on v.id = p.value_id
     where p.indicator_id = any($1) and p.ends_at <= $2
     union all
     select v.indicator_id, coalesce(v.period_start, v.period_end, (v.observed_at at time zone $3)::date),
       coalesce(v.period_end, (v.observed_at at time zone $3)::date),
       v.value, v.status, v.method, v.source, v.n, v.coverage, v.observed_at, coalesce(v.computed_at, v.created_at),
       null, null, null
     from indicator_value v
     where v.indicator_id = any($1) and v.observed_at <= $2 and v.valid_to is null and v.group_key is null
       and v.method <> 'computed'
       and not exists (select from indicator_value r where r.revision_of = v.id)
     order by 3, 2`,
    [indicatorIds, at, timeZone],
  )
  return rows
}

export interface BenefitRow {
  readonly id: string
  readonly title: Names
  readonly level: string
  readonly status: string
  readonly ownerId: string | null
  readonly indicatorId: string | null
  readonly direction: 'up' | 'down' | 'band'
  readonly baselineValue: number | null
  readonly baselineAt: string | null
  readonly targetValue: number | null
  readonly targetAt: string | null
  readonly trajectory: unknown
  readonly owner: { readonly id: string; readonly name: string; readonly organization: Names } | null
}

const benefit = `
  select b.id, b.title, b.level, b.status, b.owner_id as "ownerId", b.indicator_id as "indicatorId", b.direction,
    b.baseline_value as "baselineValue", b.baseline_at as "baselineAt", b.target_value as "targetValue",
    b.target_at as "targetAt", b.trajectory,
    case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name, 'organization', o.name) end as owner
  from benefit b left join person p on p.id = b.owner_id left join organization o on o.id = p.org_id`

export async function benefitById(client: Queryable, id: string): Promise<BenefitRow | undefined> {
  const { rows } = await client.query<BenefitRow>(`${benefit} where b.id = $1`, [id])
  return rows[0]
}

/** Benefits of these scopes that are not closed, end outcomes first. */
export async function benefitsOf(client: Queryable, scopeIds: readonly string[]): Promise<BenefitRow[]> {
  const { rows } = await client.query<BenefitRow>(
    `${benefit} where b.scope_id = any($1) and b.status <> 'closed'
      order by array_position(array['outcome', 'intermediate', 'business_change', 'enabler', 'disbenefit'], b.level),
        b.created_at, b.id`,
    [scopeIds],
  )
  return rows
}

export interface LinkRow {
  readonly kind: string
  readonly noun: string
  readonly id: string
  readonly title: Names
  readonly share: number | null
}

/** The other ends of the links into a benefit, or out of it. */
export async function linksOf(client: Queryable, benefitId: string, side: 'into' | 'out of'): Promise<LinkRow[]> {
  const [own, other] = side === 'into' ? ['to_id', 'from_id'] : ['from_id', 'to_id']
  const { rows } = await client.query<LinkRow>(
    `select l.kind, e.noun, e.id, e.title, l.share from benefit_link l join (
        select 'Benefit' as noun, id, title from benefit
        union all select 'Initiative', id, title from initiative
        union all select 'VisionTarget', id, title from vision_target) e on e.id = l.${other}
      where l.${own} = $1 order by l.created_at, l.id`,
    [benefitId],
  )
  return rows
}

export async function reviewsOf(client: Queryable, benefitId: string, until: string) {
  const { rows } = await client.query<{
    id: string
    reviewedAt: string
    actual: number | null
    decision: string
    independent: boolean
  }>(
    `select id, reviewed_at as "reviewedAt", actual, decision, independent from benefit_review
      where benefit_id = $1 and reviewed_at <= $2 order by reviewed_at desc, created_at desc`,
    [benefitId, until],
  )
  return rows
}

export async function datasetTitles(client: Queryable, ids: readonly string[]) {
  const { rows } = await client.query<{ id: string; title: Names }>(
    'select id, title from dataset where id = any($1) order by created_at',
    [ids],
  )
  return rows
}

/** The streams behind an indicator and what of them counts until a civil day. */
export async function streamInputs(client: Queryable, streamIds: readonly number[], until: string) {
  const { rows } = await client.query<{ code: string; title: Names; latestAt: string | null; count: number }>(
    `select s.code, s.title, max(d.newest) as "latestAt", coalesce(sum(d.observations), 0)::int as count
       from stream s left join station_day d on d.stream_id = s.stream_id and d.day < $2
      where s.stream_id = any($1) group by s.stream_id order by s.code`,
    [streamIds, until],
  )
  return rows
}

/** How many indicators of these scopes there are, are computed, and have a value within 1.5 × their promised rhythm. */
export async function shareRows(client: Queryable, scopeIds: readonly string[], at: string) {
  const { rows } = await client.query<{ automated: number; fresh: number; total: number }>(
    `select count(*)::int as total, count(*) filter (where i.automated)::int as automated,
       count(*) filter (where l.observed_at >= $2::timestamptz - make_interval(hours => (i.frequency_days * 36)))::int as fresh
     from indicator i left join lateral (
       select max(v.observed_at) as observed_at from indicator_value v
        where v.indicator_id = i.id and v.observed_at <= $2 and v.valid_to is null and v.status <> 'missing') l on true
     where i.scope_id = any($1)`,
    [scopeIds, at],
  )
  return rows[0] ?? { automated: 0, fresh: 0, total: 0 }
}

/** The moment at which the scope of a record is judged; null means now. */
export async function evaluationOf(
  client: Queryable,
  table: 'benefit' | 'indicator',
  id: string,
): Promise<string | null> {
  const { rows } = await client.query<{ at: string | null }>(
    `select s.evaluated_at as at from ${table} r join scope s on s.id = r.scope_id where r.id = $1`,
    [id],
  )
  return rows[0]?.at ?? null
}
