/** How far a framework is shown by evidence of ours: through rules of its own and through mappings. */
import type { FrameworkNode, NodeMapping, Relation } from './framework.ts'
import { rollUp, type RuleResult } from './roll-up.ts'
import type { VerdictState } from './verdict-state.ts'

/** `whole`: all it asks is shown; `part`: some of it; `none`: looked at, nothing shows it; `unmapped`: not looked at yet. */
export type Shown = 'whole' | 'part' | 'none' | 'unmapped'

/** What records alone say of a node that no rule judges, such as a cell or an indicator. */
export type Held = 'covered' | 'targeted' | 'empty'

export interface NodeStanding {
  readonly shown: Shown
  /** Of the evidence it is shown by; null where there is none, or where records are held but nothing is judged. */
  readonly state: VerdictState | null
  readonly score: number | null
  /** Assessable by applicable rules. */
  readonly coverage: number
  readonly held: Held | null
}

const wholly: readonly Relation[] = ['equal', 'subset']

export type ResultsOf = (code: string) => readonly RuleResult[]

/**
 * A node shown as a whole is judged by that evidence alone; one shown in part by the parts, which says nothing about
 * the rest.
 *
 * @param resultsOf the rules of a requirement, a component or a rule, judged
 */
export function nodeStanding(
  node: Pick<FrameworkNode, 'requirement'>,
  mappings: readonly NodeMapping[],
  resultsOf: ResultsOf,
  held: Held | null,
): NodeStanding {
  const targets = (relations: readonly Relation[]) =>
    mappings.flatMap(({ relation, to }) => (to !== null && relations.includes(relation) ? [to] : []))
  const whole = [...(node.requirement === null ? [] : [node.requirement]), ...targets(wholly)]
  const part = targets(['superset', 'intersects'])
  const by = whole.length > 0 ? whole : part
  const judged = by.length === 0 ? nothing : rolled([...new Set(by.flatMap((code) => [...resultsOf(code)]))])
  return { ...judged, shown: shownBy(whole, part, mappings, held), held }
}

const nothing = { state: null, score: null, coverage: 0 } as const

function rolled(results: readonly RuleResult[]): Pick<NodeStanding, 'state' | 'score' | 'coverage'> {
  const { state, score, coverage } = rollUp(results)
  return { state, score, coverage }
}

function shownBy(
  whole: readonly string[],
  part: readonly string[],
  mappings: readonly NodeMapping[],
  held: Held | null,
): Shown {
  if (whole.length > 0 || held === 'covered') return 'whole'
  if (part.length > 0 || held === 'targeted') return 'part'
  return mappings.length > 0 || held === 'empty' ? 'none' : 'unmapped'
}

export interface Reach {
  /** Nodes that could be shown. */
  readonly nodes: number
  readonly whole: number
  readonly part: number
  readonly none: number
  readonly unmapped: number
}

/** Of y nodes, how many are shown. */
export function reachOfNodes(standings: readonly Pick<NodeStanding, 'shown'>[]): Reach {
  const count = (shown: Shown) => standings.filter((one) => one.shown === shown).length
  return {
    nodes: standings.length,
    whole: count('whole'),
    part: count('part'),
    none: count('none'),
    unmapped: count('unmapped'),
  }
}
