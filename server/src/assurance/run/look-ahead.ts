/** A look at what was written before a turn is taken: most writes concern no rule and are passed over. */
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { type Change, changesAfter, type Position } from '#platform/events/changes.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { type Profile, profilesOf } from '../profile/profile.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import { movePosition, positionOf, type Rank, readers } from './position-store.ts'
import { type EvaluatorParts, ranked } from './turn.ts'

/** Changes that are taken at once. */
export const batch = 5_000

/** What this process knows of a rank: with which rules and settings everything was judged, and up to where. */
export interface Followed {
  readonly book: Rulebook
  readonly scopes: readonly WholeScope[]
  /** Mark of the profile that a scope was last judged with, by its id. */
  readonly marks: ReadonlyMap<string, string>
  readonly end: Position
  /** Every scope of the rank was judged. */
  readonly complete: boolean
}

const followed = new WeakMap<Pool, Map<Rank, Followed>>()

export function remember(pool: Pool, rank: Rank, one: Followed): void {
  const ranks = followed.get(pool) ?? new Map<Rank, Followed>()
  followed.set(pool, ranks.set(rank, one))
}

/** The scopes of which this process knows that they were judged with this book, with the mark of their profile then. */
export function knownMarks(pool: Pool, rank: Rank, book: Rulebook): ReadonlyMap<string, string> {
  const last = followed.get(pool)?.get(rank)
  return last?.book === book ? last.marks : new Map()
}

/** All that a turn works with, read before it was taken. */
export interface Ahead extends Pick<Followed, 'book' | 'scopes'> {
  readonly position: Position | undefined
  readonly changes: readonly Change[]
  readonly profiles: (scopeId: string) => Profile
}

/**
 * Looks at what was written, and moves on where no rule reads it and nothing else is to be judged anew.
 *
 * @returns whether more is waiting; or what a turn needs to know; undefined where that has to be found out within the turn
 */
export async function lookAhead(
  { pool, clock }: EvaluatorParts,
  rank: Rank,
): Promise<boolean | (Ahead & { readonly position: Position }) | undefined> {
  const reader = readers[rank]
  const last = followed.get(pool)?.get(rank)
  if (!last?.complete) return undefined
  const { scopes, end: position } = last
  // Three small questions that do not wait for each other.
  const [book, profiles, changes] = await Promise.all([
    rulebook(pool),
    profilesOf(pool, scopes, clock.now()),
    changesAfter(pool, position, batch),
  ])
  // Where scopes themselves changed they are read anew.
  if (book !== last.book || changes.some(({ table }) => table === 'scope')) return undefined
  const own = ranked(scopes, rank)
  const ahead = { book, scopes, position, changes, profiles }
  if (own.some(({ id }) => profiles(id).mark !== last.marks.get(id))) return ahead
  const to = changes.at(-1)?.position
  if (to === undefined) {
    // Nothing is waiting behind what this process knows; somebody else may have moved the position.
    const kept = await positionOf(pool, reader)
    return kept?.tx === position.tx && kept.seq === position.seq ? false : undefined
  }
  const concerns = ({ table, op, fields }: Change) => book.readersOf(table, op === 'U' ? fields : null).size > 0
  if (own.length > 0 && changes.some(concerns)) return ahead
  if (!(await movePosition(pool, reader, { from: position, to }))) return undefined
  remember(pool, rank, { ...last, end: to })
  return changes.length === batch
}
