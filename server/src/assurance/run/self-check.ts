/** Holds every kept state against a judgement of the records as they stand: what was followed must be what is there. */
import { createHash } from 'node:crypto'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { changesAfter } from '#platform/events/changes.ts'
import { type Clock, momentOf } from '#platform/clock.ts'
import type { Pool, PoolClient } from '#platform/postgres/pool.ts'
import { profileOf } from '../profile/profile.ts'
import { type BookRule, cityTarget, type Rulebook } from '../rulebook.ts'
import { compile } from '../sql/compile.ts'
import { compiledBefore, type Difference, keepCompiled, lastTurns } from './check-store.ts'
import { givenIn, judgeAll, type Verdict } from './judge-all.ts'
import { batch } from './look-ahead.ts'
import { positionOf, readers } from './position-store.ts'
import { type RuleState, statesOf } from './state-store.ts'

export interface ScopeCheck {
  readonly compared: number
  readonly skipped: number
  readonly differences: readonly Difference[]
}

interface Judging {
  readonly pool: Pool
  readonly clock: Clock
  /** IANA zone of the city. */
  readonly timeZone: string
}

/** The facts of a state that must be the same; figures of measures up to the order they were summed in. */
const compared = [
  'sample',
  'n',
  'pass',
  'fail',
  'unknown',
  'exempt',
  'value',
  'fails',
  'unknowns',
  'failing',
  'found',
] as const

/**
 * Judges each rule of a scope at the very moment it was last judged at, with the records of now. Rules that a change on
 * its way concerns are left out: they are judged anew in a moment.
 *
 * @param writer the transaction of the caller, who has taken his turn
 */
export async function checkScope(
  { pool, clock, timeZone }: Judging,
  writer: PoolClient,
  book: Rulebook,
  scope: WholeScope,
): Promise<ScopeCheck> {
  const kept = await statesOf(writer, scope.id)
  const turns = await lastTurns(writer, scope.id)
  const profile = await profileOf(writer, scope.id, momentOf(scope, clock.now()))
  const onTheWay = await concerned(writer, book, scope)
  const settled = (rule: BookRule): RuleState | undefined => {
    const state = kept.get(rule.card.id)
    return state && !onTheWay.has(rule) && state.version === profile.rule(rule, book.vocabulary).version
      ? state
      : undefined
  }
  const rules = [...book.rules.values()]
  const groups = Map.groupBy(rules, (rule) => settled(rule)?.asOf ?? null)
  const differences: Difference[] = []
  let skipped = groups.get(null)?.length ?? 0
  for (const [asOf, group] of groups) {
    if (asOf === null) continue
    const given = givenIn(scope, Temporal.Instant.from(asOf), timeZone)
    for (const verdict of await judgeAll(pool, book, group, given, profile)) {
      const state = kept.get(verdict.of.card.id)
      if (!state || verdict.error !== undefined || state.reason === 'error') skipped += 1
      else differences.push(...differencesOf(scope.code, state, verdict, turns.get(state.rule)))
    }
  }
  return { compared: rules.length - skipped, skipped, differences }
}

function differencesOf(
  scope: string,
  state: RuleState,
  { judgement, counts, exempt }: Verdict,
  lastTurn: string | undefined,
): Difference[] {
  const { rule } = state
  const found: Pick<RuleState, (typeof compared)[number]> = { ...counts, exempt, value: judgement.value }
  const facts = compared.flatMap((what) =>
    same(state[what], found[what]) ? [] : [{ scope, rule, what, kept: state[what], found: found[what] }],
  )
  // A state that waits to be confirmed is kept beside the one that is shown.
  const shown = state.pending ?? state.state
  return [
    ...facts,
    ...(shown === judgement.state ? [] : [{ scope, rule, what: 'state', kept: shown, found: judgement.state }]),
    ...(lastTurn === state.state ? [] : [{ scope, rule, what: 'history', kept: lastTurn ?? null, found: state.state }]),
  ]
}

function same(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one))
  return JSON.stringify(one) === JSON.stringify(other)
}

async function concerned(writer: PoolClient, book: Rulebook, { kind }: WholeScope): Promise<ReadonlySet<BookRule>> {
  const position = await positionOf(writer, readers[kind === 'city' ? 'cities' : 'parts'])
  const changes = position ? await changesAfter(writer, position, batch) : []
  return new Set(changes.flatMap(({ table, op, fields }) => [...book.readersOf(table, op === 'U' ? fields : null)]))
}

/** A version of a card is compiled to the same query for ever; another release may compile it otherwise, and says so. */
export async function checkCompiled(
  writer: PoolClient,
  book: Rulebook,
  at: Temporal.Instant,
): Promise<readonly Difference[]> {
  const rules = [...book.rules.values()].map(({ rule, version }) => ({
    version,
    rule: rule.card.id,
    sha256: createHash('sha256')
      .update(compile(rule, book.vocabulary, cityTarget).counts)
      .digest('hex'),
  }))
  const before = await compiledBefore(writer)
  const other = rules.filter(({ version, sha256 }) => before.get(version) !== sha256)
  await keepCompiled(writer, other, at.toString())
  return other.flatMap(({ rule, version, sha256 }) => {
    const kept = before.get(version)
    return kept === undefined ? [] : [{ scope: null, rule, what: 'compiled', kept, found: sha256 }]
  })
}
