/** Dead letters once more through the judgement, as they came or as somebody mended them. */
import { randomUUIDv7 } from 'node:crypto'
import { type ReadingReason, readingReasons, rejectTransitions } from '@citywide/model/observations/source-reject'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { type DeliverOptions, judged } from './deliver.ts'
import { endRun } from './ledger-store.ts'
import { clearCounts, endLetters, reopenLetter, type StoredLetter } from './letter-store.ts'

/** What a run of the ledger is of that a person began. */
export const REPLAY = 'replay'

/**
 * What fits is stored first; whoever dies before the letters are ended stores the same rows again, once.
 *
 * @returns how many were taken, and how many were refused again
 */
export async function replay(
  options: DeliverOptions,
  client: PoolClient,
  {
    source,
    letters,
    account,
  }: { readonly source: string; readonly letters: readonly StoredLetter[]; readonly account: string },
): Promise<{ taken: number; refused: number }> {
  const now = options.clock.now()
  const sent = letters.map(({ row, reason, state }) => ({
    ...row,
    // What could not be read does not become readable by being asked for again.
    ...(state === 'open' && isReading(reason) && { refused: reason }),
  }))
  const { rows, refused } = await judged(options, sent, now.epochMilliseconds * 1_000)
  const again = new Map(refused.map(({ index, reason }) => [letters[index]?.id, reason]))
  const taken = letters.filter(({ id, state }) => !again.has(id) && rejectTransitions[state].take !== undefined)
  if (rows.length > 0) {
    const begunAt = now.epochMilliseconds * 1_000
    const run = { id: randomUUIDv7(), kind: 'run', begunAt, about: REPLAY } as const
    const ledger = { source, run, messages: 0, bytes: 0, refused: refused.length }
    await options.lane.write({ actor: { id: account, kind: 'person' }, rows, ledger })
    await endRun(client, run.id, options.clock.now().toString(), null)
  }
  const ids = taken.map(({ id }) => id)
  if (ids.length > 0) await endLetters(client, ids, { state: 'taken', account, reason: null })
  for (const [id, reason] of again) if (id !== undefined) await reopenLetter(client, id, reason)
  await clearCounts(client, source)
  return { taken: taken.length, refused: again.size }
}

function isReading(reason: string): reason is ReadingReason {
  return reason in readingReasons
}
