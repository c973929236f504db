/** How a node of the standard stands: a component, a part, or the whole, from its requirements and their rules. */
import { z } from 'zod'
import { StateCounts } from './component-standing.ts'
import { criticalOf, type RolledUp, rollUp, type RuleResult, splitOf, worstOf } from './roll-up.ts'
import { VerdictState } from './verdict-state.ts'

/** Below this share of assessable rules a mean would say nothing: "too little evidence" stands in its place. */
export const leastCoverage = 0.3

export const NodeStanding = z
  .object({
    /** The worst of its requirements that can be assessed. */
    state: VerdictState,
    /** 0 to 100: the mean of the requirements that can be assessed; null where there is too little evidence. */
    score: z.number().nullable(),
    /** Assessable rules by applicable rules, 0 to 1. */
    coverage: z.number(),
    applicable: z.int(),
    /** Assessable rules by what they rest on; what is partly typed in counts as register. */
    split: z.object({ live: z.int(), register: z.int(), assessed: z.int(), attested: z.int() }),
    /** Requirements by state. */
    counts: StateCounts,
    /** Critical rules that are not met: they are shown at every level, whatever the mean. */
    critical: z.array(z.string()),
  })
  .meta({ id: 'NodeStanding' })
export type NodeStanding = z.infer<typeof NodeStanding>

/** @param requirements the rules of each requirement of the node */
export function nodeStanding(requirements: readonly (readonly RuleResult[])[]): NodeStanding {
  const rules = requirements.flat()
  const rolled = requirements.map((held) => rollUp(held))
  const { coverage, applicable } = rollUp(rules)
  const counts = { met: 0, partly: 0, not_met: 0, not_assessable: 0, attested: 0 }
  for (const { state } of rolled) if (state !== 'not_applicable' && state !== 'waived') counts[state] += 1
  return {
    state: worstOf(rolled.map(({ state }) => state)),
    score: coverage < leastCoverage ? null : meanScore(rolled),
    coverage,
    applicable,
    split: { ...splitOf(rules), attested: rules.filter(({ state }) => state === 'attested').length },
    counts,
    critical: [...criticalOf(rules)],
  }
}

/** Nothing is imputed: what cannot be assessed is no zero, it is not in the mean. */
function meanScore(rolled: readonly RolledUp[]): number | null {
  const scores = rolled.flatMap(({ score }) => score ?? [])
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length
}
