/** Which records a word may speak of at a place, and what its name means there. */
import { RuleProblem, type AllowedWord, type Span } from './problem.ts'
import type { FieldTree, Reach, Step, ValueType } from './tree.ts'
import type { FieldWord, InverseWord, Noun, Vocabulary, Word } from './vocabulary.ts'

/** One record in sight: by bare words when it is the innermost, by `this` from one selection further in, or by a name. */
export interface InSight {
  readonly record: number
  readonly noun: Noun
}

export interface Scope {
  readonly vocabulary: Vocabulary
  /** The record that is judged first, then one for each selection around this place. */
  readonly selections: readonly InSight[]
  /** Names given by `some … in` and `every … in`. */
  readonly named: ReadonlyMap<string, InSight>
  /** Gives each selection of a condition a number of its own. */
  readonly number: () => number
}

export function outermost(vocabulary: Vocabulary, about: Noun | undefined): Scope {
  let last = 0
  return {
    vocabulary,
    selections: about ? [{ record: 0, noun: about }] : [],
    named: new Map(),
    number: () => {
      last += 1
      return last
    },
  }
}

/** What `this` or the name of a quantifier stands for here. */
export function recordNamed(name: string, scope: Scope): InSight | undefined {
  return name === 'this' ? scope.selections.at(-2) : scope.named.get(name)
}

/** @throws RuleProblem UNKNOWN_WORD with the words that the noun has */
export function wordOf(noun: Noun, name: string, at: Span): Word {
  const word = noun.names.get(name)
  if (word === undefined) throw unknownWord(name, at, noun)
  return word
}

export function unknownWord(name: string, at: Span, noun: Noun | undefined): RuleProblem {
  const words: AllowedWord[] = noun ? [...noun.words.values()].map(({ key, title }) => ({ word: key, title })) : []
  const where = noun
    ? { zh: `“${noun.title.zh}”没有`, en: `“${noun.title.en}” has no` }
    : { zh: '此处没有', en: 'There is no' }
  return new RuleProblem(
    'UNKNOWN_WORD',
    at,
    { zh: `${where.zh}字段“${name}”。`, en: `${where.en} word “${name}”.` },
    words,
  )
}

/** A field reached from a record. */
export function fieldTree(reach: Reach, noun: Noun, word: FieldWord, at: Span): FieldTree {
  return {
    kind: 'field',
    record: reach.record,
    steps: reach.steps,
    noun: noun.name,
    word,
    type: valueType(word),
    language: undefined,
    from: at.from,
    to: at.to,
  }
}

/** The reference followed once more. */
export function followed(reach: Reach, noun: Noun, word: FieldWord, target: string): Reach {
  const step: Step = { from: noun.name, word, to: target }
  return { record: reach.record, steps: [...reach.steps, step] }
}

export function isInverse(word: Word): word is InverseWord {
  return word.kind === 'inverse'
}

const valueTypes = {
  text: 'text',
  bilingual: 'bilingual',
  boolean: 'yesno',
  number: 'number',
  integer: 'number',
  date: 'date',
  datetime: 'instant',
  code: 'text',
  codes: 'codes',
  ref: 'ref',
  refs: 'refs',
  json: 'json',
} as const satisfies Record<FieldWord['field']['type'], ValueType>

function valueType(word: FieldWord): ValueType {
  return valueTypes[word.field.type]
}
