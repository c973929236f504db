/** The periods that figures stand for. */
import { DAYS_PER_MONTH, dayNumber, dayOf } from './day.ts'
import type { IndicatorDefinition } from './indicator-definition.ts'

/** First and last civil day. */
export interface Period {
  readonly start: string
  readonly end: string
}

type Shape = IndicatorDefinition['period']

/** The periods of values that come in by themselves, told by their promised rhythm; undefined where they fit no calendar. */
export function shapeOf(frequencyDays: number | null): Pick<Shape, 'grain'> | undefined {
  if (frequencyDays === null) return undefined
  if (frequencyDays === 1) return { grain: 'day' }
  if (frequencyDays >= 28 && frequencyDays <= 31) return { grain: 'month' }
  return frequencyDays >= 360 && frequencyDays <= 366 ? { grain: 'year' } : undefined
}

/** Running number of the grain that a day lies in, and the first day of a grain by its number. */
const grains: Record<Shape['grain'], { of: (day: string) => number; first: (grain: number) => string }> = {
  day: { of: dayNumber, first: dayOf },
  month: {
    of: (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1,
    first: (grain) =>
      `${String(Math.floor(grain / 12)).padStart(4, '0')}-${String((grain % 12) + 1).padStart(2, '0')}-01`,
  },
  year: { of: (day) => Number(day.slice(0, 4)), first: (grain) => `${String(grain).padStart(4, '0')}-01-01` },
}

/** The period that ends with this grain. */
function endingWith({ grain, span }: Shape, last: number): Period {
  const { first } = grains[grain]
  return { start: first(last - span + 1), end: dayOf(dayNumber(first(last + 1)) - 1) }
}

/** Every period that holds at least one of the days, in order. */
export function periodsOf(shape: Shape, days: Iterable<string>): Period[] {
  const { of } = grains[shape.grain]
  const ends = new Set<number>()
  for (const day of days) {
    const grain = of(day)
    for (let later = 0; later < shape.span; later += 1) ends.add(grain + later)
  }
  return [...ends].toSorted((a, b) => a - b).map((last) => endingWith(shape, last))
}

/** The period that a day lies in and that ends last but not after its own grain: the one now open. */
export function openPeriod(shape: Shape, day: string): Period {
  return endingWith(shape, grains[shape.grain].of(day))
}

/** Steps of the series from one period's end to a day; fractions count, a day before the end is negative. */
export function stepsTo(shape: Pick<Shape, 'grain'>, periodEnd: string, day: string): number {
  const length = { day: 1, month: DAYS_PER_MONTH, year: 365.2425 }[shape.grain]
  return (dayNumber(day) - dayNumber(periodEnd)) / length
}

/**
 * Results in order of time as a regular series: null where a period between the first and the last has no result.
 *
 * @param results by the last day of their period
 */
export function regular(
  shape: Pick<Shape, 'grain'>,
  results: readonly { readonly end: string; readonly value: number }[],
): (number | null)[] {
  const { of } = grains[shape.grain]
  const first = results[0]
  if (!first) return []
  const start = of(first.end)
  const series: (number | null)[] = []
  for (const { end, value } of results) {
    const at = of(end) - start
    while (series.length < at) series.push(null)
    series[at] = value
  }
  return series
}

/** Days of a period, both ends included. */
export function daysIn({ start, end }: Period): number {
  return dayNumber(end) - dayNumber(start) + 1
}
