/** Requirements, components and parts, month by month. */
import type { NodeHistory, RequirementHistory } from '@citywide/model/assurance/history'
import { type NodeStanding, nodeStanding } from '@citywide/model/assurance/node-standing'
import type { Requirement } from '@citywide/model/assurance/requirement'
import { rollUp } from '@citywide/model/assurance/roll-up'
import type { Rulebook } from '../rulebook.ts'
import { ofTheStandard, rulesOf } from '../view/overview.ts'
import type { Sight } from '../view/seen.ts'
import { type Months, monthsOf } from './months.ts'

type Asked = Omit<Parameters<typeof monthsOf>[2], 'rules'>

export async function requirementHistory(
  sight: Sight,
  book: Rulebook,
  asked: Asked,
  requirements: readonly Requirement[],
): Promise<RequirementHistory> {
  const history = await monthsOf(sight, book, { ...asked, rules: rulesOf(book, requirements) })
  return {
    months: [...history.months],
    requirements: requirements.map(({ code, kind, component, text, rules }) => ({
      code,
      kind,
      component,
      text,
      cells: history.months.map((_, month) => {
        const results = history.resultsOf(rules, month)
        if (results.length === 0) return null
        const { state, score, coverage } = rollUp(results)
        return { state, score, coverage }
      }),
    })),
  }
}

/** A node of the standard with its requirements: the whole, a part or a component. */
export interface Node {
  readonly code: string
  readonly level: NodeHistory['nodes'][number]['level']
  readonly requirements: readonly Requirement[]
}

/** The whole, then each part with its components. Questions count as recommendations of D do. */
export function nodesOf({ catalogue, requirements }: Rulebook): readonly Node[] {
  const own = requirements.filter(({ kind }) => ofTheStandard.includes(kind))
  const { components, common } = catalogue
  const parts = common.parts.flatMap(({ id }): Node[] => {
    const inside = components.filter(({ part }) => part === id)
    const nodes = inside.map(({ code }): Node => ({
      code,
      level: 'component',
      requirements: own.filter(({ component }) => component === code),
    }))
    return [{ code: `part-${id}`, level: 'part', requirements: nodes.flatMap((node) => node.requirements) }, ...nodes]
  })
  return [{ code: 'all', level: 'all', requirements: own }, ...parts]
}

/** How a node stood in a month; null where nothing is known of it. */
export function standingIn(
  { resultsOf }: Months,
  { requirements }: Pick<Node, 'requirements'>,
  month: number,
): NodeStanding | null {
  const results = requirements.map(({ rules }) => resultsOf(rules, month))
  return results.some((held) => held.length > 0) ? nodeStanding(results) : null
}

export async function nodeHistory(sight: Sight, book: Rulebook, asked: Asked): Promise<NodeHistory> {
  const nodes = nodesOf(book)
  const rules = rulesOf(book, nodes[0]?.requirements ?? [])
  const history = await monthsOf(sight, book, { ...asked, rules })
  return {
    months: [...history.months],
    nodes: nodes.map((node) => ({
      code: node.code,
      level: node.level,
      cells: history.months.map((_, month) => standingIn(history, node, month)),
    })),
  }
}
