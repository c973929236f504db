/** How much a rule that falls short lacks. */
import type { Card } from './card.ts'
import type { Evidence } from './judge.ts'

export interface Need {
  /** `pass`: more records must pass; `end`: fewer may; `add`: records, values or entries are missing. */
  readonly what: 'pass' | 'end' | 'add'
  readonly count: number
}

/**
 * How many records a rule still needs to be met; undefined where single records do not decide: figures, bands, and dates
 * that lie too close. What is unknown counts as it does in the judgement: it does not pass, and it is not known to be
 * few.
 */
export function needOf(
  { kind, unit, compare, met }: Pick<Card, 'kind' | 'unit' | 'compare' | 'met'>,
  { n, pass, unknown, value }: Pick<Evidence, 'n' | 'pass' | 'unknown' | 'value'>,
): Need | undefined {
  if (typeof met !== 'number') return undefined
  if (unit === 'percent') {
    if (compare === 'at_most') {
      if (kind !== 'share') return undefined
      const most = boundary(n, (passing) => passing * 100 > met * n) - 1
      return { what: 'end', count: Math.max(0, pass + unknown - most) }
    }
    const least = boundary(n, (passing) => passing * 100 >= met * n)
    if (least > n) return undefined
    return { what: kind === 'coverage' ? 'add' : 'pass', count: Math.max(0, least - pass) }
  }
  if (kind === 'recency' && compare === 'at_most') return { what: 'add', count: 1 }
  if ((kind === 'exists' || kind === 'variety') && compare === 'at_least')
    return { what: 'add', count: Math.max(0, Math.ceil(met - (value ?? 0))) }
  return undefined
}

/** The smallest number up to `n` that fits, `n + 1` where none does. Compared as the judgement does: in whole numbers. */
function boundary(n: number, fits: (passing: number) => boolean): number {
  let low = 0
  let high = n + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (fits(middle)) high = middle
    else low = middle + 1
  }
  return low
}
