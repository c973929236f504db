/** What the history of a stream would be flagged with under other limits; nothing is written. */
import { flagBit, flagsOf, isUsable, qualityFlagNames } from '@citywide/model/observations/quality'
import type { StreamLimits } from '@citywide/model/observations/stream'
import type { FlagCounts, LimitsTrial } from '@citywide/model/observations/stream-quality'
import type { Pool } from '#platform/postgres/pool.ts'
import { instantText } from '../moment.ts'
import type { KnownStream } from '../streams/catalogue.ts'
import { emptyChain, follow } from './chain.ts'
import { limitsOf } from './limits.ts'
import { observationsFrom } from './settle-store.ts'

const DAY = 86_400_000_000
const ROWS = 20_000
const MOST = 500_000
const EXAMPLES = 20
/** The flags that limits decide. */
const DECIDED = flagBit('outOfRange') | flagBit('stuck') | flagBit('implausible') | flagBit('rate')

/** @param end newest observation, in microseconds since 1970 */
export async function tryLimits(
  pool: Pool,
  { key, intervalSeconds }: KnownStream,
  declared: StreamLimits,
  { days, end }: { days: number; end: number | undefined },
): Promise<LimitsTrial> {
  const limits = limitsOf({ ...declared, intervalSeconds })
  const chain = emptyChain()
  const now = { flagged: 0, unusable: 0 }
  const flags = Object.fromEntries(qualityFlagNames.map((name) => [name, 0])) as FlagCounts
  const examples: LimitsTrial['examples'] = []
  let [observations, flagged, unusable] = [0, 0, 0]
  let from = end === undefined ? undefined : end - days * DAY
  const start = from
  let last = start
  while (from !== undefined && observations < MOST) {
    const rows = await observationsFrom(pool, key, from, ROWS)
    for (let row = 0; row < rows.length; row += 1) {
      const time = rows.time[row] ?? 0
      const value = rows.value[row] ?? 0
      const before = rows.flags[row] ?? 0
      const found = follow(chain, limits, time, value) & DECIDED
      last = time
      if ((before & DECIDED) !== 0) now.flagged += 1
      if (!isUsable(before)) now.unusable += 1
      if (found === 0) continue
      flagged += 1
      if (!isUsable(found)) unusable += 1
      for (const name of flagsOf(found)) flags[name] += 1
      if (examples.length < EXAMPLES) examples.push({ at: instantText(time), value, flags: found })
    }
    observations += rows.length
    from = rows.length < ROWS ? undefined : (rows.time.at(-1) ?? 0) + 1
  }
  return { from: text(start), to: text(last), observations, flagged, unusable, flags, now, examples }
}

function text(time: number | undefined): string | null {
  return time === undefined ? null : instantText(Math.floor(time))
}
