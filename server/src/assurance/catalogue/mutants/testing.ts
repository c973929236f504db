/** Rules with one thing turned round, and what they count in memory: whether an example would notice. */
import { closureOf, type Store } from '@citywide/model/assurance/language/closure'
import type { Given } from '@citywide/model/assurance/language/closure-time'
import type { Row, Value } from '@citywide/model/assurance/language/closure-value'
import type { Tree } from '@citywide/model/assurance/language/tree'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import type { Evidence } from '@citywide/model/assurance/judge'
import type { Rule } from '@citywide/model/assurance/rule'

export interface Mutant {
  /** What was turned, beginning with its kind. */
  readonly what: string
  readonly rule: Rule
}

const inverted = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const
const counterpart = { '+': '-', '-': '+', '*': '/', '/': '*' } as const

/** The rule once for each operator of each of its lines, that one turned into its opposite. */
export function mutantsOf(rule: Rule): readonly Mutant[] {
  const lines = (['where', 'must'] as const).flatMap((part) =>
    rule[part].flatMap((tree, index) =>
      [{ what: 'condition', tree: negated(tree) }, ...changesOf(tree)].map(({ what, tree: other }) => ({
        what: `${what} in ${part} ${index + 1}`,
        rule: { ...rule, [part]: rule[part].with(index, other) },
      })),
    ),
  )
  const { measure, of } = rule
  return [
    ...lines,
    ...(measure ? changesOf(measure).map(({ what, tree }) => ({ what, rule: { ...rule, measure: tree } })) : []),
    ...(of ? changesOf(of).map(({ what, tree }) => ({ what, rule: { ...rule, of: tree } })) : []),
  ]
}

/** The rule with another comparison, without its middle state, and with limits that lie elsewhere. */
export function cardMutantsOf(rule: Rule): readonly Mutant[] {
  const { card } = rule
  const { compare, met, partly } = card
  const other = (what: string, change: Partial<Pick<typeof card, 'compare' | 'met' | 'partly'>>): Mutant => ({
    what,
    rule: { ...rule, card: { ...card, ...change } },
  })
  const turned = compare === 'at_least' ? 'at_most' : compare === 'at_most' ? 'at_least' : undefined
  // Half a record is none.
  const round = card.unit === 'count' || card.unit === 'days' ? Math.floor : (limit: number) => limit
  const widened = (limit: typeof met, by: number): typeof met =>
    typeof limit === 'number' ? round(limit * by + (limit === 0 ? by - 1 : 0)) : [limit[0] / by, limit[1] * by]
  return [
    ...(turned ? [other('compare', { compare: turned })] : []),
    ...(partly === null ? [] : [other('partly-dropped', { partly: null }), other('met-as-partly', { met: partly })]),
    other('met-doubled', { met: widened(met, 2) }),
    other('met-halved', { met: widened(met, 0.5) }),
  ]
}

interface Change {
  readonly what: string
  readonly tree: Tree
}

/** A tree once for each of its operators, that one turned into its opposite. */
function changesOf(tree: Tree): readonly Change[] {
  return [...ownChanges(tree), ...innerChanges(tree)]
}

function negated(of: Tree): Tree {
  const { from, to } = of
  return { kind: 'not', type: 'yesno', of, from, to }
}

function ownChanges(tree: Tree): readonly Change[] {
  switch (tree.kind) {
    case 'compare':
      return [{ what: `compare ${tree.operator}`, tree: { ...tree, operator: inverted[tree.operator] } }]
    case 'and':
    case 'or':
      return [{ what: `logic ${tree.kind}`, tree: { ...tree, kind: tree.kind === 'and' ? 'or' : 'and' } }]
    case 'not':
      return [{ what: 'logic not', tree: tree.of }]
    case 'arithmetic':
      return [{ what: `arithmetic ${tree.operator}`, tree: { ...tree, operator: counterpart[tree.operator] } }]
    case 'quantified':
      return [{ what: `quantifier ${tree.which}`, tree: { ...tree, which: tree.which === 'some' ? 'every' : 'some' } }]
    case 'in':
    case 'contains':
    case 'within':
    case 'between':
    case 'reaches':
      return [
        {
          what: `condition ${tree.kind}`,
          tree: negated(tree),
        },
      ]
    case 'age':
    case 'aggregate':
    case 'count':
    case 'minus':
    case 'shift':
    case 'coalesce':
    case 'elapsed':
    case 'field':
    case 'literal':
    case 'now':
    case 'null':
    case 'size':
    case 'today':
      return []
  }
}

function inside(part: Tree, put: (part: Tree) => Tree): readonly Change[] {
  return changesOf(part).map(({ what, tree }) => ({ what, tree: put(tree) }))
}

function innerChanges(tree: Tree): readonly Change[] {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return tree.parts.flatMap((part, index) =>
        inside(part, (other) => ({ ...tree, parts: tree.parts.with(index, other) })),
      )
    case 'not':
    case 'minus':
    case 'age':
    case 'shift':
      return inside(tree.of, (of) => ({ ...tree, of }))
    case 'compare':
    case 'arithmetic':
      return [
        ...inside(tree.left, (left) => ({ ...tree, left })),
        ...inside(tree.right, (right) => ({ ...tree, right })),
      ]
    case 'count':
    case 'aggregate': {
      const { of } = tree
      return of.filter ? inside(of.filter, (filter) => ({ ...tree, of: { ...of, filter } })) : []
    }
    case 'quantified':
      return inside(tree.condition, (condition) => ({ ...tree, condition }))
    case 'between':
    case 'contains':
    case 'in':
    case 'reaches':
    case 'within':
    case 'coalesce':
    case 'elapsed':
    case 'field':
    case 'literal':
    case 'now':
    case 'null':
    case 'size':
    case 'today':
      return []
  }
}

/** What a rule counts over a store in memory: the same as its query. */
export function countsOf(rule: Rule, vocabulary: Vocabulary, store: Store, given: Given): Evidence {
  const { card } = rule
  const holds = (trees: readonly Tree[]) => trees.map((tree) => closureOf(tree, store, given))
  const where = holds(rule.where)
  const members = (store[rule.about.name] ?? []).filter((row) => where.every((condition) => condition(row) === true))
  const sample = members.length
  const plain = { sample, n: sample, pass: sample, fail: 0, unknown: 0 }
  const values = rule.of ? membersOf(rule.of, members, store, given) : []
  switch (card.kind) {
    case 'share': {
      const must = holds(rule.must)
      const verdicts = members.map((row) => must.map((condition) => condition(row)))
      const fail = verdicts.filter((all) => all.includes(false)).length
      const pass = verdicts.filter((all) => all.every((one) => one === true)).length
      return { ...plain, pass, fail, unknown: sample - pass - fail, value: null }
    }
    case 'coverage': {
      const list = vocabulary.constants[card.list]?.values ?? []
      const pass = list.filter((code) => values.includes(code)).length
      return { ...plain, n: list.length, pass, fail: list.length - pass, value: null }
    }
    case 'exists':
      return { ...plain, value: sample }
    case 'variety':
      return { ...plain, value: new Set(values).size }
    case 'recency': {
      const [end, days] = rule.of?.type === 'date' ? [given.today, 1] : [given.now, 86_400_000]
      const past = values.map(Number).filter((at) => at <= end)
      return { ...plain, value: past.length > 0 ? (end - Math.max(...past)) / days : null }
    }
    case 'measure':
      return { ...plain, value: measured(rule, values.map(Number), store, given) }
  }
}

/** The values of a field over records, without gaps; lists end to end. */
function membersOf(
  of: Tree,
  members: readonly Row[],
  store: Store,
  given: Given,
): readonly (string | number | boolean)[] {
  const value = closureOf(of, store, given)
  return members.flatMap((row): readonly (string | number | boolean)[] | string | number | boolean => value(row) ?? [])
}

function measured({ card, measure }: Rule, values: readonly number[], store: Store, given: Given): number | null {
  if (measure) return numberOf(closureOf(measure, store, given)({}))
  const sum = values.reduce((so, one) => so + one, 0)
  if (card.kind === 'measure' && card.fn === 'sum') return sum
  return values.length === 0 ? null : sum / values.length
}

function numberOf(value: Value): number | null {
  return typeof value === 'number' ? value : null
}
