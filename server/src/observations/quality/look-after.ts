import type { Clock } from '#platform/clock.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import { beginGaps, endGaps } from './gap-store.ts'
import { settleStreams } from './settle.ts'

/** What has to be done again and again for quality: flags of what came late, and silences that began or ended. */
export async function lookAfterQuality(
  pool: Pool,
  clock: Clock,
): Promise<{ readonly settled: number; readonly ended: number; readonly begun: number }> {
  const settled = await settleStreams(pool)
  const { ended, begun } = await transaction(pool, async (client) => ({
    ended: await endGaps(client),
    begun: await beginGaps(client, clock.now()),
  }))
  return { settled, ended, begun }
}
