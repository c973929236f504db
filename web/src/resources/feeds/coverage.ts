/** How much of what a stream should have sent has arrived, along a span of time. */
import type { SeriesPoint } from '@citywide/model/observations/stream'
import type { Span } from './span.ts'

export interface CoverageCell {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  /** 0 to 1. */
  readonly coverage: number
}

export interface Gap {
  readonly from: number
  readonly to: number
}

/**
 * The span in equal cells. The bucket that is still running belongs to none: it is not missing yet.
 *
 * @param step seconds between two points
 * @param most cells that can be told apart
 */
export function coverageCells(points: readonly SeriesPoint[], span: Span, step: number, most: number): CoverageCell[] {
  const unit = step * 1_000
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)]
  const first = points[0] ? Date.parse(points[0].at) : from
  const start = first - Math.floor((first - from) / unit) * unit
  const units = Math.floor((to - start) / unit)
  if (units < 1) return []
  const group = Math.ceil(units / most)
  const arrived = Array.from({ length: Math.ceil(units / group) }, () => 0)
  for (const { at, coverage } of points) {
    // Rounded: where the clocks change, a day begins an hour off the grid.
    const index = Math.floor(Math.round((Date.parse(at) - start) / unit) / group)
    if (index in arrived) arrived[index] = (arrived[index] ?? 0) + coverage
  }
  return arrived.map((sum, index) => {
    const size = Math.min(group, units - index * group)
    const begin = start + index * group * unit
    return { from: begin, to: begin + size * unit, coverage: Math.min(1, sum / size) }
  })
}

/** Share of the whole that arrived; undefined where the span is shorter than one step. */
export function coverageOf(cells: readonly CoverageCell[]): number | undefined {
  const length = cells.reduce((sum, { from, to }) => sum + to - from, 0)
  return length === 0
    ? undefined
    : cells.reduce((sum, { from, to, coverage }) => sum + (to - from) * coverage, 0) / length
}

/**
 * The stretch of a span in which values were expected: before its very first value a stream owed none.
 *
 * @param firstAt when the stream began, ISO instant
 */
export function expectedSpan(points: readonly SeriesPoint[], span: Span, firstAt: string | null): Span {
  const [first] = points
  const began = firstAt !== null && Date.parse(firstAt) >= Date.parse(span.from)
  return first && began ? { from: first.at, to: span.to } : span
}

/** The longest time without a point, from the start to the end of the span; undefined where there is no hole. */
export function longestGap(points: readonly SeriesPoint[], span: Span, step: number): Gap | undefined {
  const times = [span.from, ...points.map(({ at }) => at), span.to].map((at) => Date.parse(at))
  let longest: Gap | undefined
  for (let index = 1; index < times.length; index += 1) {
    const [from = 0, to = 0] = [times[index - 1], times[index]]
    // The same measure as that of the chart; at the ends, which stand where they will, the next value may be on its way.
    const hole = index === 1 || index === times.length - 1 ? 2 : 1.5
    if (to - from > step * 1_000 * hole && (longest === undefined || to - from > longest.to - longest.from)) {
      longest = { from, to }
    }
  }
  return longest
}
