/** Months that ended before anybody looked, judged afterwards. */
import type { Queryable } from '#platform/postgres/pool.ts'
import type { Verdict } from '../run/judge-all.ts'
import type { PastState, RulePoint } from './day-store.ts'

/** Keeps what came out for one moment; what was judged for it before gives way. */
export async function keepAfterwards(
  client: Queryable,
  scopeId: string,
  verdicts: readonly Verdict[],
  { asOf, judgedAt }: { readonly asOf: string; readonly judgedAt: string },
): Promise<void> {
  const rows = verdicts.map(({ of, judgement, counts }) => {
    const { state, reason, value, score } = judgement
    const { n, pass, fail, unknown } = counts
    return { rule: of.card.id, version: of.book.version, state, reason, value, score, n, pass, fail, unknown }
  })
  await client.query(
    `insert into rule_afterwards (scope_id, rule, as_of, judged_at, version, state, reason, value, score, n, pass, fail,
       unknown)
     select $1, rule, $2, $3, version, state, reason, value, score, n, pass, fail, unknown
       from jsonb_to_recordset($4::jsonb) as r(rule text, version text, state text, reason text, value float8, score float8,
         n int, pass int, fail int, unknown int)
     on conflict (scope_id, rule, as_of) do update set (judged_at, version, state, reason, value, score, n, pass, fail,
       unknown) = (excluded.judged_at, excluded.version, excluded.state, excluded.reason, excluded.value, excluded.score,
       excluded.n, excluded.pass, excluded.fail, excluded.unknown)`,
    [scopeId, asOf, judgedAt, JSON.stringify(rows)],
  )
}

/** How far the months of a scope are judged: of each, when, and with which cards. */
export async function judgedMonths(
  client: Queryable,
  scopeId: string,
): Promise<ReadonlyMap<string, { readonly judgedAt: string; readonly versions: readonly string[] }>> {
  const { rows } = await client.query<{ asOf: string; judgedAt: string; versions: string[] }>(
    `select as_of as "asOf", min(judged_at) as "judgedAt", array_agg(version) as versions
       from rule_afterwards where scope_id = $1 group by as_of`,
    [scopeId],
  )
  return new Map(rows.map(({ asOf, ...rest }) => [asOf, rest]))
}

/** The states of some rules at ends of months, as far as they were judged afterwards. */
export async function briefStatesAfterwards(
  client: Queryable,
  scopeId: string,
  rules: readonly string[],
  moments: readonly string[],
): Promise<readonly PastState[]> {
  const { rows } = await client.query<PastState>(
    `select rule, (moment.no - 1)::int as moment, state, score
       from rule_afterwards join unnest($3::timestamptz[]) with ordinality moment(at, no) on as_of = moment.at
      where scope_id = $1 and rule = any($2)`,
    [scopeId, rules, moments],
  )
  return rows
}

/** The months of one rule that were judged afterwards, oldest first. */
export async function afterwardsOf(client: Queryable, scopeId: string, rule: string): Promise<RulePoint[]> {
  const { rows } = await client.query<RulePoint>(
    `select as_of as at, state, reason, value, score, n, pass, unknown, version from rule_afterwards
      where scope_id = $1 and rule = $2 order by as_of`,
    [scopeId, rule],
  )
  return rows
}
