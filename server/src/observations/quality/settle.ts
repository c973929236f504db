/**
 * Flags that follow from neighbours, from the history itself: where observations came out of their order, and where
 * limits that were declared later are to count. Afterwards they are what they would be had everything come in order.
 */
import { flagBit } from '@citywide/model/observations/quality'
import { type Pool, type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { rangesOf } from '../history/ranges.ts'
import { rebuild, renewLatest } from '../history/write-store.ts'
import { known, type KnownStream } from '../streams/catalogue.ts'
import { streamFactsByKey } from '../streams/store.ts'
import { type Chain, emptyChain, follow } from './chain.ts'
import { dropFilledGaps } from './gap-store.ts'
import { type JudgedRows, ON_ARRIVAL } from './judge.ts'
import {
  beginOf,
  keepUnsettled,
  lockDaysBetween,
  observationsFrom,
  tellChanged,
  type Stretch,
  unsettledStreams,
  unsettledStretch,
  writeFlags,
  writeRun,
} from './settle-store.ts'

const STREAMS = 1_000
/** Rows that are read at once, and that one transaction looks at: who writes their days waits for it. */
const ROWS = 20_000
const MOST = 100_000
const STUCK = flagBit('stuck')

/** @returns how many streams were settled; what comes in meanwhile is left to the next call */
export async function settleStreams(pool: Pool): Promise<number> {
  const streams = await unsettledStreams(pool, STREAMS)
  for (const stream of streams) await settleStream(pool, stream)
  return streams.length
}

export async function settleStream(pool: Pool, stream: number): Promise<void> {
  for (;;) {
    const more = await transaction(pool, (client) => settleSome(client, stream), { statementTimeout: 0 })
    if (!more) return
  }
}

/** @returns whether there is more to do */
async function settleSome(client: PoolClient, key: number): Promise<boolean> {
  const [facts] = await streamFactsByKey(client, [key])
  const asked = await unsettledStretch(client, key)
  if (!facts || !asked) return false
  const stream = known(facts)
  const dayOf = (time: number) => stream.zone.dayOf(time).day
  let last = dayOf(asked.until)
  for (;;) {
    await lockDaysBetween(client, key, [dayOf(asked.since), last])
    // Behind the lock: the history is that of everybody who wrote into these days before.
    const stretch = await unsettledStretch(client, key)
    if (!stretch) return false
    const found = await walk(client, stream, stretch)
    const reached = Math.max(
      dayOf(stretch.until),
      found.changed.length === 0 ? 0 : dayOf(found.changed.time.at(-1) ?? 0),
    )
    if (dayOf(stretch.since) < dayOf(asked.since)) return true
    if (reached > last) {
      last = reached
      continue
    }
    await write(client, stream, found)
    await keepUnsettled(client, key, found.rest === undefined ? undefined : { since: found.rest, until: stretch.until })
    return found.rest !== undefined
  }
}

interface Walk {
  readonly changed: JudgedRows
  /** The chain at the end of the history, where the walk came so far. */
  readonly end?: Chain
  /** Where to go on, where there was too much for once. */
  readonly rest?: number
}

/**
 * Follows the stream through the stretch, and on to where what comes next no longer hangs on it: behind an observation
 * that begins a run, and did so before. The first one behind the stretch may have had another neighbour.
 */
async function walk(client: PoolClient, { key, limits }: KnownStream, { since, until }: Stretch): Promise<Walk> {
  const changes = new Changes(key)
  const chain = emptyChain()
  const moves = Number.isFinite(limits.stuck)
  let from = await beginOf(client, key, since, limits.stuck)
  let behind = 0
  let seen = 0
  for (;;) {
    const rows = await observationsFrom(client, key, from, ROWS)
    for (let row = 0; row < rows.length; row += 1) {
      const time = rows.time[row] ?? 0
      const value = rows.value[row] ?? 0
      const before = rows.flags[row] ?? 0
      const { usableTime } = chain
      const flags = follow(chain, limits, time, value) | (before & ON_ARRIVAL)
      if (time < since) {
        // The run may have begun before the first row that was read: what is not to be settled is believed.
        if ((before & STUCK) !== 0) chain.usableTime = usableTime
        continue
      }
      if (flags !== before) changes.add(time, value, rows.quality[row] ?? 0, flags)
      const usable = chain.usableTime === time
      if (time > until && usable) {
        if (behind > 0 && (!moves || chain.runSince === time)) return { changed: changes.rows }
        behind += 1
      }
    }
    if (rows.length < ROWS) return { changed: changes.rows, end: chain }
    from = (rows.time.at(-1) ?? 0) + 1
    seen += rows.length
    if (seen >= MOST && from > since && from <= until) return { changed: changes.rows, rest: from }
  }
}

async function write(client: PoolClient, stream: KnownStream, { changed, end }: Walk): Promise<void> {
  const streams = { byCode: () => stream, byKey: () => stream }
  if (changed.length > 0) {
    await writeFlags(client, changed)
    const { hours, days } = rangesOf(changed, streams)
    await rebuild(client, hours, days)
  }
  if (end || changed.length > 0) await renewLatest(client, [stream.key])
  if (end) await writeRun(client, stream.key, end.runSince, end.usableValue)
  await dropFilledGaps(client, stream.key)
  // Writers forget what they remember of the stream, and pages ask again.
  await tellChanged(client, stream.code)
}

class Changes {
  readonly #stream: number
  readonly #time: number[] = []
  readonly #value: number[] = []
  readonly #quality: number[] = []
  readonly #flags: number[] = []

  constructor(stream: number) {
    this.#stream = stream
  }

  add(time: number, value: number, quality: number, flags: number): void {
    this.#time.push(time)
    this.#value.push(value)
    this.#quality.push(quality)
    this.#flags.push(flags)
  }

  get rows(): JudgedRows {
    return {
      length: this.#time.length,
      stream: new Int32Array(this.#time.length).fill(this.#stream),
      time: Float64Array.from(this.#time),
      value: Float64Array.from(this.#value),
      quality: Int16Array.from(this.#quality),
      flags: Int16Array.from(this.#flags),
    }
  }
}
