import { callOf } from './calls.ts'
import { listOf, meant } from './codes.ts'
import { parse } from './parse.ts'
import { RuleProblem } from './problem.ts'
import { recordsOf, referentOf } from './referent.ts'
import { outermost, type Scope } from './scope.ts'
import type { Syntax } from './syntax.ts'
import type { FieldTree, Literal, Tree } from './tree.ts'
import { must, mustCompare } from './types.ts'
import type { Noun, Vocabulary } from './vocabulary.ts'

/**
 * A condition about one record of a noun: yes, no or unknown.
 *
 * @throws RuleProblem with the place of the mistake and the words allowed there
 */
export function conditionOf(condition: string, about: Noun, vocabulary: Vocabulary): Tree {
  return must(treeOf(parse(condition, vocabulary.phrases), outermost(vocabulary, about)), 'yesno')
}

/** A value of one record (`count(consumerOrgIds)`); without a noun, a figure over whole sets of records. */
export function valueOf(expression: string, about: Noun | undefined, vocabulary: Vocabulary): Tree {
  return treeOf(parse(expression, vocabulary.phrases), outermost(vocabulary, about))
}

function treeOf(syntax: Syntax, scope: Scope): Tree {
  const { from, to } = syntax
  const at = { from, to }
  switch (syntax.kind) {
    case 'number':
      return { kind: 'literal', type: 'number', value: syntax.value, ...at }
    case 'text':
      return { kind: 'literal', type: 'text', value: syntax.value, ...at }
    case 'yesno':
      return { kind: 'literal', type: 'yesno', value: syntax.value, ...at }
    case 'null':
      return { kind: 'null', type: 'null', ...at }
    case 'brackets':
      return treeOf(syntax.of, scope)
    case 'name':
    case 'member':
    case 'select':
      return fieldOf(syntax, scope)
    case 'and':
    case 'or':
      return {
        kind: syntax.kind,
        type: 'yesno',
        parts: syntax.parts.map((part) => must(treeOf(part, scope), 'yesno')),
        ...at,
      }
    case 'compare': {
      const [left, right] = sides(syntax.left, syntax.right, scope, !['=', '!='].includes(syntax.operator))
      return { kind: 'compare', type: 'yesno', operator: syntax.operator, left, right, ...at }
    }
    case 'between': {
      const [of, low] = sides(syntax.of, syntax.low, scope, true)
      const [, high] = sides(syntax.of, syntax.high, scope, true)
      return { kind: 'between', type: 'yesno', of, low, high, ...at }
    }
    case 'in':
      return membership(syntax, scope)
    case 'list':
      throw new RuleProblem('TYPE', at, { zh: '列表只能用在 in 之后。', en: 'A list can stand after “in” only.' })
    case 'arithmetic':
      return arithmetic(syntax, scope)
    case 'minus':
      return { kind: 'minus', type: 'number', of: must(treeOf(syntax.of, scope), 'number'), ...at }
    case 'quantified': {
      const { collection, noun } = recordsOf(
        referentOf(syntax.collection, scope, treeOf, 'records'),
        syntax.collection,
        scope,
      )
      const named = new Map(scope.named).set(syntax.name, { record: collection.record, noun })
      const condition = must(treeOf(syntax.condition, { ...scope, named }), 'yesno')
      return { kind: 'quantified', type: 'yesno', which: syntax.which, of: collection, condition, ...at }
    }
    case 'call':
      return callOf(syntax, scope, treeOf)
  }
}

function fieldOf(syntax: Syntax, scope: Scope): FieldTree {
  const referent = referentOf(syntax, scope, treeOf)
  if (referent.kind === 'field') return referent.field
  throw new RuleProblem('TYPE', syntax, {
    zh: '一组记录不能作为值，请用 count、sum 等函数。',
    en: 'A set of records is no value: use count, sum and their like.',
  })
}

function sides(left: Syntax, right: Syntax, scope: Scope, ordered: boolean): readonly [Tree, Tree] {
  const [one, other] = [treeOf(left, scope), treeOf(right, scope)]
  mustCompare(one, other, ordered)
  return [meant(one, other), meant(other, one)]
}

function membership(syntax: Syntax & { kind: 'in' }, scope: Scope): Tree {
  const { from, to } = syntax
  const of = must(treeOf(syntax.of, scope), 'text', 'number')
  if (syntax.list.kind === 'name') {
    const { name } = syntax.list
    const found = Object.entries(scope.vocabulary.constants).find(
      ([key, { title }]) => key === name || title.zh === name || title.en === name,
    )
    if (!found) {
      const allowed = Object.entries(scope.vocabulary.constants).map(([word, { title }]) => ({ word, title }))
      throw new RuleProblem(
        'UNKNOWN_WORD',
        syntax.list,
        { zh: `没有清单“${name}”。`, en: `There is no list “${name}”.` },
        allowed,
      )
    }
    const [constant, list] = found
    if (of.kind === 'field' && listOf(of)?.name !== list.of.name) {
      throw new RuleProblem('TYPE', syntax.list, {
        zh: `清单“${list.title.zh}”不属于该字段的代码表。`,
        en: `“${list.title.en}” is not a list of codes of this word.`,
      })
    }
    const values = list.values.map((value): Literal => ({ type: 'text', value }))
    return { kind: 'in', type: 'yesno', of, values, constant, from, to }
  }
  const items = syntax.list.kind === 'list' ? syntax.list.items : []
  const values = items.map((item): Literal => {
    const value = meant(must(treeOf(item, scope), of.type), of)
    if (value.kind === 'literal') return value
    throw new RuleProblem('TYPE', value, { zh: '列表中只能写具体的值。', en: 'A list holds plain values only.' })
  })
  return { kind: 'in', type: 'yesno', of, values, constant: undefined, from, to }
}

function arithmetic(syntax: Syntax & { kind: 'arithmetic' }, scope: Scope): Tree {
  const { operator, from, to } = syntax
  const left = treeOf(syntax.left, scope)
  const right = treeOf(syntax.right, scope)
  const moves = left.type === 'date' || left.type === 'instant'
  if (moves && (operator === '+' || operator === '-') && right.kind === 'literal' && right.type === 'duration') {
    const type = left.type === 'date' ? 'date' : 'instant'
    return { kind: 'shift', type, of: left, sign: operator, by: right.value, from, to }
  }
  if (moves && right.type === left.type) {
    throw new RuleProblem('TYPE', syntax, {
      zh: '两个日期之差请用 days(起, 止)。',
      en: 'For the time between two dates use days(from, to).',
    })
  }
  return {
    kind: 'arithmetic',
    type: 'number',
    operator,
    left: must(left, 'number'),
    right: must(right, 'number'),
    from,
    to,
  }
}
