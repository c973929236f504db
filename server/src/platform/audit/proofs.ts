/** Proofs from the stored subtrees: as many look-ups as the log has levels, however long it is. */
import { consistencyParts, inclusionParts, type Place, proofOf } from '@citywide/model/audit/tree'
import type { Queryable } from '../postgres/pool.ts'
import type { Suite } from '../signing/suite.ts'
import { nodesAt } from './log-store.ts'

/** That the row at a place is in the log of so many rows. */
export const inclusion = (client: Queryable, suite: Suite, seq: number, size: number) =>
  proven(client, suite, inclusionParts(seq, size))

/** That a log only grew from one size to another. */
export const consistency = (client: Queryable, suite: Suite, from: number, to: number) =>
  proven(client, suite, consistencyParts(from, to))

async function proven(client: Queryable, suite: Suite, parts: readonly (readonly Place[])[]): Promise<Uint8Array[]> {
  const places = parts.flat()
  const hashes = new Map<string, Uint8Array>()
  for (const [index, hash] of (await nodesAt(client, places)).entries()) {
    const place = places[index]
    if (!place || !hash) throw new Error('a hash of the audit tree is missing: run `npm run citywide -- audit verify`')
    hashes.set(`${place.level}/${place.index}`, hash)
  }
  return proofOf(suite.hash, parts, ({ level, index }) => hashes.get(`${level}/${index}`) ?? new Uint8Array())
}
