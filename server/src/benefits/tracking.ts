/** Keeping indicators up to date by themselves, for as long as the server runs. */
import type { Clock } from '#platform/clock.ts'
import type { Feed } from '#platform/events/feed.ts'
import { startPaced } from '#platform/events/paced.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import { takeTurn } from './due-store.ts'
import { recomputeAll, trackOnce } from './track.ts'
import { refreshLastValues, settleValues } from './value-store.ts'

export interface TrackingOptions {
  readonly pool: Pool
  readonly clock: Clock
  /** Wakes the loop: observations came in, or a record changed that decides what the last value is. */
  readonly feed: Feed
  readonly report?: (error: unknown) => void
}

export interface Tracking {
  stop(): Promise<void>
}

/** Milliseconds between two passes at least, and without anything to wake the loop. */
const COALESCE = 1_000
const POLL = 15_000
/** Results settle and clocks move on: everything derived is looked at in this rhythm. */
const SWEEP = 3_600_000

/** Tables whose change may change which value of an indicator is its last. */
const deciding = new Set(['indicator', 'indicator_value', 'scope'])

/** Starts at once with what was left undone before. */
export function startTracking({ pool, clock, feed, report = () => undefined }: TrackingOptions): Tracking {
  let streamsChanged = false
  let recordsChanged = true
  let sweepDue = true

  async function pass(): Promise<number> {
    let waiting = false
    try {
      if (sweepDue) {
        sweepDue = false
        await sweep()
      }
      if (streamsChanged) {
        streamsChanged = false
        await recomputeAll(pool, clock)
      }
      ;({ waiting } = await trackOnce(pool, clock, { patient: true }))
      if (recordsChanged) {
        recordsChanged = false
        await refreshLastValues(pool, clock.now().toString())
      }
    } catch (error) {
      // The database is away or busy: what is due stays due, and the next pass finds it.
      sweepDue = true
      recordsChanged = true
      streamsChanged = true
      report(error)
    }
    return waiting ? COALESCE : POLL
  }

  async function sweep(): Promise<void> {
    await transaction(pool, async (client) => {
      if (await takeTurn(client)) await settleValues(client, clock.now().toString())
    })
    recordsChanged = true
  }

  const paced = startPaced(COALESCE, pass)
  const sweeping = setInterval(() => {
    sweepDue = true
    paced.plan(COALESCE)
  }, SWEEP)
  const unsubscribe = feed.subscribe((event) => {
    if (event.kind === 'notice') {
      if (event.channel === 'observation') paced.plan(COALESCE)
      return
    }
    const { table, op } = event.change
    // A stream that was declared anew may now be of another place, property or unit.
    if (table === 'stream' && op === 'U') streamsChanged = true
    else if (deciding.has(table)) recordsChanged = true
    else return
    paced.plan(COALESCE)
  })

  return {
    async stop() {
      unsubscribe()
      clearInterval(sweeping)
      await paced.stop()
    },
  }
}
