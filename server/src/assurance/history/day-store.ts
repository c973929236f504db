/** What was known of the rules on days of the past. */
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { Queryable } from '#platform/postgres/pool.ts'
import type { RuleState } from '../run/state-store.ts'

/** What a day keeps of a state: everything but what only the run itself is interested in. */
const copied = `version, state, reason, value, range_low, range_high, score, sample, n, pass, fail, unknown, exempt, held, fails,
  unknowns, failing, found, newest_input, as_of, since, previous_state, previous_value, previous_at`

/**
 * Copies the states of some rules to a day; the last of a day stays.
 *
 * @param at when this became known
 * @param day civil day of that moment in the zone of the city
 */
export async function copyToDay(
  client: Queryable,
  scopeId: string,
  rules: readonly string[],
  { at, day }: { readonly at: string; readonly day: string },
): Promise<void> {
  if (rules.length === 0) return
  await client.query(
    `insert into rule_day (scope_id, rule, day, at, ${copied})
     select scope_id, rule, $4, $3, ${copied} from rule_state where scope_id = $1 and rule = any($2)
     on conflict (scope_id, rule, day) do update set (at, ${copied}) = (excluded.at, ${copied
       .split(',')
       .map((column) => `excluded.${column.trim()}`)
       .join(', ')})`,
    [scopeId, rules, at, day],
  )
}

/** When a scope was judged for the first time; null where it never was. */
export async function firstJudged(client: Queryable, scopeId: string): Promise<Temporal.Instant | null> {
  const { rows } = await client.query<{ at: string }>(
    'select at from rule_history where scope_id = $1 order by seq limit 1',
    [scopeId],
  )
  return rows[0] ? Temporal.Instant.from(rows[0].at) : null
}

/**
 * The last row of a rule that was known at a moment; days of any zone lie within one of Greenwich's.
 *
 * @param columns what is read of it
 */
const lastKnown = (columns: string) => `select ${columns} from rule_day d
  where d.scope_id = $1 and d.rule = asked.rule and d.day <= moment.latest and d.at <= moment.at
  order by d.day desc limit 1`

const latest = `(at at time zone 'UTC')::date + 1 as latest`

/** The state of each rule as it was known at a moment; a rule nobody had judged yet has none. */
export async function statesKnown(
  client: Queryable,
  scopeId: string,
  rules: readonly string[],
  at: string,
): Promise<ReadonlyMap<string, RuleState>> {
  const { rows } = await client.query<
    Omit<RuleState, 'previous' | 'newlyFailing' | 'milliseconds' | 'pending'> & {
      readonly previousState: VerdictState | null
      readonly previousValue: number | null
      readonly previousAt: string | null
    }
  >(
    `select asked.rule, version, state, reason, value,
        case when range_low is null then null else array[range_low, range_high] end as range, score, sample, n, pass, fail,
        unknown, exempt, held, fails, unknowns, failing, found, newest_input as "newestInput", as_of as "asOf", since,
        previous_state as "previousState", previous_value as "previousValue", previous_at as "previousAt"
       from unnest($3::text[]) asked(rule) cross join (select at, ${latest} from (select $2::timestamptz as at) one) moment
       cross join lateral (${lastKnown('*')}) known`,
    [scopeId, at, rules],
  )
  return new Map(
    rows.map(({ previousState, previousValue, previousAt, ...rest }) => [
      rest.rule,
      {
        ...rest,
        newlyFailing: [],
        milliseconds: 0,
        pending: null,
        previous:
          previousState === null || previousAt === null
            ? null
            : { state: previousState, value: previousValue, at: previousAt },
      },
    ]),
  )
}

/** A state of the past, no more of it than a roll-up needs. */
export interface PastState {
  readonly rule: string
  /** Which of the moments that were asked for, from 0. */
  readonly moment: number
  readonly state: VerdictState
  readonly score: number | null
}

/** The states of some rules at several moments, as they were known then. */
export async function briefStatesKnown(
  client: Queryable,
  scopeId: string,
  rules: readonly string[],
  moments: readonly string[],
): Promise<readonly PastState[]> {
  const { rows } = await client.query<PastState>(
    `select asked.rule, (moment.no - 1)::int as moment, known.state, known.score
       from unnest($2::text[]) asked(rule) cross join (
         select at, no, ${latest} from unnest($3::timestamptz[]) with ordinality one(at, no)) moment
       cross join lateral (${lastKnown('d.state, d.score')}) known`,
    [scopeId, rules, moments],
  )
  return rows
}

export interface RulePoint {
  readonly at: string
  readonly state: VerdictState
  readonly reason: RuleState['reason']
  readonly value: number | null
  readonly score: number | null
  readonly n: number
  readonly pass: number
  readonly unknown: number
  readonly version: string
}

/** Every day on which a rule moved until a moment, oldest first, and at most the latest two thousand. */
export async function pointsOf(client: Queryable, scopeId: string, rule: string, until: string): Promise<RulePoint[]> {
  const { rows } = await client.query<RulePoint>(
    `select at, state, reason, value, score, n, pass, unknown, version from rule_day
      where scope_id = $1 and rule = $2 and at <= $3 order by day desc limit 2000`,
    [scopeId, rule, until],
  )
  return rows.toReversed()
}
