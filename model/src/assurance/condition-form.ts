/**
 * A condition as a form: noun, field, operator, value. The form writes the same text that an expert writes, and reads it
 * back from the tree that is compiled; what a form cannot say stays text.
 */
import { conditionOf } from './language/check.ts'
import type { ComparisonOperator } from './language/syntax.ts'
import type { Collection, FieldTree, Tree } from './language/tree.ts'
import type { FieldWord, InverseWord, Noun, Vocabulary, Word } from './language/vocabulary.ts'

/** A field, with the references followed to it: keys of fields, `['ownerId', 'active']`. */
export type Path = readonly [string, ...string[]]

export type ConditionForm =
  /** Anything may be recorded or missing. */
  | { readonly asks: 'recorded'; readonly path: Path; readonly recorded: boolean }
  | { readonly asks: 'yes'; readonly path: Path; readonly yes: boolean }
  /** One of some codes, or none of them. */
  | { readonly asks: 'codes'; readonly path: Path; readonly codes: readonly string[]; readonly is: boolean }
  | { readonly asks: 'text'; readonly path: Path; readonly text: string; readonly is: boolean }
  | { readonly asks: 'number'; readonly path: Path; readonly operator: ComparisonOperator; readonly value: number }
  /** A day or instant within the last days. */
  | { readonly asks: 'recent'; readonly path: Path; readonly days: number }
  /** Days from a day or instant until now: how long ago. */
  | { readonly asks: 'ago'; readonly path: Path; readonly operator: ComparisonOperator; readonly days: number }
  | { readonly asks: 'moment'; readonly path: Path; readonly when: 'past' | 'toCome' }
  /** A day after or before a given day. */
  | { readonly asks: 'day'; readonly path: Path; readonly operator: ComparisonOperator; readonly day: string }
  /** Entries of a list. */
  | { readonly asks: 'entries'; readonly path: Path; readonly operator: ComparisonOperator; readonly number: number }
  | { readonly asks: 'includes'; readonly path: Path; readonly code: string }
  /** Records of another register that point here, and meet conditions of their own. */
  | {
      readonly asks: 'linked'
      readonly path: Path
      readonly operator: ComparisonOperator
      readonly number: number
      readonly which: readonly ConditionForm[]
    }

export type Asks = ConditionForm['asks']

/** What a path leads to. */
export interface Reached {
  readonly noun: Noun
  readonly word: Word
}

export function reached(path: readonly string[], about: Noun, vocabulary: Vocabulary): Reached | undefined {
  let noun: Noun | undefined = about
  for (const [index, key] of path.entries()) {
    const word: Word | undefined = noun.words.get(key)
    if (!word) return undefined
    if (index === path.length - 1) return { noun, word }
    noun = word.kind === 'field' && word.follow !== undefined ? vocabulary.nouns.get(word.follow) : undefined
    if (!noun) return undefined
  }
  return undefined
}

/** What can be asked of a word, the most usual first. */
export function asksOf(word: Word): readonly Asks[] {
  if (word.kind === 'inverse') return ['linked']
  switch (word.field.type) {
    case 'boolean':
      return ['yes', 'recorded']
    case 'code':
      return codesOf(word).length > 0 ? ['codes', 'recorded'] : ['recorded']
    case 'codes':
      return codesOf(word).length > 0 ? ['entries', 'includes'] : ['entries']
    case 'refs':
      return ['entries']
    case 'number':
    case 'integer':
      return ['number', 'recorded']
    case 'date':
    case 'datetime':
      return word.field.type === 'date'
        ? ['recent', 'ago', 'moment', 'day', 'recorded']
        : ['recent', 'ago', 'moment', 'recorded']
    case 'text':
      return word.field.personal === 'direct' ? ['recorded'] : ['recorded', 'text']
    case 'ref':
    case 'bilingual':
    case 'json':
      return ['recorded']
  }
}

/** The first form of a question about a path. */
export function formOf(asks: Asks, path: Path, word: Word): ConditionForm {
  const [code = ''] = codesOf(word)
  switch (asks) {
    case 'recorded':
      return { asks, path, recorded: true }
    case 'yes':
      return { asks, path, yes: true }
    case 'codes':
      return { asks, path, codes: code === '' ? [] : [code], is: true }
    case 'text':
      return { asks, path, text: '', is: true }
    case 'number':
      return { asks, path, operator: '>=', value: 1 }
    case 'recent':
      return { asks, path, days: 365 }
    case 'ago':
      return { asks, path, operator: '>=', days: 30 }
    case 'moment':
      return { asks, path, when: 'past' }
    case 'day':
      return { asks, path, operator: '>=', day: '2026-01-01' }
    case 'entries':
      return { asks, path, operator: '>=', number: 1 }
    case 'includes':
      return { asks, path, code }
    case 'linked':
      return { asks, path, operator: '>=', number: 1, which: [] }
  }
}

export function codesOf(word: Word): readonly string[] {
  return word.kind === 'field' && (word.field.type === 'code' || word.field.type === 'codes')
    ? Object.keys(word.field.list.values)
    : []
}

/** The text of a form, as it is kept and compiled. */
export function textOf(form: ConditionForm, about: Noun, vocabulary: Vocabulary): string {
  const name = nameOf(form.path, about, vocabulary)
  const at = reached(form.path, about, vocabulary)
  const isDay = at?.word.kind === 'field' && at.word.field.type === 'date'
  const clock = isDay ? 'today()' : 'now()'
  switch (form.asks) {
    case 'recorded':
      return `${name} ${form.recorded ? '!=' : '='} null`
    case 'yes':
      return form.yes ? name : `not(${name})`
    case 'codes': {
      const [only] = form.codes
      if (form.codes.length === 1 && only !== undefined) return `${name} ${form.is ? '=' : '!='} ${quoted(only)}`
      const list = `(${name} in [${form.codes.map(quoted).join(', ')}])`
      return form.is ? list : `not${list}`
    }
    case 'text':
      return `${name} ${form.is ? '=' : '!='} ${quoted(form.text)}`
    case 'number':
      return `${name} ${form.operator} ${numeral(form.value)}`
    case 'recent':
      return `within(${name}, ${numeral(form.days)})`
    case 'ago':
      return `age(${name}) ${form.operator} ${numeral(form.days)}`
    case 'moment':
      return `${name} ${form.when === 'past' ? '<' : '>'} ${clock}`
    case 'day':
      return `${name} ${form.operator} date(${quoted(form.day)})`
    case 'entries':
      return `count(${name}) ${form.operator} ${numeral(form.number)}`
    case 'includes':
      return `list contains(${name}, ${quoted(form.code)})`
    case 'linked': {
      const noun = at?.word.kind === 'inverse' ? vocabulary.nouns.get(at.word.noun) : undefined
      const which = noun ? form.which.map((one) => textOf(one, noun, vocabulary)).join(' and ') : ''
      return `count(${name}${which === '' ? '' : `[${which}]`}) ${form.operator} ${numeral(form.number)}`
    }
  }
}

function numeral(value: number): string {
  return Number.isFinite(value) ? String(value) : '0'
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`
}

/** `owner.active`: a reference that is followed goes by its word, everything else by its key. */
function nameOf(path: Path, about: Noun, vocabulary: Vocabulary): string {
  return path
    .map((key, index) => {
      const at = reached(path.slice(0, index + 1), about, vocabulary)
      const field = at?.word.kind === 'field' ? at.word.field : undefined
      return index < path.length - 1 && field && 'word' in field ? field.word : key
    })
    .join('.')
}

/** The field that an expression stands for; undefined where it is more than one field. */
export function pathIn(tree: Tree): Path | undefined {
  return pathOf(tree, 0)
}

/** The form that says what a text says; undefined where no form can, or where the text has a mistake. */
export function readForm(text: string, about: Noun, vocabulary: Vocabulary): ConditionForm | undefined {
  try {
    return fromTree(conditionOf(text, about, vocabulary), 0, vocabulary)
  } catch {
    return undefined
  }
}

function fromTree(tree: Tree, record: number, vocabulary: Vocabulary): ConditionForm | undefined {
  const path = (of: Tree): Path | undefined => pathOf(of, record)
  if (tree.kind === 'field') return withPath(path(tree), (at) => ({ asks: 'yes', path: at, yes: true }))
  if (tree.kind === 'compare') return fromComparison(tree, record, vocabulary)
  if (tree.kind === 'not') {
    const inner = fromTree(tree.of, record, vocabulary)
    if (inner?.asks === 'yes') return { ...inner, yes: !inner.yes }
    return inner?.asks === 'codes' && inner.codes.length !== 1 ? { ...inner, is: !inner.is } : undefined
  }
  if (tree.kind === 'in') {
    const { of, constant, values } = tree
    if (constant !== undefined || of.kind !== 'field' || of.word.field.type !== 'code') return undefined
    const codes = values.map(({ value }) => String(value))
    return withPath(path(of), (at) => ({ asks: 'codes', path: at, codes, is: true }))
  }
  if (tree.kind === 'within') {
    const { of, days } = tree
    if (days.kind !== 'literal' || days.type !== 'number') return undefined
    return withPath(path(of), (at) => ({ asks: 'recent', path: at, days: days.value }))
  }
  if (tree.kind === 'contains') {
    const { list, value } = tree
    if (value.kind !== 'literal' || list.word.field.type !== 'codes') return undefined
    return withPath(path(list), (at) => ({ asks: 'includes', path: at, code: String(value.value) }))
  }
  return undefined
}

function fromComparison(
  { left, right, operator }: Extract<Tree, { kind: 'compare' }>,
  record: number,
  vocabulary: Vocabulary,
): ConditionForm | undefined {
  const isEquality = operator === '=' || operator === '!='
  const path = pathOf(left, record)
  if (right.kind === 'null')
    return isEquality
      ? withPath(path, (at) => ({ asks: 'recorded', path: at, recorded: operator === '!=' }))
      : undefined
  if (right.kind === 'now' || right.kind === 'today') {
    if (operator !== '<' && operator !== '>') return undefined
    return withPath(path, (at) => ({ asks: 'moment', path: at, when: operator === '<' ? 'past' : 'toCome' }))
  }
  if (right.kind !== 'literal') return undefined
  const { value } = right
  if (typeof value === 'number') return numeric(left, operator, value, record, vocabulary)
  if (left.kind !== 'field' || !path) return undefined
  if (typeof value === 'boolean')
    return isEquality ? { asks: 'yes', path, yes: value === (operator === '=') } : undefined
  if (right.type === 'date') return { asks: 'day', path, operator, day: value }
  if (right.type !== 'text' || !isEquality) return undefined
  if (left.word.field.type === 'code') return { asks: 'codes', path, codes: [value], is: operator === '=' }
  return left.word.field.type === 'text' && left.language === undefined
    ? { asks: 'text', path, text: value, is: operator === '=' }
    : undefined
}

function numeric(
  left: Tree,
  operator: ComparisonOperator,
  value: number,
  record: number,
  vocabulary: Vocabulary,
): ConditionForm | undefined {
  if (left.kind === 'field')
    return withPath(pathOf(left, record), (path) => ({ asks: 'number', path, operator, value }))
  if (left.kind === 'age')
    return withPath(pathOf(left.of, record), (path) => ({ asks: 'ago', path, operator, days: value }))
  if (left.kind === 'size')
    return withPath(pathOf(left.of, record), (path) => ({ asks: 'entries', path, operator, number: value }))
  return left.kind === 'count' ? linked(left.of, operator, value, record, vocabulary) : undefined
}

function linked(
  of: Collection,
  operator: ComparisonOperator,
  number: number,
  record: number,
  vocabulary: Vocabulary,
): ConditionForm | undefined {
  const { origin, filter } = of
  if (origin.kind !== 'inverse' || origin.of.record !== record) return undefined
  const parts = filter === undefined ? [] : filter.kind === 'and' ? filter.parts : [filter]
  const which = parts.map((part) => fromTree(part, of.record, vocabulary))
  if (which.includes(undefined)) return undefined
  const inverse = inverseKey(of, origin.through, vocabulary)
  if (inverse === undefined) return undefined
  const [first, ...rest] = [...origin.of.steps.map(({ word }) => word.key), inverse]
  if (first === undefined) return undefined
  return { asks: 'linked', path: [first, ...rest], operator, number, which: which.filter((one) => one !== undefined) }
}

/** The word by which the record around it calls a collection. */
function inverseKey({ noun, origin }: Collection, through: FieldWord, vocabulary: Vocabulary): string | undefined {
  if (origin.kind !== 'inverse') return undefined
  const targets = 'to' in through.field ? through.field.to : []
  for (const target of targets) {
    const words: readonly Word[] = [...(vocabulary.nouns.get(target)?.words.values() ?? [])]
    const found = words.find(
      (word): word is InverseWord => word.kind === 'inverse' && word.noun === noun && word.through === through,
    )
    if (found) return found.key
  }
  return undefined
}

function pathOf(tree: Tree, record: number): Path | undefined {
  if (tree.kind !== 'field' || tree.record !== record || tree.language !== undefined) return undefined
  return keysOf(tree)
}

function keysOf({ steps, word }: FieldTree): Path {
  const [first, ...rest] = [...steps.map((step) => step.word.key), word.key]
  return [first ?? word.key, ...rest]
}

function withPath<T>(path: Path | undefined, make: (path: Path) => T): T | undefined {
  return path && make(path)
}
