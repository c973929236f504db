/** How far each framework is shown by evidence of ours, in a scope at a moment. */
import type { FrameworkDetail, FrameworkRow, NodeView } from '@citywide/model/assurance/framework-view'
import {
  type Held,
  nodeStanding,
  type NodeStanding,
  reachOfNodes,
  type ResultsOf,
} from '@citywide/model/assurance/framework-standing'
import { rollUp } from '@citywide/model/assurance/roll-up'
import type { Text } from '@citywide/model/text'
import { outsideRights } from '#platform/access/reach.ts'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import { ofTheStandard } from '../view/overview.ts'
import { type Seen, seenIn, type Sight } from '../view/seen.ts'
import { heldCells, heldIndicators } from './held-store.ts'
import { type Framework, frameworkOf, frameworks } from './packages.ts'
import { decidesOnFrameworks, keepsFrameworks } from './rights.ts'

interface Standing {
  readonly book: Rulebook
  readonly seen: ReadonlyMap<string, Seen>
  readonly asOf: Temporal.Instant
}

export async function frameworkRows(
  sight: Sight,
  scope: WholeScope,
  at: Temporal.Instant | undefined,
): Promise<FrameworkRow[]> {
  const all = await frameworks(sight.pool, sight.clock)
  const standing = await standingIn(sight, scope, at, all)
  const rows: FrameworkRow[] = []
  for (const one of all) rows.push(rowOf(one, await nodesOf(sight.pool, one, scope, standing)))
  return rows
}

export async function frameworkDetail(
  sight: Sight,
  code: string,
  scope: WholeScope,
  at: Temporal.Instant | undefined,
): Promise<FrameworkDetail> {
  const framework = await frameworkOf(sight.pool, sight.clock, code)
  const standing = await standingIn(sight, scope, at, [framework])
  const nodes = await nodesOf(sight.pool, framework, scope, standing)
  return {
    ...rowOf(framework, nodes),
    asOf: standing.asOf.toString(),
    scope: scope.code,
    nodes: [...nodes],
    notes: [...framework.newest.notes],
    keeps: keepsFrameworks(),
    decides: decidesOnFrameworks(),
  }
}

/** Judges what stands behind the nodes, and nothing else. */
async function standingIn(
  sight: Sight,
  scope: WholeScope,
  at: Temporal.Instant | undefined,
  of: readonly Framework[],
): Promise<Standing> {
  const book = await rulebook(sight.pool)
  const codes = new Set(
    of.flatMap(({ package: { nodes, mappings } }) => [
      ...nodes.map(({ requirement }) => requirement),
      ...mappings.map(({ to }) => to),
    ]),
  )
  const behind = [...book.rules.values()].filter(
    ({ card, requirement }) => codes.has(card.id) || codes.has(requirement.code) || codes.has(requirement.component),
  )
  const seen = await seenIn(sight, book, scope, behind, at)
  return {
    book,
    seen: new Map(seen.map((one) => [one.rule, one])),
    asOf: at ?? momentOf(scope, sight.clock.now()),
  }
}

async function nodesOf(
  pool: Pool,
  { package: of }: Framework,
  scope: WholeScope,
  standing: Standing,
): Promise<readonly NodeView[]> {
  const held = await heldBy(pool, of.code, of.sort, scope, standing.asOf)
  const results = resultsIn(standing)
  const byNode = Map.groupBy(of.mappings, ({ from }) => from)
  return of.nodes.map((node): NodeView => {
    const mappings = byNode.get(node.code) ?? []
    const stands: Omit<NodeStanding, 'shown'> & { shown: NodeView['shown'] } = node.assessable
      ? nodeStanding(node, mappings, results, held(node.code))
      : { shown: null, state: null, score: null, coverage: 0, held: null }
    const requirement = standing.book.requirements.find(({ code }) => code === node.requirement)
    return {
      ...node,
      ...stands,
      rules: requirement?.rules.map(({ id }) => id) ?? [],
      mappings: mappings.map((mapping) => ({
        ...mapping,
        title: mapping.to === null ? null : titleOf(standing.book, mapping.to),
        state: mapping.to === null ? null : rollUp(results(mapping.to)).state,
      })),
    }
  })
}

/** The rules of a requirement, of a component, or the rule itself. */
function resultsIn({ book, seen }: Standing): ResultsOf {
  const byRequirement = new Map(book.requirements.map((requirement) => [requirement.code, [requirement]]))
  const byComponent = Map.groupBy(
    book.requirements.filter(({ kind }) => ofTheStandard.includes(kind)),
    ({ component }) => component,
  )
  return (code) => {
    const own = seen.get(code)
    if (own) return [resultOf(own)]
    const requirements = byRequirement.get(code) ?? byComponent.get(code) ?? []
    return requirements.flatMap(({ rules }) =>
      rules.flatMap(({ id }) => {
        const one = seen.get(id)
        return one ? [resultOf(one)] : []
      }),
    )
  }
}

/** The same for the same verdict, so that two mappings to one rule count it once. */
const made = new WeakMap<Seen, { card: Seen['of']['card']; state: Seen['state']; score: number | null }>()

function resultOf(seen: Seen) {
  const known = made.get(seen) ?? { card: seen.of.card, state: seen.state, score: seen.score }
  made.set(seen, known)
  return known
}

function titleOf({ requirements, rules, catalogue }: Rulebook, code: string): Text | null {
  return (
    requirements.find((one) => one.code === code)?.text ??
    rules.get(code)?.card.title ??
    catalogue.components.find((one) => one.code === code)?.title ??
    null
  )
}

async function heldBy(
  pool: Pool,
  code: string,
  sort: string,
  scope: WholeScope,
  asOf: Temporal.Instant,
): Promise<(node: string) => Held | null> {
  if (code === 'ISO37101') {
    const cells = await outsideRights(() => heldCells(pool, scope.inside, asOf))
    return (node) => (node.includes('-') ? (cells.get(node) ?? 'empty') : null)
  }
  if (sort === 'indicator') {
    const family = code.startsWith('TEC') ? 'TEC' : code
    const indicators = await outsideRights(() => heldIndicators(pool, family, scope.inside, asOf))
    return (node) => indicators.get(node) ?? indicators.get(`${code}-${node}`) ?? null
  }
  return () => null
}

function rowOf({ package: of, newest, open }: Framework, nodes: readonly NodeView[]): FrameworkRow {
  const { nodes: _nodes, mappings: _mappings, ...self } = of
  const shown = nodes.flatMap((node) => (node.shown === null ? [] : [{ ...node, shown: node.shown }]))
  return {
    ...self,
    hash: newest.hash,
    origin: newest.origin,
    takenAt: newest.takenAt,
    open: open.length,
    reach: reachOfNodes(shown),
    states: countedBy(shown.flatMap(({ state }) => state ?? [])),
    basis: countedBy(nodes.map(({ basis }) => basis)),
  }
}

function countedBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
