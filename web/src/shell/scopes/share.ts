import type { StateCounts } from '@citywide/model/assurance/component-standing'

/** Recommendations that could be assessed at all. */
export function assessable({ met, partly, not_met, attested }: StateCounts): number {
  return met + partly + not_met + attested
}

export function metOf({ met, attested }: StateCounts): number {
  return met + attested
}

/** Four steps of the share that is met, 1 to 4. Never made of a part that has nothing to assess. */
export function heatOf(counts: StateCounts): number {
  return Math.min(4, 1 + Math.floor((metOf(counts) / assessable(counts)) * 4))
}

/** Fewer than this are no ground to call a part the last. */
const ENOUGH = 5

/** The parts with the smallest share met, of those with enough to assess; undefined where fewer than two can be compared. */
export function behind<P extends { readonly counts: StateCounts }>(
  parts: readonly P[],
): { readonly of: readonly P[]; readonly share: number } | undefined {
  const compared = parts.filter(({ counts }) => assessable(counts) >= ENOUGH)
  if (compared.length < 2) return undefined
  const shareOf = ({ counts }: P) => metOf(counts) / assessable(counts)
  const share = Math.min(...compared.map(shareOf))
  const last = compared.filter((part) => shareOf(part) === share)
  return last.length === compared.length ? undefined : { of: last, share }
}
