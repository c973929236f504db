import { GAP_INTERVALS, LATE_INTERVALS, LATE_SECONDS } from '@citywide/model/observations/quality'
import type { StreamFacts } from '../streams/store.ts'

/** What makes a value of a stream worth a remark, ready to be compared with: open sides are infinite, times are µs. */
export interface Limits {
  readonly least: number
  readonly most: number
  readonly plausibleLeast: number
  readonly plausibleMost: number
  /** Greatest change within `changeTime`. */
  readonly change: number
  readonly changeTime: number
  readonly interval: number
  readonly gap: number
  readonly stuck: number
  readonly late: number
}

export type DeclaredLimits = Pick<
  StreamFacts,
  'least' | 'most' | 'plausibleLeast' | 'plausibleMost' | 'change' | 'stuckSeconds' | 'intervalSeconds'
>

const SECOND = 1_000_000

export function limitsOf(declared: DeclaredLimits): Limits {
  const { least, most, plausibleLeast, plausibleMost, change, stuckSeconds, intervalSeconds } = declared
  return {
    least: least ?? Number.NEGATIVE_INFINITY,
    most: most ?? Number.POSITIVE_INFINITY,
    plausibleLeast: plausibleLeast ?? Number.NEGATIVE_INFINITY,
    plausibleMost: plausibleMost ?? Number.POSITIVE_INFINITY,
    change: change?.most ?? Number.POSITIVE_INFINITY,
    changeTime: (change?.seconds ?? 1) * SECOND,
    interval: intervalSeconds * SECOND,
    gap: GAP_INTERVALS * intervalSeconds * SECOND,
    stuck: stuckSeconds === null ? Number.POSITIVE_INFINITY : stuckSeconds * SECOND,
    late: Math.max(LATE_SECONDS, LATE_INTERVALS * intervalSeconds) * SECOND,
  }
}
