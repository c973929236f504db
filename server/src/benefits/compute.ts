/** Computing the periods of an indicator and keeping what changed. */
import { dayNumber, dayOf } from '@citywide/model/benefits/day'
import { openPeriod, type Period, periodsOf } from '@citywide/model/benefits/period'
import type { PoolClient } from '#platform/postgres/pool.ts'
import type { Defined } from './definition-store.ts'
import { daysWithInput, keptPeriods } from './due-store.ts'
import { type PeriodSum, streamsOf, sumPeriods } from './figure-store.ts'
import { missingStationDays, refreshStationDays } from './station-day-store.ts'
import {
  addValues,
  dropPeriods,
  endValues,
  keepPeriods,
  type NewValue,
  type Standing,
  standingValues,
} from './value-store.ts'

/**
 * Computes periods from the days of their stations. A result that came out the same stays untouched; another one is kept
 * beside the one it replaces.
 */
export async function computePeriods(
  client: PoolClient,
  defined: Defined,
  periods: readonly Period[],
  now: Temporal.Instant,
): Promise<void> {
  if (periods.length === 0) return
  const { indicatorId, definition } = defined
  const all = await sumPeriods(client, defined, periods)
  const ended = ({ newestDay, periodEnd }: PeriodSum) =>
    // A span of months that ends with a month without any input is not a figure of that month.
    newestDay === null || newestDay < openPeriod({ ...definition.period, span: 1 }, periodEnd).start
  const at = now.toString()
  await dropPeriods(
    client,
    indicatorId,
    all.filter(ended).map(({ periodStart }) => periodStart),
    at,
  )
  const sums = all.filter((sum) => !ended(sum))
  const standing = await standingValues(
    client,
    indicatorId,
    sums.map(({ periodStart }) => periodStart),
  )
  const fresh = sums.flatMap((sum) => newValue(defined, sum, standing.get(sum.periodStart), now) ?? [])
  const added = await addValues(client, defined, fresh, at)
  const kept = sums.map((sum) => ({
    ...sum,
    valueId: isResult(defined, sum, now)
      ? (added.get(sum.periodStart) ?? standing.get(sum.periodStart)?.valueId ?? null)
      : null,
  }))
  await keepPeriods(client, defined, kept, at)
  await endValues(
    client,
    kept.flatMap(({ periodStart, valueId }) => {
      const before = standing.get(periodStart)
      return before && valueId === null ? before.valueId : []
    }),
    at,
  )
}

/** Enough valid days, and over. */
function isResult(
  { definition }: Defined,
  sum: PeriodSum,
  now: Temporal.Instant,
): sum is PeriodSum & { readonly value: number } {
  return (
    sum.value !== null &&
    sum.validDays >= definition.period.minDays &&
    Temporal.Instant.compare(Temporal.Instant.from(sum.endsAt), now) <= 0
  )
}

function newValue(
  defined: Defined,
  sum: PeriodSum,
  before: Standing | undefined,
  now: Temporal.Instant,
): NewValue | undefined {
  if (!isResult(defined, sum, now) || before?.value === sum.value) return undefined
  const settled = Temporal.Instant.from(sum.endsAt).add({ hours: 24 * defined.definition.settleDays })
  const over = Temporal.Instant.compare(settled, now) <= 0
  // What was never called final is not called revised.
  const revised = before !== undefined && before.status !== 'provisional'
  return {
    ...sum,
    status: revised ? 'revised' : over ? 'final' : 'provisional',
    revisionOf: before?.valueId ?? null,
  }
}

/** Computes every period of an indicator, and forgets those that its definition no longer makes. */
export async function computeAll(client: PoolClient, defined: Defined, now: Temporal.Instant): Promise<number> {
  const streams = await streamsOf(client, defined)
  const missing = await missingStationDays(client, streams)
  if (missing.length > 0) await refreshStationDays(client, missing)
  const days = await daysWithInput(client, streams)
  const periods = days ? periodsOf(defined.definition.period, everyDay(days.first, days.last)) : []
  const wanted = new Set(periods.map(({ start, end }) => `${start} ${end}`))
  const leftOver = (await keptPeriods(client, defined.indicatorId)).filter(
    ({ start, end }) => !wanted.has(`${start} ${end}`),
  )
  await dropPeriods(
    client,
    defined.indicatorId,
    leftOver.map(({ start }) => start),
    now.toString(),
  )
  await computePeriods(client, defined, periods, now)
  return periods.length
}

function* everyDay(first: string, last: string): Generator<string> {
  for (let day = dayNumber(first); day <= dayNumber(last); day += 1) yield dayOf(day)
}
