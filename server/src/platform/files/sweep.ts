import type { Clock } from '../clock.ts'
import { type Pool, transaction } from '../postgres/pool.ts'
import { holdContents, knownContents } from './attachment-store.ts'
import type { Blobs } from './blobs.ts'

/** Hours after which nobody is still sending. */
const UNFINISHED = 24

/**
 * Removes contents that no row names: a crash between putting one in its place and the commit leaves it there. The lock
 * keeps uploads of the same prefix out while it looks.
 *
 * @returns how many contents went
 */
export async function sweepContents({
  pool,
  blobs,
  clock,
}: {
  pool: Pool
  blobs: Blobs
  clock: Clock
}): Promise<number> {
  await blobs.dropUnfinished(clock.now().subtract({ hours: UNFINISHED }).epochMilliseconds)
  let swept = 0
  for (let number = 0; number < 256; number += 1) {
    const prefix = number.toString(16).padStart(2, '0')
    if ((await blobs.list(prefix)).length === 0) continue
    swept += await transaction(pool, async (client) => {
      await holdContents(client, prefix)
      const hashes = await blobs.list(prefix)
      const known = await knownContents(client, hashes)
      const orphans = hashes.filter((hash) => !known.has(hash))
      for (const hash of orphans) await blobs.remove(hash)
      return orphans.length
    })
  }
  return swept
}
