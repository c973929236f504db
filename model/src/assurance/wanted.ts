/** Which field of a record a condition asks for: what has to be filled in before it can be met. */
import type { FieldTree, Tree } from './language/tree.ts'
import type { Rule } from './rule.ts'

export interface Wanted {
  readonly field: string
  /** Whose count is the number of records that lack it: those that fail the condition, or those it cannot be told of. */
  readonly counted: 'fails' | 'unknowns'
}

/** The one field that a condition cannot be met without; undefined where it asks for more, or for something else. */
export function wantedBy(condition: Tree): Wanted | undefined {
  if (condition.kind === 'between') return unknownWithout([condition.of, condition.low, condition.high])
  if (condition.kind === 'within') return unknownWithout([condition.of, condition.days])
  if (condition.kind !== 'compare') return undefined
  const { operator, left, right } = condition
  if (operator === '!=' && right.kind === 'null') return named(ownField(left), 'fails')
  if (left.kind === 'size' && right.kind === 'literal' && right.type === 'number') {
    // "At least one" is the question whether the list is empty; "at least three" is another.
    const one = (operator === '>=' && right.value === 1) || (operator === '>' && right.value === 0)
    return one ? named(ownField(left.of), 'fails') : undefined
  }
  return operator === '=' || operator === '!=' ? undefined : unknownWithout([left, right])
}

/**
 * The filters of a list that shows exactly the population of a rule; undefined where a list cannot say its conditions.
 */
export function listOf({ where }: Rule): Readonly<Record<string, readonly string[]>> | undefined {
  const filters = new Map<string, readonly string[]>()
  for (const condition of where) {
    const one = filterOf(condition)
    if (!one || filters.has(one[0])) return undefined
    filters.set(one[0], one[1])
  }
  return Object.fromEntries(filters)
}

function filterOf(condition: Tree): readonly [string, readonly string[]] | undefined {
  if (condition.kind === 'field') return filterOn(condition, ['true'])
  if (condition.kind === 'not') return condition.of.kind === 'field' ? filterOn(condition.of, ['false']) : undefined
  if (condition.kind === 'in')
    return filterOn(
      condition.of,
      condition.values.map(({ value }) => String(value)),
    )
  if (condition.kind !== 'compare') return undefined
  const { operator, left, right } = condition
  const isCode = left.kind === 'field' && left.word.field.type === 'code'
  return operator === '=' && isCode && right.kind === 'literal' ? filterOn(left, [String(right.value)]) : undefined
}

function filterOn(tree: Tree, values: readonly string[]): readonly [string, readonly string[]] | undefined {
  const field = ownField(tree)
  const filters = ['code', 'boolean'].includes(field?.word.field.type ?? '')
  return field && filters ? [field.word.key, values] : undefined
}

/** Comparisons and sums of nothing are unknown: the field decides where it is the only one. */
function unknownWithout(trees: readonly Tree[]): Wanted | undefined {
  const fields = trees.map(onlyField)
  if (fields.includes('more')) return undefined
  const [field, ...others] = fields.filter((one) => one !== undefined)
  return field === undefined || field === 'more' || others.length > 0 ? undefined : named(field, 'unknowns')
}

/** The single field of the record itself in a value, `more` where there is anything else that may be empty. */
function onlyField(tree: Tree): FieldTree | 'more' | undefined {
  if (tree.kind === 'literal' || tree.kind === 'now' || tree.kind === 'today') return undefined
  if (tree.kind === 'age' || tree.kind === 'minus' || tree.kind === 'shift') return onlyField(tree.of)
  return ownField(tree) ?? 'more'
}

function ownField(tree: Tree): FieldTree | undefined {
  return tree.kind === 'field' && tree.record === 0 && tree.steps.length === 0 ? tree : undefined
}

function named(field: FieldTree | undefined, counted: Wanted['counted']): Wanted | undefined {
  return field && !field.word.field.required && !field.word.field.derived
    ? { field: field.word.key, counted }
    : undefined
}
