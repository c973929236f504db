/** The alerts of a day as stacked bars of a quarter of an hour, the gravest on top. */
import type { OperationsPicture } from '@citywide/model/emergency/operations'

type Timeline = OperationsPicture['timeline']

export interface Bar {
  readonly index: number
  /** Milliseconds since 1970 at which the quarter begins. */
  readonly from: number
  readonly counts: readonly [number, number, number, number]
  readonly total: number
}

export function barsOf({ from, stepSeconds, bySeverity }: Timeline): Bar[] {
  const begin = Date.parse(from)
  const [low, medium, high, critical] = bySeverity
  return low.map((_, index) => {
    const counts = [low[index] ?? 0, medium[index] ?? 0, high[index] ?? 0, critical[index] ?? 0] as const
    return {
      index,
      from: begin + index * stepSeconds * 1000,
      counts,
      total: counts.reduce((sum, count) => sum + count, 0),
    }
  })
}

/** First and last bar of a choice, both included. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** `2026-11-23T01:15:00Z/2026-11-23T02:00:00Z`, as ISO 8601 writes an interval. */
export function spanAsText({ first, last }: Span, { from, stepSeconds }: Timeline): string {
  const at = (index: number) => new Date(Date.parse(from) + index * stepSeconds * 1000).toISOString()
  return `${at(first)}/${at(last + 1)}`
}

export interface Interval {
  readonly from: string
  readonly to: string
}

/** Undefined where it is no interval. */
export function intervalIn(text: string | undefined): Interval | undefined {
  const [from = '', to = ''] = (text ?? '').split('/')
  return Date.parse(from) < Date.parse(to) ? { from, to } : undefined
}

/** The bars of an interval, as far as they are still among those of the last 24 hours. */
export function spanIn({ from, to }: Interval, timeline: Timeline): Span | undefined {
  const begin = Date.parse(timeline.from)
  const step = timeline.stepSeconds * 1000
  const most = timeline.bySeverity[0].length - 1
  const first = Math.max(0, Math.round((Date.parse(from) - begin) / step))
  const last = Math.min(most, Math.round((Date.parse(to) - begin) / step) - 1)
  return first <= last ? { first, last } : undefined
}
