/** One evaluator at a time: what each run of the engine stands in. */
import type { Cause } from '@citywide/model/assurance/settle'
import { type WholeScope, wholeScopesOf } from '#platform/access/scopes-store.ts'
import { type Clock, momentOf } from '#platform/clock.ts'
import type { Position } from '#platform/events/changes.ts'
import { type Pool, type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { type BookRule, type Rulebook, rulebook } from '../rulebook.ts'
import { type Profile, profileOf } from '../profile/profile.ts'
import { type Evaluation, evaluate, type Outcome } from './evaluate.ts'
import { type Rank, type Reader, takeTurn, takeTurnAt } from './position-store.ts'

export interface EvaluatorParts {
  readonly pool: Pool
  readonly clock: Clock
  /** IANA zone of the city. */
  readonly timeZone: string
  /** Told of rules that could not run: faults of the platform, not of the city. */
  readonly report?: (error: unknown) => void
}

export function ranked(scopes: readonly WholeScope[], rank: Rank): readonly WholeScope[] {
  return scopes.filter(({ kind }) => (kind === 'city') === (rank === 'cities'))
}

/** Work in one transaction that no other evaluator overtakes. */
export async function turn<T>(
  { pool }: EvaluatorParts,
  work: (writer: PoolClient, book: Rulebook, scopes: readonly WholeScope[]) => Promise<T>,
): Promise<T> {
  return transaction(
    pool,
    async (writer) => {
      await takeTurn(writer)
      return work(writer, await rulebook(writer), await wholeScopesOf(writer))
    },
    { statementTimeout: 0 },
  )
}

/**
 * The same for who has looked already, without a turn: nothing is read again that cannot have changed.
 *
 * @returns undefined where somebody else took a turn since the position was read
 */
export async function turnAt<T>(
  { pool }: EvaluatorParts,
  reader: Reader,
  { tx, seq }: Position,
  work: (writer: PoolClient) => Promise<T>,
): Promise<T | undefined> {
  return transaction(
    pool,
    async (writer) => {
      const kept = await takeTurnAt(writer, reader)
      return kept?.tx === tx && kept.seq === seq ? work(writer) : undefined
    },
    { statementTimeout: 0 },
  )
}

/** Parts that are judged in one transaction: so long a city may have to wait for its turn. */
const together = 10

/** Cities in one turn, then their parts, a few to a turn. */
export async function eachScope(
  parts: EvaluatorParts,
  work: (writer: PoolClient, book: Rulebook, scope: WholeScope) => Promise<void>,
  ranks: readonly Rank[] = ['cities', 'parts'],
): Promise<void> {
  for (const rank of ranks) {
    for (let done = 0; ; done += together) {
      const more = await turn(parts, async (writer, book, scopes) => {
        const all = ranked(scopes, rank)
        const now = rank === 'cities' ? all : all.slice(done, done + together)
        for (const scope of now) await work(writer, book, scope)
        return rank === 'parts' && all.length > done + together
      })
      if (!more) break
    }
  }
}

interface Task {
  readonly rules: readonly BookRule[]
  readonly cause: Cause
  /** What the scope has settled; read where it is not given. */
  readonly profile?: Profile
  readonly noisy?: Evaluation['noisy']
  readonly because?: Evaluation['because']
}

/** Judges some rules of a scope at its moment and keeps what came out. */
export async function run(
  { pool, clock, timeZone, report }: EvaluatorParts,
  writer: PoolClient,
  book: Rulebook,
  scope: WholeScope,
  task: Task,
): Promise<Outcome> {
  const at = clock.now()
  const asOf = momentOf(scope, at)
  const outcome = await evaluate(pool, writer, book, {
    scope,
    asOf,
    at,
    profile: task.profile ?? (await profileOf(writer, scope.id, asOf)),
    timeZone,
    noisy: () => false,
    because: () => [],
    ...task,
  })
  for (const { rule, error } of outcome.errors) report?.(new Error(`Rule ${rule} could not run: ${error}`))
  return outcome
}
