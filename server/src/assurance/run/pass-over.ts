/** Most writes concern no rule: they are passed over without a turn. */
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { type Change, changesAfter, type Position } from '#platform/events/changes.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { profilesOf } from '../profile/profile.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import { movePosition, positionOf, type Reader } from './position-store.ts'
import { type EvaluatorParts, type Rank, ranked } from './turn.ts'

/** Changes that are taken at once. */
export const batch = 5_000

/** What this process knows of a rank: with which rules and settings everything was judged, and up to where. */
interface Followed {
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

/**
 * Looks at what was written, and moves on where no rule reads it and nothing else is to be judged anew.
 *
 * @returns whether more is waiting; undefined where a turn is needed
 */
export async function passOver(
  { pool, clock }: EvaluatorParts,
  rank: Rank,
  reader: Reader,
): Promise<boolean | undefined> {
  const last = followed.get(pool)?.get(rank)
  if (!last?.complete || (await rulebook(pool)) !== last.book) return undefined
  const profiles = await profilesOf(pool, last.scopes, clock.now())
  const own = ranked(last.scopes, rank)
  if (own.some(({ id }) => profiles(id).mark !== last.marks.get(id))) return undefined
  const changes = await changesAfter(pool, last.end, batch)
  const end = changes.at(-1)?.position
  if (end === undefined) {
    // Nothing is waiting behind what this process knows; somebody else may have moved the position.
    const kept = await positionOf(pool, reader)
    return kept?.tx === last.end.tx && kept.seq === last.end.seq ? false : undefined
  }
  const concerns = ({ table, op, fields }: Change) =>
    table === 'scope' || (own.length > 0 && last.book.readersOf(table, op === 'U' ? fields : null).size > 0)
  if (changes.some(concerns) || !(await movePosition(pool, reader, { from: last.end, to: end }))) return undefined
  remember(pool, rank, { ...last, end })
  return changes.length === batch
}
