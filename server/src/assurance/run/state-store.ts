/** What is kept of the evaluations: runs, the state of every rule in every scope, and each of its changes. */
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { Reason, VerdictChange } from '@citywide/model/assurance/verdict'
import type { Queryable } from '#platform/postgres/pool.ts'

export interface RuleState {
  readonly rule: string
  readonly version: string
  readonly state: VerdictState
  readonly reason: Reason | null
  readonly value: number | null
  readonly range: readonly [number, number] | null
  readonly score: number | null
  readonly sample: number
  readonly n: number
  readonly pass: number
  readonly fail: number
  readonly unknown: number
  /** Records that the scope has exempted: they have left `n`. */
  readonly exempt: number
  /** Of the records that a freeze holds, those that fail still; null where nothing is frozen. */
  readonly held: number | null
  readonly fails: readonly number[]
  readonly unknowns: readonly number[]
  readonly failing: readonly string[]
  readonly newlyFailing: readonly string[]
  readonly found: readonly string[]
  readonly newestInput: string | null
  readonly asOf: string
  readonly since: string
  readonly milliseconds: number
  readonly previous: { readonly state: VerdictState; readonly value: number | null; readonly at: string } | null
  readonly pending: VerdictState | null
}

const columns = `rule, version, state, reason, value,
  case when range_low is null then null else array[range_low, range_high] end as range, score,
  sample, n, pass, fail, unknown, exempt, held, fails, unknowns, failing, newly_failing as "newlyFailing", found,
  newest_input as "newestInput", as_of as "asOf", since, milliseconds,
  previous_state as "previousState", previous_value as "previousValue", previous_at as "previousAt",
  pending_state as pending`

type Row = Omit<RuleState, 'previous'> & {
  readonly previousState: VerdictState | null
  readonly previousValue: number | null
  readonly previousAt: string | null
}

/** Asked at every change that a rule reads: planned once for each connection. */
const statesNamed = {
  name: 'states of a scope',
  text: `select ${columns} from rule_state where scope_id = $1 and ($2::text[] is null or rule = any($2))`,
}

/** The kept states of a scope, by rule; of all its rules where none are named. */
export async function statesOf(
  client: Queryable,
  scopeId: string,
  rules?: readonly string[],
): Promise<ReadonlyMap<string, RuleState>> {
  const { rows } = await client.query<Row>({
    ...statesNamed,
    values: [scopeId, rules ?? null],
  })
  return new Map(
    rows.map(({ previousState, previousValue, previousAt, ...rest }) => [
      rest.rule,
      {
        ...rest,
        previous:
          previousState === null || previousAt === null
            ? null
            : { state: previousState, value: previousValue, at: previousAt },
      },
    ]),
  )
}

/** The card that each rule of a scope was last judged with. */
export async function versionsOf(client: Queryable, scopeId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ rule: string; version: string }>(
    'select rule, version from rule_state where scope_id = $1',
    [scopeId],
  )
  return new Map(rows.map(({ rule, version }) => [rule, version]))
}

/** The kept states of every scope, no more of them than a roll-up needs; by scope, then by rule. */
export async function briefStates(
  client: Queryable,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Pick<RuleState, 'state' | 'score'>>>> {
  const { rows } = await client.query<Pick<RuleState, 'rule' | 'state' | 'score'> & { scopeId: string }>(
    'select scope_id as "scopeId", rule, state, score from rule_state',
  )
  const byScope = Map.groupBy(rows, ({ scopeId }) => scopeId)
  return new Map([...byScope].map(([id, states]) => [id, new Map(states.map((one) => [one.rule, one]))]))
}

/** Scopes of which nothing was ever judged. */
export async function unjudgedScopes(client: Queryable): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from scope s where not exists (select from rule_state r where r.scope_id = s.id)',
  )
  return rows.map(({ id }) => id)
}

/** Rules whose new state waits to be confirmed, in any scope. */
export async function pendingRules(client: Queryable): Promise<{ scopeId: string; rule: string }[]> {
  const { rows } = await client.query<{ scopeId: string; rule: string }>(
    `select scope_id as "scopeId", rule from rule_state where pending_state is not null`,
  )
  return rows
}

const statesKept = `insert into rule_state (scope_id, rule, version, state, reason, value, range_low, range_high, score, sample, n, pass, fail,
       unknown, exempt, held, fails, unknowns, failing, newly_failing, found, newest_input, as_of, since, milliseconds,
       previous_state, previous_value, previous_at, pending_state)
     select $1, rule, version, state, reason, value, "rangeLow", "rangeHigh", score, sample, n, pass, fail, unknown, exempt, held,
       fails, unknowns, failing, "newlyFailing", found, "newestInput", "asOf", since, milliseconds, "previousState",
       "previousValue", "previousAt", pending
     from jsonb_to_recordset($2::jsonb) as r(rule text, version text, state text, reason text, value float8,
       "rangeLow" float8, "rangeHigh" float8, score float8, sample int, n int, pass int, fail int, unknown int, exempt int,
       held int, fails int[], unknowns int[], failing uuid[], "newlyFailing" uuid[], found text[], "newestInput" timestamptz, "asOf" timestamptz,
       since timestamptz, milliseconds float8, "previousState" text, "previousValue" float8, "previousAt" timestamptz,
       pending text)
     on conflict (scope_id, rule) do update set (version, state, reason, value, range_low, range_high, score, sample, n, pass,
       fail, unknown, exempt, held, fails, unknowns, failing, newly_failing, found, newest_input, as_of, since, milliseconds,
       previous_state, previous_value, previous_at, pending_state) = (excluded.version, excluded.state, excluded.reason,
       excluded.value, excluded.range_low, excluded.range_high, excluded.score, excluded.sample, excluded.n, excluded.pass,
       excluded.fail, excluded.unknown, excluded.exempt, excluded.held, excluded.fails, excluded.unknowns, excluded.failing, excluded.newly_failing,
       excluded.found, excluded.newest_input, excluded.as_of, excluded.since, excluded.milliseconds,
       excluded.previous_state, excluded.previous_value, excluded.previous_at, excluded.pending_state)`

export async function keepStates(client: Queryable, scopeId: string, states: readonly RuleState[]): Promise<void> {
  if (states.length === 0) return
  const rows = states.map(({ previous, range, ...state }) => ({
    ...state,
    rangeLow: range?.[0] ?? null,
    rangeHigh: range?.[1] ?? null,
    previousState: previous?.state ?? null,
    previousValue: previous?.value ?? null,
    previousAt: previous?.at ?? null,
  }))
  await client.query({ name: 'keep states', text: statesKept, values: [scopeId, JSON.stringify(rows)] })
}

/** States that came out as they were: only the moment they are good for moves. */
export async function touchStates(
  client: Queryable,
  scopeId: string,
  rules: readonly string[],
  asOf: string,
): Promise<void> {
  if (rules.length === 0) return
  await client.query({
    name: 'touch states',
    text: 'update rule_state set as_of = $3 where scope_id = $1 and rule = any($2) and as_of is distinct from $3',
    values: [scopeId, rules, asOf],
  })
}

/** Rules that left the catalogue leave the states; their history stays. */
export async function dropStates(client: Queryable, scopeId: string, known: readonly string[]): Promise<void> {
  await client.query('delete from rule_state where scope_id = $1 and rule <> all($2)', [scopeId, known])
}

export interface Run {
  readonly scopeId: string
  readonly cause: VerdictChange['cause']
  readonly asOf: string
  readonly at: string
  readonly milliseconds: number
  readonly rules: number
  readonly changed: number
  readonly errors: number
}

export async function keepRun(client: Queryable, run: Run): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into evaluation_run (scope_id, cause, as_of, at, milliseconds, rules, changed, errors)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [run.scopeId, run.cause, run.asOf, run.at, run.milliseconds, run.rules, run.changed, run.errors],
  )
  return rows[0]?.id ?? 0
}

/** Runs are kept for as long as somebody may ask how the engine did; what they changed is kept for ever. */
export async function forgetRuns(client: Queryable, before: string): Promise<void> {
  await client.query('delete from evaluation_run where at < $1', [before])
}

/** One change of a state, with the counts that decided it. */
export type NewChange = VerdictChange & Pick<RuleState, 'version' | 'reason' | 'n' | 'pass' | 'fail' | 'unknown'>

export async function keepChanges(
  client: Queryable,
  scopeId: string,
  run: number,
  changes: readonly NewChange[],
): Promise<void> {
  if (changes.length === 0) return
  await client.query(
    `insert into rule_history (run, scope_id, rule, version, at, as_of, from_state, to_state, reason, value_from, value_to,
       n, pass, fail, unknown, cause, because)
     select $1, $2, rule, version, at, "asOf", "from", "to", reason, "valueFrom", "valueTo", n, pass, fail, unknown, cause,
       because
     from jsonb_to_recordset($3::jsonb) as r(rule text, version text, at timestamptz, "asOf" timestamptz, "from" text,
       "to" text, reason text, "valueFrom" float8, "valueTo" float8, n int, pass int, fail int, unknown int, cause text,
       because jsonb)`,
    [run, scopeId, JSON.stringify(changes)],
  )
}

/** Changes of a scope or of some of its rules until a moment, newest first. `turned` leaves out first states. */
export async function changesOf(
  client: Queryable,
  scopeId: string,
  {
    rules,
    limit,
    turned = false,
    until,
  }: { rules?: readonly string[]; limit: number; turned?: boolean; until?: string },
): Promise<VerdictChange[]> {
  const { rows } = await client.query<VerdictChange>(
    `select rule, at, as_of as "asOf", from_state as "from", to_state as "to", value_from as "valueFrom",
        value_to as "valueTo", cause, because
       from rule_history
      where scope_id = $1 and ($2::text[] is null or rule = any($2)) and (not $3 or from_state is not null)
        and ($5::timestamptz is null or at <= $5)
      order by seq desc limit $4`,
    [scopeId, rules ?? null, turned, limit, until ?? null],
  )
  return rows
}
