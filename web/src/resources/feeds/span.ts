/** Which stretch of time a page of a stream shows, and how finely it can be drawn. */
import type { Resolution, Stream } from '@citywide/model/observations/stream'
import type { Range } from './range.ts'
import { civilDay, endOfDay, startOfDay } from '../../ui/format.ts'

/** A range that ends at the moment of the page, or two civil days. */
export type Choice = Range | { readonly from: string; readonly to: string }

/** ISO instants; `to` is exclusive. */
export interface Span {
  readonly from: string
  readonly to: string
}

const DAY = 86_400_000
const SECONDS = { hour: 3_600, day: 86_400 } as const
const days = { '24h': 1, '7d': 7, '30d': 30, '1y': 365 } as const satisfies Partial<Record<Range, number>>

/** What is looked at before anybody chooses: the shortest range that holds the newest value, a week at least. */
export function usualRange({ latest }: Pick<Stream, 'latest'>, moment: number): Range {
  if (latest === null) return '7d'
  const age = (moment - Date.parse(latest.at)) / DAY
  return (['7d', '30d', '1y'] as const).find((range) => age < days[range]) ?? 'all'
}

/**
 * @param moment milliseconds since 1970: now, or the moment of the past that the page shows
 */
export function spanOf(choice: Choice, stream: Pick<Stream, 'latest' | 'firstAt' | 'timeZone'>, moment: number): Span {
  // The newest value may be younger than the clock of the page, which is looked at now and then.
  const end = instant(Math.max(moment, stream.latest ? Date.parse(stream.latest.at) : moment) + 1)
  if (typeof choice === 'object') {
    return {
      from: startOfDay(choice.from, stream.timeZone),
      to: earlier(instant(Date.parse(endOfDay(choice.to, stream.timeZone)) + 1), end),
    }
  }
  if (choice !== 'all') return { from: instant(moment - days[choice] * DAY), to: end }
  const { latest, firstAt } = stream
  if (latest === null || firstAt === null) return { from: instant(moment - DAY), to: end }
  return { from: instant(Date.parse(firstAt)), to: instant(Date.parse(latest.at) + 1) }
}

/**
 * A page of the past shows no hour or day that was not over: its mean would hold what came later.
 *
 * @param moment milliseconds since 1970 that the page shows
 */
export function spanOfPast(span: Span, resolution: Resolution, moment: number): Span {
  if (resolution === 'raw') return span
  return { from: span.from, to: earlier(span.to, instant(moment + 2 - SECONDS[resolution] * 1_000)) }
}

/** The civil days that a span touches: what a choice of one's own begins with. */
export function daysOf({ from, to }: Span, timeZone: string): { readonly from: string; readonly to: string } {
  return { from: civilDay(Date.parse(from), timeZone), to: civilDay(Date.parse(to) - 1, timeZone) }
}

/** The same number of days, one span earlier (-1) or later (1). */
export function movedDays(span: { from: string; to: string }, times: number): { from: string; to: string } {
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)]
  const by = (to - from + DAY) * times
  return { from: instant(from + by).slice(0, 10), to: instant(to + by).slice(0, 10) }
}

/** Seconds between two neighbours of a series: the bucket, or the rhythm where that is slower. */
export function stepOf(resolution: Resolution, intervalSeconds: number): number {
  return resolution === 'raw' ? intervalSeconds : Math.max(SECONDS[resolution], intervalSeconds)
}

/** One answer of the server holds this many points; a picture asks for no more. */
export const MOST_POINTS = 10_000

export function expectedPoints({ from, to }: Span, resolution: Resolution, intervalSeconds: number): number {
  return Math.ceil((Date.parse(to) - Date.parse(from)) / 1_000 / stepOf(resolution, intervalSeconds))
}

/** What suits a span before anybody chooses: enough points to see the course, few enough to tell them apart. */
export function usualResolution(span: Span, intervalSeconds: number): Resolution {
  const length = (Date.parse(span.to) - Date.parse(span.from)) / DAY
  if (length <= 8 && expectedPoints(span, 'raw', intervalSeconds) <= 400) return 'raw'
  return length <= 62 ? 'hour' : 'day'
}

/** The wished resolution, or the finest one that can be drawn. */
export function drawnResolution(wish: Resolution, span: Span, intervalSeconds: number): Resolution {
  const order: readonly Resolution[] = ['raw', 'hour', 'day']
  const fits = (one: Resolution) => expectedPoints(span, one, intervalSeconds) <= MOST_POINTS
  return order.slice(order.indexOf(wish)).find(fits) ?? 'day'
}

function instant(time: number): string {
  return new Date(time).toISOString()
}

function earlier(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? one : other
}
