/** One pass: what changed in the observations becomes due, and what is due and quiet is computed. */
import { periodsOf } from '@citywide/model/benefits/period'
import { forgetTouched, touchedDays } from '#observations/index.ts'
import type { Clock } from '#platform/clock.ts'
import { type Pool, type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { computeAll, computePeriods } from './compute.ts'
import { definedIndicators, readersOf } from './definition-store.ts'
import { anyDue, awaitTurn, markDue, type Patience, takeDue, takeTurn } from './due-store.ts'
import { refreshStationDays } from './station-day-store.ts'
import { refreshLastValues, tellFigures } from './value-store.ts'

/** Input that still comes in is waited for, so that a figure is not made anew with every batch; in seconds. */
const QUIET = 1
const LONGEST_WAIT = 60
const LONGEST_WAIT_OF_OPEN = 5
/** Days of streams that are taken in one transaction: ingest waits for them at its end. */
const DAYS_AT_ONCE = 10_000

export interface Pass {
  /** Periods computed. */
  readonly computed: number
  /** Something waits for its input to become quiet. */
  readonly waiting: boolean
}

/**
 * @param patient wait for input to become quiet; without it everything due is computed now
 */
export async function trackOnce(pool: Pool, clock: Clock, { patient }: { readonly patient: boolean }): Promise<Pass> {
  await takeTouched(pool, clock, takeTurn)
  return transaction(
    pool,
    async (client) => {
      if (!(await takeTurn(client))) return { computed: 0, waiting: true }
      const now = clock.now()
      const due = await takeDue(client, patient ? patienceAt(now) : undefined)
      const defined = due.size > 0 ? await definedIndicators(client) : []
      let computed = 0
      const changed: string[] = []
      for (const indicator of defined) {
        const periods = due.get(indicator.indicatorId)
        if (!periods) continue
        await computePeriods(client, indicator, periods, now)
        computed += periods.length
        changed.push(indicator.indicatorId)
      }
      if (changed.length > 0) {
        await refreshLastValues(client, now.toString(), changed)
        await tellFigures(client, changed)
      }
      return { computed, waiting: await anyDue(client) }
    },
    { statementTimeout: 0 },
  )
}

/** Computes every period of every indicator again. */
export async function recomputeAll(pool: Pool, clock: Clock): Promise<void> {
  for (const { indicatorId } of await definedIndicators(pool)) {
    await transaction(pool, (client) => recompute(client, clock, indicatorId), { statementTimeout: 0 })
  }
}

/**
 * Computes every period of one indicator again, after waiting for a pass that runs.
 *
 * @returns how many periods; undefined where the indicator has no definition
 */
export async function recompute(client: PoolClient, clock: Clock, indicatorId: string): Promise<number | undefined> {
  await awaitTurn(client)
  const [defined] = await definedIndicators(client, [indicatorId])
  if (!defined) return undefined
  const now = clock.now()
  const periods = await computeAll(client, defined, now)
  await refreshLastValues(client, now.toString(), [indicatorId])
  await tellFigures(client, [indicatorId])
  return periods
}

/** Takes everything into account that has come in, after waiting for a pass that runs. */
export async function catchUp(pool: Pool, clock: Clock): Promise<void> {
  await takeTouched(pool, clock, async (client) => {
    await awaitTurn(client)
    return true
  })
}

/** Days whose observations changed → days of stations → periods that are due. */
async function takeTouched(pool: Pool, clock: Clock, turn: typeof takeTurn): Promise<void> {
  for (let more = true; more;) {
    more = await transaction(
      pool,
      async (client) => {
        if (!(await turn(client))) return false
        const touched = await touchedDays(client, DAYS_AT_ONCE)
        if (touched.length === 0) return false
        const readers = await readersOf(client, [...new Set(touched.map(({ streamId }) => streamId))])
        await refreshStationDays(
          client,
          touched.filter(({ streamId }) => readers.byStream.has(streamId)),
        )
        const daysOf = new Map<string, Set<string>>()
        for (const { streamId, day } of touched) {
          for (const indicatorId of readers.byStream.get(streamId) ?? []) {
            const days = daysOf.get(indicatorId) ?? new Set()
            daysOf.set(indicatorId, days.add(day))
          }
        }
        const at = clock.now().toString()
        for (const { indicatorId, definition } of readers.indicators) {
          await markDue(client, indicatorId, periodsOf(definition.period, daysOf.get(indicatorId) ?? []), at)
        }
        await forgetTouched(client, touched)
        // A part of them was the rest; what came in meanwhile is for the next pass.
        return touched.length === DAYS_AT_ONCE
      },
      { statementTimeout: 0 },
    )
  }
}

function patienceAt(now: Temporal.Instant): Patience {
  const before = (seconds: number) => now.subtract({ seconds }).toString()
  return {
    quietSince: before(QUIET),
    waitingSince: before(LONGEST_WAIT),
    openWaitingSince: before(LONGEST_WAIT_OF_OPEN),
    today: now.toString().slice(0, 10),
  }
}
