/** Where people judge a factor otherwise than the records do. */
import { differenceOf, type SuccessFactors, wholeStep } from '@citywide/model/assurance/success-factors'

export type Factor = SuccessFactors['factors'][number]

export const assessorKinds = ['self', 'peer', 'independent'] as const
export type AssessorKind = (typeof assessorKinds)[number]

/** Kinds of assessors whose latest score lies a whole step or more away from the records, with by how much. */
export function differing({ cells, assessments }: Pick<Factor, 'cells' | 'assessments'>): readonly {
  readonly kind: AssessorKind
  readonly steps: number
}[] {
  const score = cells.at(-1)?.score ?? null
  return assessorKinds.flatMap((kind) => {
    const steps = differenceOf(assessments[kind]?.score ?? null, score)
    return steps !== null && Math.abs(steps) >= wholeStep ? [{ kind, steps }] : []
  })
}
