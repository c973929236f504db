/** Where everything of a trajectory stands in a box of pixels. Pure, so that the same picture is drawn for paper. */
import type { TrajectoryPoint } from '@citywide/model/benefits/progress'
import type { PeriodFigure } from '@citywide/model/quantity'
import { extent } from 'd3-array'
import { scaleLinear, scaleUtc } from 'd3-scale'
import { area, line } from 'd3-shape'
import { isResult, plannedAt, type Result, runsOf } from './series-of-results.ts'

export interface TrajectoryData {
  readonly figures: readonly PeriodFigure[]
  readonly plan: readonly TrajectoryPoint[]
  readonly baseline: { readonly value: number; readonly at: string } | null
  readonly target: { readonly value: number; readonly at: string } | null
  readonly forecast?: { readonly p10: number; readonly p50: number; readonly p90: number } | null
  /** Civil day at which this is judged. */
  readonly today: string
}

export interface Box {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

interface Spot extends Result {
  readonly x: number
  readonly y: number
}

export interface TrajectoryGeometry {
  readonly runs: readonly string[]
  readonly results: readonly Spot[]
  /** `outside`: the figure lies beyond the picture and is drawn at its edge. */
  readonly partial: readonly (Spot & { readonly figure: PeriodFigure; readonly outside: boolean })[]
  readonly gaps: readonly string[]
  readonly plan: string | undefined
  readonly cross: { readonly x: number; readonly y: number } | undefined
  readonly today: number
  readonly last: Spot | undefined
  readonly fan:
    | { readonly area: string; readonly x: number; readonly high: number; readonly mid: number; readonly low: number }
    | undefined
  /** `x` is the middle of what is seen of the year, `from` where it begins. */
  readonly years: readonly { readonly x: number; readonly from: number; readonly year: number }[]
  readonly levels: readonly { readonly y: number; readonly value: number }[]
  /** Horizontal place of a civil day. */
  readonly place: (day: string) => number
}

const time = (day: string) => new Date(`${day}T00:00:00Z`)

/** How far beyond the results an incomplete figure still has a place of its own, as a share of their range. */
const NEAR = 0.4
/** Room that the name of a year needs, in pixels. */
const LABEL = 34

export function trajectoryGeometry(data: TrajectoryData, box: Box): TrajectoryGeometry {
  const { figures, baseline, target, forecast } = data
  const plan = data.plan.length > 1 ? data.plan : baseline && target ? [baseline, target] : []
  const days = [
    ...figures.flatMap(({ periodStart, periodEnd }) => [periodStart, periodEnd]),
    ...plan.map(({ at }) => at),
    data.today,
  ]
  const values = [
    ...figures.flatMap((figure) => (isResult(figure) ? [figure.value] : [])),
    ...plan.map(({ value }) => value),
    ...(forecast ? [forecast.p10, forecast.p90] : []),
  ]
  const [firstDay = data.today, lastDay = data.today] = extent(days)
  const [least = 0, most = 1] = extent(values)
  const span = most - least || Math.abs(most) || 1
  // What was measured so far in an incomplete period may be anything: it must not press the results flat.
  const near = figures.flatMap(({ value }) =>
    value !== null && value > least - span * NEAR && value < most + span * NEAR ? [value] : [],
  )
  const [low = least, high = most] = extent([least, most, ...near])
  const room = (high - low || span) * 0.08
  const x = scaleUtc([time(firstDay), time(lastDay)], [box.left, box.width - box.right])
  const y = scaleLinear([low - room, high + room], [box.height - box.bottom, box.top]).clamp(true)
  const place = (day: string) => x(time(day))

  const runs = runsOf(figures)
  const path = line<Result>(
    (one) => place(one.day),
    (one) => y(one.value),
  )
  const between = area<Result & { planned: number }>()
    .x((one) => place(one.day))
    .y0((one) => y(one.planned))
    .y1((one) => y(one.value))
  const spot = (one: Result): Spot => ({ ...one, x: place(one.day), y: y(one.value) })
  const results = runs.flat().map(spot)
  const last = results.at(-1)
  const withPlan = (run: readonly Result[]) =>
    run.flatMap((one) => {
      const planned = plannedAt(plan, one.day)
      return planned === undefined ? [] : [{ ...one, planned }]
    })

  return {
    runs: runs.filter((run) => run.length > 1).map((run) => path(run) ?? ''),
    results,
    partial: figures.flatMap((figure) =>
      figure.value !== null && !isResult(figure)
        ? [
            {
              ...spot({ day: figure.periodEnd, value: figure.value }),
              figure,
              outside: figure.value < low || figure.value > high,
            },
          ]
        : [],
    ),
    gaps: runs.map(withPlan).flatMap((run) => (run.length > 1 ? [between(run) ?? ''] : [])),
    plan: plan.length > 1 ? (path(plan.map(({ at, value }) => ({ day: at, value }))) ?? undefined) : undefined,
    cross: target ? { x: place(target.at), y: y(target.value) } : undefined,
    today: place(data.today),
    last,
    fan: forecast && target && last ? fanOf(last, place(target.at), forecast, y) : undefined,
    years: yearsOf(firstDay, lastDay).flatMap((year) => {
      const [from, to] = [
        Math.max(box.left, place(`${year}-01-01`)),
        Math.min(box.width - box.right, place(`${year + 1}-01-01`)),
      ]
      return to - from < LABEL ? [] : [{ x: (from + to) / 2, from, year }]
    }),
    levels: y.ticks(4).map((value) => ({ value, y: y(value) })),
    place,
  }
}

function yearsOf(first: string, last: string): number[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function fanOf(
  last: Spot,
  x: number,
  forecast: { p10: number; p50: number; p90: number },
  y: (value: number) => number,
) {
  const [low, mid, high] = [y(forecast.p10), y(forecast.p50), y(forecast.p90)]
  return { area: `M${last.x},${last.y}L${x},${high}L${x},${low}Z`, x, high, mid, low }
}
