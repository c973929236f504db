/** The figures of a rule over time: steps from one day that moved something to the next. */
import type { RuleHistory } from '@citywide/model/assurance/history'
import { scaleLinear, scaleUtc } from 'd3-scale'
import type { Box } from '../../charts/trajectory-geometry.ts'

type Point = RuleHistory['points'][number]

export interface RuleCourseGeometry {
  /** Stretches of one kind: what was known, and what was judged afterwards. */
  readonly lines: readonly { readonly path: string; readonly afterwards: boolean }[]
  readonly dots: readonly { readonly x: number; readonly y: number; readonly point: Point }[]
  /** Moments at which nothing could be assessed. */
  readonly holes: readonly { readonly x: number; readonly point: Point }[]
  /** Where another version of the rule begins to judge. */
  readonly versions: readonly { readonly x: number; readonly at: string; readonly version: string }[]
  readonly levels: readonly { readonly y: number; readonly value: number }[]
  readonly ticks: readonly { readonly x: number; readonly at: string }[]
  readonly y: (value: number) => number
}

/**
 * @param limits values that stand in the picture whatever the points are: the thresholds
 * @param until where the last value still holds
 */
export function ruleCourseGeometry(
  points: readonly Point[],
  limits: readonly number[],
  until: string,
  box: Box,
): RuleCourseGeometry {
  const times = points.map(({ at }) => Date.parse(at))
  const end = Math.max(Date.parse(until), ...times)
  const start = Math.min(end - 86_400_000, ...times)
  const values = [0, ...limits, ...points.flatMap(({ value }) => value ?? [])]
  const x = scaleUtc([new Date(start), new Date(end)], [box.left, box.width - box.right])
  const y = scaleLinear([Math.min(...values), Math.max(...values, 1)], [box.height - box.bottom, box.top])
  const lines: { path: string; afterwards: boolean }[] = []
  points.forEach((point, index) => {
    if (point.value === null) return
    const next = points[index + 1]
    const to = next ? Date.parse(next.at) : end
    const height = y(point.value)
    const after = next?.value ?? null
    const step = after === null ? '' : `V${round(y(after))}`
    lines.push({
      path: `M${round(x(Date.parse(point.at)))},${round(height)}H${round(x(to))}${step}`,
      afterwards: point.known === 'afterwards',
    })
  })
  const known = points.filter(({ known: how }) => how !== 'afterwards')
  return {
    lines,
    dots: points.flatMap((point) =>
      point.value === null ? [] : [{ x: x(Date.parse(point.at)), y: y(point.value), point }],
    ),
    holes: points.flatMap((point) => (point.value === null ? [{ x: x(Date.parse(point.at)), point }] : [])),
    versions: known.flatMap((point, index) => {
      const before = known[index - 1]
      return before && before.version !== point.version
        ? [{ x: x(Date.parse(point.at)), at: point.at, version: point.version }]
        : []
    }),
    levels: y.ticks(4).map((value) => ({ value, y: y(value) })),
    ticks: x.ticks(Math.max(2, Math.floor(box.width / 140))).map((at) => ({ x: x(at), at: at.toISOString() })),
    y,
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
