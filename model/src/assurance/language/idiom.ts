/**
 * How a condition is meant, before it is said in a language: `days(today(), endOfLifeAt) <= 365` is a day that lies at
 * most 365 days ahead. Sentences of both languages are made from this one reading of the compiled tree.
 */
import type { ComparisonOperator } from './syntax.ts'
import type { Collection, FieldTree, Literal, Tree, TreeOf } from './tree.ts'

export type Unit = 'days' | 'hours' | 'minutes'

export type Idiom =
  | { readonly says: 'all' | 'any'; readonly parts: readonly Tree[] }
  | { readonly says: 'not'; readonly of: Tree }
  /** A yes-or-no field, and which of the two. */
  | { readonly says: 'field'; readonly field: FieldTree; readonly yes: boolean }
  | { readonly says: 'recorded'; readonly of: Tree; readonly recorded: boolean }
  | { readonly says: 'one'; readonly of: Tree; readonly literal: Literal; readonly is: boolean }
  | {
      readonly says: 'oneOf'
      readonly of: Tree
      readonly literals: readonly Literal[]
      readonly constant: string | undefined
    }
  /** A day or instant beside the evaluation time itself. */
  | { readonly says: 'moment'; readonly of: Tree; readonly when: 'notPast' | 'past' | 'come' | 'toCome' }
  /** Two days or instants beside each other. */
  | { readonly says: 'order'; readonly left: Tree; readonly right: Tree; readonly operator: ComparisonOperator }
  | { readonly says: 'recent'; readonly of: Tree; readonly days: Tree }
  /** How long ago, or how far ahead. */
  | {
      readonly says: 'ago' | 'ahead'
      readonly of: Tree
      readonly operator: ComparisonOperator
      readonly limit: Tree
      readonly unit: Unit
    }
  | {
      readonly says: 'lasting'
      readonly start: Tree
      readonly end: Tree
      readonly operator: ComparisonOperator
      readonly limit: Tree
      readonly unit: Unit
    }
  /** A list with at least so many entries. */
  | { readonly says: 'entries'; readonly list: FieldTree; readonly least: Tree }
  /** At least one record that is linked to this one and meets further conditions. */
  | { readonly says: 'linked'; readonly of: Collection; readonly conditions: readonly Tree[]; readonly exists: boolean }
  /** At least so many different entries of a field among linked records. */
  | {
      readonly says: 'different'
      readonly of: Collection
      readonly value: FieldTree
      readonly conditions: readonly Tree[]
      readonly least: Tree
    }
  | { readonly says: 'quantified'; readonly tree: TreeOf<'quantified'> }
  | { readonly says: 'includes'; readonly list: FieldTree; readonly value: Tree }
  | { readonly says: 'between'; readonly of: Tree; readonly low: Tree; readonly high: Tree }
  | { readonly says: 'reaches' }
  | { readonly says: 'compared'; readonly left: Tree; readonly right: Tree; readonly operator: ComparisonOperator }

/** @param tree a condition: its type is yes or no */
export function idiomOf(tree: Tree): Idiom {
  switch (tree.kind) {
    case 'and':
      return { says: 'all', parts: tree.parts }
    case 'or':
      return { says: 'any', parts: tree.parts }
    case 'not':
      return tree.of.kind === 'field' ? { says: 'field', field: tree.of, yes: false } : { says: 'not', of: tree.of }
    case 'field':
      return { says: 'field', field: tree, yes: true }
    case 'in':
      return { says: 'oneOf', of: tree.of, literals: tree.values, constant: tree.constant }
    case 'within':
      return { says: 'recent', of: tree.of, days: tree.days }
    case 'contains':
      return { says: 'includes', list: tree.list, value: tree.value }
    case 'between':
      return { says: 'between', of: tree.of, low: tree.low, high: tree.high }
    case 'quantified':
      return { says: 'quantified', tree }
    case 'reaches':
      return { says: 'reaches' }
    case 'compare':
      return comparison(tree)
    case 'literal':
    case 'null':
    case 'now':
    case 'today':
    case 'size':
    case 'count':
    case 'aggregate':
    case 'arithmetic':
    case 'minus':
    case 'shift':
    case 'age':
    case 'elapsed':
    case 'coalesce':
      return { says: 'compared', left: tree, right: yes, operator: '=' }
  }
}

const yes: Tree = { kind: 'literal', type: 'yesno', value: true, from: 0, to: 0 }

function comparison({ operator, left, right }: TreeOf<'compare'>): Idiom {
  const equality = operator === '=' || operator === '!='
  if (equality && (left.kind === 'null' || right.kind === 'null')) {
    return { says: 'recorded', of: left.kind === 'null' ? right : left, recorded: operator === '!=' }
  }
  if (equality && right.kind === 'literal') {
    if (left.kind === 'field' && right.type === 'yesno') {
      return { says: 'field', field: left, yes: right.value === (operator === '=') }
    }
    return { says: 'one', of: left, literal: right, is: operator === '=' }
  }
  const least = atLeast(operator, right)
  if (left.kind === 'size' && least) return { says: 'entries', list: left.of, least }
  if (left.kind === 'count' && right.kind === 'literal') {
    const one = (operator === '>' && right.value === 0) || (operator === '>=' && right.value === 1)
    const none = operator === '=' && right.value === 0
    if (one || none) return { says: 'linked', of: left.of, conditions: ownConditions(left.of), exists: one }
  }
  if (left.kind === 'aggregate' && left.fn === 'distinct' && least) {
    return { says: 'different', of: left.of, value: left.value, conditions: ownConditions(left.of), least }
  }
  if (left.kind === 'age') return { says: 'ago', of: left.of, operator, limit: right, unit: 'days' }
  if (left.kind === 'elapsed') {
    const { start, end, unit } = left
    if (isClock(end)) return { says: 'ago', of: start, operator, limit: right, unit }
    if (isClock(start)) return { says: 'ahead', of: end, operator, limit: right, unit }
    return { says: 'lasting', start, end, operator, limit: right, unit }
  }
  if (!equality && isClock(right)) {
    const when = { '<': 'past', '<=': 'come', '>=': 'notPast', '>': 'toCome' } as const
    return { says: 'moment', of: left, when: when[operator] }
  }
  if (left.type === 'date' || left.type === 'instant') return { says: 'order', left, right, operator }
  return { says: 'compared', left, right, operator }
}

function atLeast(operator: ComparisonOperator, right: Tree): Tree | undefined {
  if (operator === '>=') return right
  const whole = operator === '>' && right.kind === 'literal' && right.type === 'number' && Number.isInteger(right.value)
  return whole ? { ...right, value: right.value + 1 } : undefined
}

function isClock(tree: Tree): boolean {
  return tree.kind === 'now' || tree.kind === 'today'
}

/** The conditions of a selection without those that only link it to the record around it. */
export function ownConditions({ record, filter }: Collection): readonly Tree[] {
  if (!filter) return []
  const parts = filter.kind === 'and' ? filter.parts : [filter]
  return parts.filter((part) => !isLink(part, record))
}

function isLink(tree: Tree, record: number): boolean {
  const outside = (side: Tree) => side.kind === 'field' && side.record !== record
  if (tree.kind === 'contains') return tree.list.record === record && outside(tree.value) && points(tree.value)
  if (tree.kind !== 'compare' || tree.operator !== '=') return false
  return points(tree.left) && points(tree.right) && outside(tree.left) !== outside(tree.right)
}

function points(side: Tree): boolean {
  return side.kind === 'field' && side.type === 'ref'
}
