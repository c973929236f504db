/** What another version of a package changes, node by node, and what is in force after the city has decided. */
import { same } from '../record/same.ts'
import type { FrameworkNode, FrameworkPackage, NodeMapping } from './framework.ts'

/** A node with the mappings that begin at it: what is decided on together. */
export interface WholeNode extends FrameworkNode {
  readonly mappings: readonly NodeMapping[]
}

export interface NodeChange {
  readonly code: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly before: WholeNode | null
  readonly after: WholeNode | null
  /** What differs, where both are there. */
  readonly fields: readonly string[]
}

export interface TakenVersion {
  readonly no: number
  readonly package: FrameworkPackage
  /** What was decided, by node; a node that is not here is open. */
  readonly decisions: ReadonlyMap<string, boolean>
}

export function wholeNodes({ nodes, mappings }: FrameworkPackage): ReadonlyMap<string, WholeNode> {
  const byNode = Map.groupBy(mappings, ({ from }) => from)
  return new Map(nodes.map((node) => [node.code, { ...node, mappings: byNode.get(node.code) ?? [] }]))
}

/** In the order of the later version; what it drops comes last. */
export function changesBetween(
  before: ReadonlyMap<string, WholeNode>,
  after: ReadonlyMap<string, WholeNode>,
): readonly NodeChange[] {
  const kept = [...after.values()].flatMap((node): readonly NodeChange[] => {
    const old = before.get(node.code)
    if (!old) return [{ code: node.code, kind: 'added', before: null, after: node, fields: [] }]
    const fields = differing(old, node)
    return fields.length === 0 ? [] : [{ code: node.code, kind: 'changed', before: old, after: node, fields }]
  })
  const dropped = [...before.values()].flatMap((node): readonly NodeChange[] =>
    after.has(node.code) ? [] : [{ code: node.code, kind: 'removed', before: node, after: null, fields: [] }],
  )
  return [...kept, ...dropped]
}

function differing(one: WholeNode, other: WholeNode): readonly string[] {
  const keys = Object.keys(one) as (keyof WholeNode)[]
  return keys.filter((key) => !same(one[key], other[key]))
}

export interface InForce {
  readonly package: FrameworkPackage
  /** Number of the newest version, and what the city has not decided on it yet. */
  readonly no: number
  readonly open: readonly NodeChange[]
  /** Nodes that the city kept as they were, or out, against the newest version. */
  readonly kept: readonly string[]
}

/**
 * The first version stands as it came. Of each later one a node counts once it was accepted; until then the old one
 * does. What a package says of itself comes from the newest.
 *
 * @param versions in the order they were taken; at least one
 */
export function inForce(versions: readonly TakenVersion[]): InForce | undefined {
  const [first, ...later] = versions
  if (!first) return undefined
  let nodes = wholeNodes(first.package)
  let open: readonly NodeChange[] = []
  let kept: readonly string[] = []
  for (const version of later) {
    const changes = changesBetween(nodes, wholeNodes(version.package))
    open = changes.filter(({ code }) => !version.decisions.has(code))
    kept = changes.filter(({ code }) => version.decisions.get(code) === false).map(({ code }) => code)
    nodes = applied(
      nodes,
      changes.filter(({ code }) => version.decisions.get(code) === true),
      [...wholeNodes(version.package).keys()],
    )
  }
  const newest = versions.at(-1) ?? first
  return { package: packageOf(newest.package, nodes), no: newest.no, open, kept }
}

function applied(
  nodes: ReadonlyMap<string, WholeNode>,
  accepted: readonly NodeChange[],
  order: readonly string[],
): ReadonlyMap<string, WholeNode> {
  const next = new Map(nodes)
  for (const { code, after } of accepted) {
    if (after) next.set(code, after)
    else next.delete(code)
  }
  const rank = new Map(order.map((code, index) => [code, index]))
  const place = (code: string) => rank.get(code) ?? order.length
  return new Map([...next].toSorted(([one], [other]) => place(one) - place(other)))
}

function packageOf(self: FrameworkPackage, nodes: ReadonlyMap<string, WholeNode>): FrameworkPackage {
  const all = [...nodes.values()]
  return {
    ...self,
    // A node whose parent was kept out stands at the top.
    nodes: all.map(({ mappings: _mappings, ...node }) => ({
      ...node,
      parent: node.parent !== null && nodes.has(node.parent) ? node.parent : null,
    })),
    mappings: all.flatMap(({ mappings }) => mappings),
  }
}
