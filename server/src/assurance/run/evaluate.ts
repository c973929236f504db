/** One evaluation of one scope: judge on a snapshot, then keep what changed in one transaction. */
import { isDeepStrictEqual } from 'node:util'
import type { VerdictChange } from '@citywide/model/assurance/verdict'
import { type Cause, settle } from '@citywide/model/assurance/settle'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { queueEvent } from '#platform/outbox/queue-store.ts'
import type { Pool, PoolClient } from '#platform/postgres/pool.ts'
import { keepDay } from '../history/keep.ts'
import { challenge } from '../attestations/challenge.ts'
import type { Profile } from '../profile/profile.ts'
import { keepVersions } from '../profile/version-store.ts'
import { keepFindings } from '../findings/keep.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import { givenIn, judgeAll, type Verdict } from './judge-all.ts'
import { verdictEvents } from './verdict-event.ts'
import { announce } from './notice-store.ts'
import {
  keepChanges,
  keepRun,
  keepStates,
  type NewChange,
  type RuleState,
  statesOf,
  touchStates,
} from './state-store.ts'

export interface Evaluation {
  readonly scope: WholeScope
  /** The moment that is judged. */
  readonly asOf: Temporal.Instant
  /** When this is done. */
  readonly at: Temporal.Instant
  readonly timeZone: string
  readonly rules: readonly BookRule[]
  /** What the scope has settled. */
  readonly profile: Profile
  readonly cause: Cause
  /** Nothing but time or derived values changed: a new state waits for a second evaluation that agrees. */
  readonly noisy: (rule: BookRule) => boolean
  /** The writes that led here. */
  readonly because: (rule: BookRule) => VerdictChange['because']
}

export interface Outcome {
  readonly rules: number
  readonly changed: readonly string[]
  /** Rules that could not run, with the reason: faults of the platform. */
  readonly errors: readonly { readonly rule: string; readonly error: string }[]
  readonly milliseconds: number
}

/**
 * @param writer the transaction of the caller, who has taken his turn; judging reads in a transaction of its own
 */
export async function evaluate(
  pool: Pool,
  writer: PoolClient,
  book: Rulebook,
  evaluation: Evaluation,
): Promise<Outcome> {
  const { scope, asOf, at, timeZone, rules, profile, cause } = evaluation
  const start = performance.now()
  const ids = rules.map(({ card }) => card.id)
  const [verdicts, before] = await Promise.all([
    judgeAll(pool, book, rules, givenIn(scope, asOf, timeZone), profile),
    statesOf(writer, scope.id, ids),
  ])
  const states: RuleState[] = []
  const unchanged: string[] = []
  const changes: NewChange[] = []
  for (const verdict of verdicts) {
    const known = before.get(verdict.of.card.id)
    const { state, turned } = stateOf(verdict, known, evaluation)
    if (turned) changes.push(changeOf(state, known, evaluation, verdict.of.book))
    if (known && sameFacts(known, state)) unchanged.push(state.rule)
    else states.push(state)
  }
  const errors = verdicts.flatMap(({ of, error }) => (error === undefined ? [] : [{ rule: of.card.id, error }]))
  await keepStates(writer, scope.id, states)
  await keepDay(writer, evaluation, before, states)
  await touchStates(writer, scope.id, unchanged, asOf.toString())
  const milliseconds = performance.now() - start
  const run = await keepRun(writer, {
    scopeId: scope.id,
    cause,
    asOf: asOf.toString(),
    at: at.toString(),
    milliseconds,
    rules: rules.length,
    changed: changes.length,
    errors: errors.length,
  })
  await keepVersions(writer, verdicts, at)
  await challenge(writer, book, scope, changes, { moment: asOf, now: at })
  await keepChanges(writer, scope.id, run, changes)
  await keepFindings(writer, book, evaluation, changes)
  await queueEvent(writer, ...verdictEvents(scope, changes))
  const changed = states.map(({ rule }) => rule)
  if (changed.length > 0) await announce(writer, { scope: scope.code, asOf: asOf.toString(), rules: changed })
  return { rules: rules.length, changed: changes.map(({ rule }) => rule), errors, milliseconds }
}

function stateOf(
  { of, judgement, counts, exempt, held, milliseconds }: Verdict,
  before: RuleState | undefined,
  { asOf, at, noisy }: Evaluation,
): { state: RuleState; turned: boolean } {
  const { state, reason, pending, turned } = settle(before, judgement, { version: of.version, noisy: noisy(of.book) })
  const { sample, n, pass, fail, unknown, fails, unknowns, failing, found, newest } = counts
  const { value, range } = judgement
  const known = new Set(before?.failing)
  const previous = turned && before ? { state: before.state, value: before.value, at: before.since } : before?.previous
  return {
    turned,
    state: {
      rule: of.card.id,
      version: of.version,
      state,
      reason,
      value,
      range,
      // The score belongs to the state that is shown.
      score: pending === null ? judgement.score : (before?.score ?? null),
      sample,
      n,
      pass,
      fail,
      unknown,
      exempt,
      held,
      fails,
      unknowns,
      failing,
      newlyFailing: before ? newlyFailing(before, failing, known) : [],
      found,
      newestInput: newest,
      asOf: asOf.toString(),
      since: turned ? at.toString() : (before?.since ?? at.toString()),
      milliseconds,
      previous: previous ?? null,
      pending,
    },
  }
}

/** Who fails now and did not before; the same as before while the failing records are the same. */
function newlyFailing(before: RuleState, failing: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const same = failing.length === before.failing.length && failing.every((id) => known.has(id))
  return same ? before.newlyFailing : failing.filter((id) => !known.has(id))
}

function changeOf(
  state: RuleState,
  before: RuleState | undefined,
  { cause, because }: Evaluation,
  of: BookRule,
): NewChange {
  const { rule, version, reason, n, pass, fail, unknown, asOf, since } = state
  return {
    rule,
    version,
    at: since,
    asOf,
    from: before?.state ?? null,
    to: state.state,
    reason,
    valueFrom: before?.value ?? null,
    valueTo: state.value,
    n,
    pass,
    fail,
    unknown,
    cause: before ? cause : 'first',
    because: because(of),
  }
}

/** Everything but the moment and the time it took. */
function sameFacts(one: RuleState, other: RuleState): boolean {
  const { asOf, milliseconds } = one
  return isDeepStrictEqual(one, { ...other, asOf, milliseconds })
}
