/** What records alone say of nodes that no rule judges: cells of purposes and issues, and indicators. */
import type { Held } from '@citywide/model/assurance/framework-standing'
import type { Queryable } from '#platform/postgres/pool.ts'

/** A value is fresh for twice its period. */
const fresh = (indicator: string): string => `exists (select from indicator_value v
  where v.indicator_id = ${indicator}.id and v.observed_at <= $2::timestamptz
    and v.observed_at > $2::timestamptz - make_interval(days => 2 * coalesce(${indicator}.frequency_days, 365)))`

/**
 * Cells by `ISSUE-PURPOSE`: covered where a target of the vision or a benefit with a fresh indicator carries both codes,
 * targeted where one does without. Cells that nothing names are not here.
 */
export async function heldCells(
  client: Queryable,
  scopeIds: readonly string[],
  asOf: Temporal.Instant,
): Promise<ReadonlyMap<string, Held>> {
  const { rows } = await client.query<{ cell: string; covered: boolean }>(
    `select issue || '-' || purpose as cell, bool_or(coalesce(${fresh('i')}, false)) as covered
       from (select purpose_codes, issue_codes, indicator_id from vision_target
              where status = 'active' and scope_id = any($1)
             union all
             select purpose_codes, issue_codes, indicator_id from benefit
              where status <> 'closed' and scope_id = any($1)) r
       left join indicator i on i.id = r.indicator_id
       cross join unnest(r.purpose_codes) purpose cross join unnest(r.issue_codes) issue
      group by 1`,
    [scopeIds, asOf.toString()],
  )
  return new Map(rows.map(({ cell, covered }) => [cell, covered ? 'covered' : 'targeted']))
}

/** Indicators of a family by their code: covered with a fresh value, targeted where only the definition is there. */
export async function heldIndicators(
  client: Queryable,
  family: string,
  scopeIds: readonly string[],
  asOf: Temporal.Instant,
): Promise<ReadonlyMap<string, Held>> {
  const { rows } = await client.query<{ code: string; covered: boolean }>(
    `select i.code, bool_or(${fresh('i')}) as covered from indicator i
      where i.framework = $3 and i.scope_id = any($1) group by i.code`,
    [scopeIds, asOf.toString(), family],
  )
  return new Map(rows.map(({ code, covered }) => [code, covered ? 'covered' : 'targeted']))
}
