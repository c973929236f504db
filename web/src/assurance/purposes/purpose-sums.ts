import type { PurposeMatrix } from '@citywide/model/assurance/standing'

/** Registers that the matrix counts; also their paths. */
export const kinds = ['initiatives', 'benefits', 'services'] as const
export type Kind = (typeof kinds)[number]

export function sumOf(counts: Readonly<Record<Kind, number>>): number {
  return kinds.reduce((sum, kind) => sum + counts[kind], 0)
}

/** Issues and purposes that nothing serves. */
export function emptyIn({ issues, purposes, cells }: Pick<PurposeMatrix, 'issues' | 'purposes' | 'cells'>) {
  const filled = cells.filter((cell) => sumOf(cell) > 0)
  return {
    issues: issues.filter(({ code }) => filled.every(({ issue }) => issue !== code)),
    purposes: purposes.filter(({ code }) => filled.every(({ purpose }) => purpose !== code)),
  }
}
