/** The damped local linear trend: a level that drifts, a slope that fades, and noise on each reading. */
import { minimise } from './simplex.ts'

export interface TrendVariances {
  readonly observation: number
  readonly level: number
  readonly slope: number
}

/** Where the series stands after its last value, and how sure that is: covariances of (level, slope). */
export interface TrendState {
  readonly level: number
  readonly slope: number
  readonly p11: number
  readonly p12: number
  readonly p22: number
}

/**
 * Walks through the values once; null is a gap, which only widens the uncertainty.
 *
 * @param values at a regular grain, the first one present
 * @param damping what is left of the slope after one step
 * @returns the state after the last value; the likelihood leaves out the first two observations, which only place the level
 * Source: Harvey 1989; Durbin and Koopman 2012; damping: Gardner and McKenzie 1985.
 */
export function filterTrend(
  values: readonly (number | null)[],
  variances: TrendVariances,
  damping: number,
): TrendState & { readonly logLikelihood: number } {
  const { observation, level: ofLevel, slope: ofSlope } = variances
  let level = values[0] ?? 0
  let slope = 0
  let p11 = 1e7
  let p12 = 0
  let p22 = 1e4 * (observation + ofLevel)
  let logLikelihood = 0
  let seen = 0
  for (const value of values) {
    level += slope
    slope *= damping
    p11 += 2 * p12 + p22 + ofLevel
    p12 = damping * (p12 + p22)
    p22 = damping * damping * p22 + ofSlope
    if (value === null) continue
    const spread = p11 + observation
    const surprise = value - level
    const gain = p11 / spread
    const gainOfSlope = p12 / spread
    level += gain * surprise
    slope += gainOfSlope * surprise
    p22 -= gainOfSlope * p12
    p11 *= 1 - gain
    p12 *= 1 - gain
    seen += 1
    if (seen > 2) logLikelihood -= (Math.log(2 * Math.PI * spread) + (surprise * surprise) / spread) / 2
  }
  return { level, slope, p11, p12, p22, logLikelihood }
}

export interface FittedTrend {
  readonly state: TrendState
  readonly variances: TrendVariances
  readonly damping: number
  /** The likelihood has several hills of different height: the fit may be another one next time. */
  readonly unstable: boolean
}

/**
 * Fits the three variances to values that were standardised before (spread about 1).
 *
 * @param months length of one step
 */
export function fitTrend(values: readonly (number | null)[], months: number): FittedTrend {
  const damping = 0.98 ** months
  const cost = (at: readonly number[]) =>
    0.005 * at.reduce((sum, value) => sum + value * value, 0) -
    filterTrend(values, variancesOf(at), damping).logLikelihood
  const fits = [0, 2, -2]
    .map((shift) =>
      minimise(
        cost,
        [-2, -4, -7].map((value) => value + shift),
        { step: 1, iterations: 160 },
      ),
    )
    .toSorted((a, b) => a.value - b.value)
  const [best, second] = fits
  const variances = variancesOf(best?.at ?? [])
  const { logLikelihood: _, ...state } = filterTrend(values, variances, damping)
  return {
    state,
    variances,
    damping,
    unstable: best !== undefined && second !== undefined && second.value - best.value > 5,
  }
}

function variancesOf([observation = 0, level = 0, slope = 0]: readonly number[]): TrendVariances {
  return { observation: Math.exp(observation), level: Math.exp(level), slope: Math.exp(slope) }
}
