/** How a node moved since the end of the month before. */
import type { Conformance } from '@citywide/model/assurance/conformance'

export type OverviewNode = Conformance['nodes'][number]

type Node = Pick<OverviewNode, 'standing' | 'before'>

/** Points of the score, rounded as they are shown; null where one of both has no score. */
export function changeOf({ standing, before }: Node): number | null {
  const [now, then] = [scoreOf(standing), scoreOf(before)]
  return now === null || then === null ? null : Math.round(now) - Math.round(then)
}

/** The score of a node; null where nothing is known or too little can be assessed. */
export function scoreOf(standing: { readonly score: number | null } | null | undefined): number | null {
  return standing?.score ?? null
}

/** Requirements that are met or attested, and all that count. */
export function metOf(standing: Node['standing']): { readonly met: number; readonly all: number } {
  if (!standing) return { met: 0, all: 0 }
  const { met, partly, not_met, not_assessable, attested } = standing.counts
  return { met: met + attested, all: met + partly + not_met + not_assessable + attested }
}
