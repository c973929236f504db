/** Whether the verdicts of a restored copy are those its records give: an engine that was restored must go on as it was. */
import type { Text } from '@citywide/model/text'
import type { Clock } from '#platform/clock.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import type { Difference } from './check-store.ts'
import { checkScope } from './self-check.ts'
import { turn } from './turn.ts'

/** @returns for a copy, what is wrong with it; undefined where every kept state is what its records give */
export function verdictsHold(clock: Clock, timeZone: string): (pool: Pool) => Promise<Text | undefined> {
  return async (pool) => {
    const parts = { pool, clock, timeZone }
    const differences = await turn(parts, async (writer, book, scopes) => {
      const found: Difference[] = []
      for (const scope of scopes) found.push(...(await checkScope(parts, writer, book, scope)).differences)
      return found
    })
    if (differences.length === 0) return undefined
    const rules = [...new Set(differences.map(({ rule }) => rule))].slice(0, 10).join(', ')
    return {
      zh: `恢复出的证据结论与记录不一致：${rules}。`,
      en: `Restored verdicts differ from the restored records: ${rules}.`,
    }
  }
}
