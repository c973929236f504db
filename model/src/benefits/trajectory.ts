/** The plan of a benefit: which value is meant to stand when, and how far the actual value is from it. */
import { z } from 'zod'
import { Day } from '../quantity.ts'
import { DAYS_PER_MONTH, dayNumber, dayOf } from './day.ts'
import type { TrajectoryPoint } from './progress.ts'

const PlannedPoint = z.object({
  at: Day,
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
})
type PlannedPoint = z.infer<typeof PlannedPoint>

/**
 * How the trajectory field of a benefit is written: a bare list of points, or a named shape between baseline and target.
 * Steps and points are entered; the two curves need none.
 */
export const Trajectory = z
  .union([
    z.array(PlannedPoint).max(600),
    z.object({ kind: z.enum(['linear', 's_curve']) }),
    z.object({ kind: z.enum(['step', 'points']), points: z.array(PlannedPoint).min(1).max(600) }),
  ])
  .meta({ id: 'Trajectory' })
export type Trajectory = z.infer<typeof Trajectory>

export type Direction = 'up' | 'down' | 'band'

export interface Plan {
  readonly direction: Direction
  readonly kind: 'linear' | 's_curve' | 'step' | 'points'
  readonly baseline: TrajectoryPoint
  readonly target: TrajectoryPoint
  /** In order of time, baseline and target included. */
  readonly points: readonly PlannedPoint[]
}

/** The plan between two ends; undefined where the target does not lie after the baseline. */
export function planOf(
  baseline: TrajectoryPoint,
  target: TrajectoryPoint,
  direction: Direction,
  trajectory: Trajectory | null,
): Plan | undefined {
  if (baseline.at >= target.at) return undefined
  const entered = Array.isArray(trajectory) ? trajectory : trajectory && 'points' in trajectory ? trajectory.points : []
  const kind = Array.isArray(trajectory) || trajectory === null ? undefined : trajectory.kind
  const inner = entered.filter(({ at }) => at > baseline.at && at < target.at)
  const ends = (point: TrajectoryPoint): PlannedPoint => entered.find(({ at }) => at === point.at) ?? point
  const points = [ends(baseline), ...inner.toSorted((a, b) => a.at.localeCompare(b.at)), ends(target)]
  return { direction, kind: kind ?? (inner.length > 0 ? 'points' : 'linear'), baseline, target, points }
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

/** How much of the way lies behind after the share `u` of the time, both 0 to 1. */
function sCurve(u: number): number {
  return (sigmoid(10 * (u - 0.5)) - sigmoid(-5)) / (sigmoid(5) - sigmoid(-5))
}

type Side = 'value' | 'low' | 'high'

/** The planned value on a day (as a day number), before the baseline the baseline, after the target the target. */
function plannedOn(plan: Plan, on: number, side: Side = 'value'): number {
  const read = (point: PlannedPoint) => point[side] ?? point.value
  const passed = plan.points.findLastIndex(({ at }) => dayNumber(at) <= on)
  const before = plan.points[Math.max(passed, 0)] ?? plan.baseline
  if (plan.kind === 'step') return read(before)
  const first = plan.points[0] ?? plan.baseline
  const last = plan.points.at(-1) ?? plan.target
  if (plan.kind === 's_curve') {
    const u = (on - dayNumber(first.at)) / (dayNumber(last.at) - dayNumber(first.at))
    return read(first) + (read(last) - read(first)) * sCurve(Math.min(Math.max(u, 0), 1))
  }
  const after = plan.points[passed + 1]
  if (passed < 0 || !after) return read(before)
  const u = (on - dayNumber(before.at)) / (dayNumber(after.at) - dayNumber(before.at))
  return read(before) + (read(after) - read(before)) * u
}

/** The planned value on a day. */
export function planned(plan: Plan, day: string): number {
  return plannedOn(plan, dayNumber(day))
}

/** The plan as points to draw, at most `most` of them, baseline and target included. */
export function drawn(plan: Plan, most = 49): TrajectoryPoint[] {
  if (plan.kind === 'points' || plan.kind === 'step') return plan.points.map(({ at, value }) => ({ at, value }))
  if (plan.kind === 'linear') return [plan.baseline, plan.target]
  const from = dayNumber(plan.baseline.at)
  const days = dayNumber(plan.target.at) - from
  const steps = Math.min(most - 1, days)
  return Array.from({ length: steps + 1 }, (_, step) => {
    const on = Math.round(from + (days * step) / steps)
    return { at: dayOf(on), value: plannedOn(plan, on) }
  })
}

export interface Gap {
  /** Positive is ahead of the plan, in the unit of the indicator. */
  readonly value: number
  /** Positive is ahead, cut at ±60; null where the plan does not move one way only. */
  readonly months: number | null
  readonly planned: number
}

const MOST_MONTHS = 60

/** How far a value is from the plan of its day. */
export function gapTo(plan: Plan, value: number, day: string): Gap {
  const now = dayNumber(day)
  if (plan.direction === 'band') {
    const low = plannedOn(plan, now, 'low')
    const high = plannedOn(plan, now, 'high')
    const edge = value < low ? low : value > high ? high : value
    return { value: -Math.abs(value - edge) || 0, months: null, planned: value < low ? low : high }
  }
  const sign = plan.direction === 'up' ? 1 : -1
  const plannedNow = plannedOn(plan, now)
  return { value: sign * (value - plannedNow) || 0, months: monthsFrom(plan, sign, value, now), planned: plannedNow }
}

/**
 * The days on which the plan stands at this value form an interval; months from now to its nearer end. A value better than
 * the target counts as ahead until the target date, one worse than the baseline as behind since the baseline.
 */
function monthsFrom(plan: Plan, sign: 1 | -1, value: number, now: number): number | null {
  const heights = plan.points.map((point) => sign * point.value)
  if (heights.some((height, index) => index > 0 && height < (heights[index - 1] ?? height))) return null
  const wanted = sign * value
  const height = (on: number) => sign * plannedOn(plan, on)
  const start = dayNumber(plan.baseline.at)
  const end = dayNumber(plan.target.at)
  const here = height(now)
  if (here === wanted) return 0
  // Bisection on the plan itself, which serves every shape; a hundredth of a day is far below what is shown.
  const ahead = wanted > here
  let [low, high] = ahead ? [Math.max(now, start), end] : [start, Math.min(now, end)]
  if (low >= high) return 0
  if (ahead && height(high) < wanted) return clipped(high - now)
  if (!ahead && height(low) > wanted) return clipped(low - now)
  while (high - low > 0.01) {
    const middle = (low + high) / 2
    if (ahead ? height(middle) < wanted : height(middle) <= wanted) low = middle
    else high = middle
  }
  return clipped((low + high) / 2 - now)
}

function clipped(days: number): number {
  return Math.min(Math.max(days / DAYS_PER_MONTH, -MOST_MONTHS), MOST_MONTHS)
}
