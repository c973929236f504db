import type { Collection, FieldTree, Reach, Tree } from './tree.ts'

/** A field whose change may change a rule. `*` means that records come and go: rows are counted. */
export interface Read {
  readonly noun: string
  readonly field: string
}

export interface Reads {
  readonly fields: readonly Read[]
  /** Time alone may change the result. */
  readonly clock: boolean
}

/** What trees about records of a noun depend on, each field once, in order of noun and field. */
export function readsOf(trees: readonly Tree[], about: string | undefined): Reads {
  const seen = new Map<string, Read>()
  let clock = false
  const add = (noun: string, field: string): void => {
    if (field !== 'id') seen.set(`${noun}.${field}`, { noun, field })
  }
  const along = ({ steps }: Reach): void => steps.forEach(({ from, word }) => add(from, word.key))
  const ofField = (tree: FieldTree): void => {
    along(tree)
    add(tree.noun, tree.word.key)
  }
  const ofCollection = ({ noun, origin, filter }: Collection): void => {
    add(noun, '*')
    if (origin.kind === 'inverse') {
      along(origin.of)
      add(noun, origin.through.key)
    }
    if (origin.kind === 'listed') ofField(origin.list)
    if (filter) walk(filter)
  }
  const walk = (tree: Tree): void => {
    if (['now', 'today', 'within', 'age'].includes(tree.kind)) clock = true
    if (tree.kind === 'field') ofField(tree)
    else if (tree.kind === 'size' || tree.kind === 'reaches') ofField(tree.of)
    else if (tree.kind === 'count') ofCollection(tree.of)
    else if (tree.kind === 'aggregate') {
      ofCollection(tree.of)
      ofField(tree.value)
    } else if (tree.kind === 'quantified') ofCollection(tree.of)
    else if (tree.kind === 'contains') ofField(tree.list)
    if (tree.kind === 'reaches') {
      for (const field of ['*', 'fromId', 'toId']) add('BenefitLink', field)
      for (const field of ['*', 'level']) add('Benefit', field)
    }
    partsOf(tree).forEach(walk)
  }
  if (about !== undefined) add(about, '*')
  trees.forEach(walk)
  const fields = [...seen.values()].toSorted((a, b) => order(`${a.noun}.${a.field}`, `${b.noun}.${b.field}`))
  return { fields, clock }
}

/** The trees directly inside a tree, other than the filters of its collections. */
export function partsOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return tree.parts
    case 'compare':
    case 'arithmetic':
      return [tree.left, tree.right]
    case 'between':
      return [tree.of, tree.low, tree.high]
    case 'elapsed':
      return [tree.start, tree.end]
    case 'coalesce':
      return [tree.first, tree.second]
    case 'within':
      return [tree.of, tree.days]
    case 'not':
    case 'in':
    case 'minus':
    case 'shift':
    case 'age':
      return [tree.of]
    case 'contains':
      return [tree.value]
    case 'quantified':
      return [tree.condition]
    case 'field':
    case 'literal':
    case 'null':
    case 'now':
    case 'today':
    case 'size':
    case 'count':
    case 'aggregate':
    case 'reaches':
      return []
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
