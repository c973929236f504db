/** Whether a benefit will arrive in time: many possible futures of its trend, drawn by a seeded generator. */
import type { Direction } from './trajectory.ts'
import { fitTrend } from './trend.ts'
import { mulberry32, normal, seedOf } from './random.ts'

/** How values are reshaped before fitting: shares by `logit`, positive amounts by `log`. */
export type Transform = 'none' | 'logit' | 'log'

export interface Goal {
  readonly direction: Direction
  readonly value: number
  /** Edges of the target where it is a band. */
  readonly low?: number | undefined
  readonly high?: number | undefined
}

export interface ForecastInput {
  /** Results at a regular grain, oldest first, null where a period has none; the open period is not among them. */
  readonly values: readonly (number | null)[]
  /** Length of a period in months. */
  readonly months: number
  /** Periods from the last value to the target date, at least 1. */
  readonly horizon: number
  readonly goal: Goal
  readonly transform: Transform
  /** What makes this forecast repeatable, such as benefit and day. */
  readonly seed: string
}

export interface Outlook {
  readonly p10: number
  readonly p50: number
  readonly p90: number
  /** Share of the futures that stand at or past the target on its date, 0 to 1 as counted. */
  readonly inTime: number
  /** Periods from the last value until the target is first reached: the quickest tenth, the middle, the slowest tenth. */
  readonly arrival: { readonly p10: number | null; readonly p50: number | null; readonly p90: number | null }
  readonly unstable: boolean
}

export const LEAST_POINTS = 6
const PATHS = 2_000
const MOST_PERIODS = 600

/**
 * The outlook at the target date, by 2,000 paths of the fitted trend; the noise of single readings is left out, because the
 * question is about the level.
 *
 * @returns undefined with fewer than six values: nothing honest can be said
 */
export function forecast({ values, months, horizon, goal, transform, seed }: ForecastInput): Outlook | undefined {
  const shape = shapes[transform]
  const first = values.findIndex((value) => value !== null)
  if (values.filter((value) => value !== null).length < LEAST_POINTS) return undefined
  const shaped = values.slice(first).map((value) => (value === null ? null : shape.to(value)))
  const { centre, spread } = standard(shaped)
  const { state, variances, damping, unstable } = fitTrend(
    shaped.map((value) => (value === null ? null : (value - centre) / spread)),
    months,
  )
  const target = Math.min(Math.max(Math.round(horizon), 1), MOST_PERIODS)
  const last = target + Math.ceil(24 / months)
  const uniform = mulberry32(seedOf(seed))
  // Cholesky of the 2×2 covariance: correlated draws of level and slope from two independent ones.
  const c11 = Math.sqrt(Math.max(state.p11, 0))
  const c21 = c11 > 0 ? state.p12 / c11 : 0
  const c22 = Math.sqrt(Math.max(state.p22 - c21 * c21, 0))
  const ofLevel = Math.sqrt(variances.level)
  const ofSlope = Math.sqrt(variances.slope)
  const ends: number[] = []
  const arrivals: number[] = []
  for (let path = 0; path < PATHS; path += 1) {
    const z1 = normal(uniform)
    const z2 = normal(uniform)
    let level = state.level + c11 * z1
    let slope = state.slope + c21 * z1 + c22 * z2
    let arrival = Number.POSITIVE_INFINITY
    for (let step = 1; step <= last; step += 1) {
      level += slope + ofLevel * normal(uniform)
      slope = damping * slope + ofSlope * normal(uniform)
      const open = arrival === Number.POSITIVE_INFINITY
      if (step !== target && !open) continue
      const value = shape.from(level * spread + centre)
      if (step === target) ends.push(value)
      if (open && reached(goal, value)) arrival = step
    }
    arrivals.push(arrival)
  }
  ends.sort((a, b) => a - b)
  arrivals.sort((a, b) => a - b)
  return {
    p10: quantile(ends, 0.1),
    p50: quantile(ends, 0.5),
    p90: quantile(ends, 0.9),
    inTime: ends.filter((value) => reached(goal, value)).length / PATHS,
    arrival: {
      p10: firstPeriod(arrivals, 0.1),
      p50: firstPeriod(arrivals, 0.5),
      p90: firstPeriod(arrivals, 0.9),
    },
    unstable,
  }
}

/** Whether a value is at or past the target, or inside its band. */
export function reached({ direction, value: goal, low, high }: Goal, value: number): boolean {
  if (direction === 'up') return value >= goal
  if (direction === 'down') return value <= goal
  return value >= (low ?? goal) && value <= (high ?? goal)
}

const shapes: Record<Transform, { readonly to: (value: number) => number; readonly from: (value: number) => number }> =
  {
    none: { to: (value) => value, from: (value) => value },
    // Positive by declaration; a zero among them would be minus infinity.
    log: { to: (value) => Math.log(Math.max(value, Number.MIN_VALUE)), from: Math.exp },
    logit: {
      to(value) {
        const share = Math.min(Math.max(value, 0.005), 0.995)
        return Math.log(share / (1 - share))
      },
      from: (value) => 1 / (1 + Math.exp(-value)),
    },
  }

/** Median and standard deviation of what is present; a constant series gets the spread 1. */
function standard(values: readonly (number | null)[]): { centre: number; spread: number } {
  const present = values.filter((value) => value !== null)
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  const variance = present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (present.length - 1)
  const spread = Math.sqrt(variance)
  const centre = quantile(
    present.toSorted((a, b) => a - b),
    0.5,
  )
  return { centre, spread: spread > 0 && Number.isFinite(spread) ? spread : 1 }
}

/** Linear between the two nearest of sorted values. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

/** One of the sorted periods by nearest rank; null where the target is never reached. */
function firstPeriod(sorted: readonly number[], share: number): number | null {
  const period = sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
  return Number.isFinite(period) ? period : null
}
