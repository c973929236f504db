/** The flags of a batch, given before it is written. */
import { AHEAD_SECONDS, flagBit } from '@citywide/model/observations/quality'
import type { Rows } from '../ingest/rows.ts'
import type { StreamIndex } from '../streams/catalogue.ts'
import { type Chain, emptyChain, follow } from './chain.ts'

/** Observations with what was found about each. */
export interface JudgedRows extends Rows {
  readonly flags: Int16Array
}

/** Stretches of streams that must be looked at again with their neighbours, one per stream; both times included. */
export interface Unsettled {
  readonly stream: number[]
  readonly since: number[]
  readonly until: number[]
}

export interface Judged {
  readonly rows: JudgedRows
  /** What is to be remembered once the rows are stored. */
  readonly chains: ReadonlyMap<number, Chain>
  readonly unsettled: Unsettled
}

const AHEAD = flagBit('ahead')
const LATE = flagBit('late')
/** What depends on when an observation came, and stays as it was found then. */
export const ON_ARRIVAL = AHEAD | LATE
const TOLERATED = AHEAD_SECONDS * 1_000_000

/**
 * Rows behind the newest one of their stream continue its chain. A row that comes in between is judged by itself for
 * now: its neighbours are in the history alone, so it is noted and settled from there, with all that follows until then.
 *
 * @param rows sorted by stream and time, each once
 * @param known chain of each stream; none where it has no observations yet
 * @param now microseconds since 1970
 */
export function judge(
  rows: Rows,
  streams: StreamIndex,
  known: (stream: number) => Chain | undefined,
  now: number,
): Judged {
  const { length, stream, time, value } = rows
  const flags = new Int16Array(length)
  const chains = new Map<number, Chain>()
  const unsettled: Unsettled = { stream: [], since: [], until: [] }
  for (let from = 0; from < length;) {
    const key = stream[from] ?? 0
    const declared = streams.byKey(key)
    if (!declared) throw new Error(`stream ${key} is not in the catalogue`)
    const { limits } = declared
    const chain = { ...(known(key) ?? emptyChain()) }
    const newest = chain.seenTime
    const before = now - limits.late
    let apart: Chain | undefined
    let row = from
    for (; row < length && stream[row] === key; row += 1) {
      const at = time[row] ?? 0
      let links = chain
      if (at <= newest) {
        links = apart ??= emptyChain()
        chain.doubtful = true
      }
      let found = follow(links, limits, at, value[row] ?? 0)
      if (at < before) found |= LATE
      else if (at > now + TOLERATED) found |= AHEAD
      flags[row] = found
    }
    if (chain.doubtful) {
      unsettled.stream.push(key)
      unsettled.since.push(time[from] ?? 0)
      unsettled.until.push(time[row - 1] ?? 0)
    }
    chains.set(key, chain)
    from = row
  }
  return { rows: { ...rows, flags }, chains, unsettled }
}

/** Rows that take the place of stored ones: each by itself, to be settled. */
export function judgeAlone(rows: Rows, streams: StreamIndex, now: number): Omit<Judged, 'chains'> {
  const inBetween = { ...emptyChain(), seenTime: Number.POSITIVE_INFINITY }
  const { rows: judged, unsettled } = judge(rows, streams, () => inBetween, now)
  return { rows: judged, unsettled }
}
