/** From counts to a state and a score. Pure arithmetic: the same everywhere, and as strict as the card. */
import type { Card, Compare } from './card.ts'
import type { Reason } from './verdict.ts'

/** What a run counted for a rule. */
export interface Evidence {
  /** Records of the population. */
  readonly sample: number
  /** What a share is of, and how it divides: records, or the entries of the list of a coverage rule. */
  readonly n: number
  readonly pass: number
  readonly fail: number
  readonly unknown: number
  /** In the unit of the card, where the kind is no share; null where nothing can be computed. */
  readonly value: number | null
  /** When the newest input came in, where the card limits its age. */
  readonly age?: 'fresh' | 'stale'
}

export type Level = 'met' | 'partly' | 'not_met'

export interface Judgement {
  readonly state: Level | 'not_assessable'
  readonly reason: Reason | null
  /** In the unit of the card: percent for shares. */
  readonly value: number | null
  /** Where unknown records leave room: the least and the most it can be. */
  readonly range: readonly [number, number] | null
  /** 0 to 100; null where there is nothing to score. */
  readonly score: number | null
}

type Limits = Pick<Card, 'compare' | 'met' | 'partly'>

/**
 * Judges a rule. Unknown is never a gap and never a pass: where the unknown records decide, the worse end counts, and a
 * gap that rests on them is not assessable.
 *
 * @param minSample smallest population; 0 judges whatever there is
 */
export function judge(card: Card, evidence: Evidence, minSample: number = card.minSample): Judgement {
  const { sample, n, pass, unknown, age } = evidence
  const isShare = card.unit === 'percent'
  const value = valueIn(card, evidence)
  const not = (reason: Reason): Judgement => ({ state: 'not_assessable', reason, value, range: null, score: null })
  if (value === null) return not('no_data')
  // A rule that asks whether something exists is answered by finding nothing.
  if (card.kind !== 'exists' && sample < minSample) return not(sample === 0 ? 'no_data' : 'few')
  if (age === 'stale') return not('stale')
  if (!isShare) {
    return { state: levelOf(card, value, 1), reason: null, value, range: null, score: scoreOf(card, value) }
  }
  if (unknown * 2 > n) return not('unknown')
  const most = pass + unknown
  const range = unknown > 0 ? ([value, (most * 100) / n] as const) : null
  // Percent limits are compared as whole numbers: 57 of 100 is 56.99999999999999 in floating point.
  const levels = candidates(card, pass, most, n).map((passing) => levelOf(card, passing * 100, n))
  const worst = levels.includes('not_met') ? 'not_met' : levels.includes('partly') ? 'partly' : 'met'
  const agree = levels.every((level) => level === worst)
  if (!agree && worst === 'not_met') return { ...not('unknown'), range }
  const score = Math.min(scoreOf(card, value), scoreOf(card, (most * 100) / n))
  return { state: worst, reason: null, value, range, score }
}

/**
 * Where the value itself lies between the limits, whatever is unknown; undefined where there is no value. What the test
 * vectors of the catalogue state.
 */
export function plainLevel(card: Card, evidence: Evidence): Level | undefined {
  const value = valueIn(card, evidence)
  if (value === null) return undefined
  return card.unit === 'percent' ? levelOf(card, evidence.pass * 100, evidence.n) : levelOf(card, value, 1)
}

/** In the unit of the card: percent for shares; null where there is nothing to compute it from. */
export function valueIn({ unit }: Card, { n, pass, value }: Pick<Evidence, 'n' | 'pass' | 'value'>): number | null {
  if (unit !== 'percent') return value
  return n === 0 ? null : (pass * 100) / n
}

/** Numbers of passing records that can make a difference: the ends, and the limits of the card between them. */
function candidates({ met, partly }: Limits, least: number, most: number, n: number): readonly number[] {
  if (least === most) return [least]
  const limits = [met, partly ?? []].flat().flatMap((percent) => {
    const passing = (percent * n) / 100
    return [Math.floor(passing), Math.ceil(passing)]
  })
  return [least, most, ...limits.filter((passing) => passing > least && passing < most)]
}

/** Compares `value` with the limits, each times `factor`. */
function levelOf({ compare, met, partly }: Limits, value: number, factor: number): Level {
  if (fits(compare, value, met, factor)) return 'met'
  return partly !== null && fits(compare, value, partly, factor) ? 'partly' : 'not_met'
}

function fits(compare: Compare, value: number, limit: Card['met'], factor: number): boolean {
  if (typeof limit === 'number') return compare === 'at_most' ? value <= limit * factor : value >= limit * factor
  return value >= limit[0] * factor && value <= limit[1] * factor
}

/** 0 to 100: full from the limit of “met”, half at the limit of “partly”. Source: design of the evidence engine, section 8. */
export function scoreOf({ compare, met, partly }: Limits, value: number): number {
  if (typeof met !== 'number') return scoreOfBand(value, met, partly)
  const p = typeof partly === 'number' ? partly : met
  if (compare === 'at_most') {
    if (value <= met) return 100
    if (value <= p) return 100 - (50 * (value - met)) / (p - met)
    return p === 0 ? 0 : Math.max(0, (50 * (2 * p - value)) / p)
  }
  if (value >= met) return 100
  if (value >= p) return 50 + (50 * (value - p)) / (met - p)
  return p === 0 ? 0 : Math.max(0, (50 * value) / p)
}

/** Inside 100; from there to the outer band down to 50, and over the same width again down to 0. */
function scoreOfBand(value: number, [a, b]: readonly [number, number], outer: Card['partly']): number {
  if (value >= a && value <= b) return 100
  const [c, d] = Array.isArray(outer) ? outer : [a, b]
  const [distance, width] = value < a ? [a - value, a - c] : [value - b, d - b]
  return width === 0 ? 0 : Math.max(0, 100 - (50 * distance) / width)
}
