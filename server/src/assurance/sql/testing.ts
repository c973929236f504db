/** Random conditions of every kind the language has, and random records with gaps for them. */
import { type Arbitrary, constant, constantFrom, integer, oneof, tuple } from 'fast-check'
import type { Noun, Vocabulary, Word } from '@citywide/model/assurance/language/vocabulary'
import type { Field } from '@citywide/model/record/field'

/** Registers that records are made for; no condition speaks of others. */
export const filledNouns = [
  'Initiative',
  'Person',
  'Organization',
  'Risk',
  'Milestone',
  'Incident',
  'Benefit',
  'BenefitLink',
]

type Kind = 'number' | 'date' | 'instant' | 'text' | 'yesno'
type FieldWord = Extract<Word, { kind: 'field' }>

const durations = ['P1D', 'P10D', 'PT36H', 'P1M', 'P1Y2M', 'PT90M']

/** Conditions about one record of a noun, as text; `deep` is how far they may nest. */
export function conditionAbout(noun: Noun, vocabulary: Vocabulary, deep = 3): Arbitrary<string> {
  const words = new Words(noun, vocabulary, '')
  return condition(words, deep)
}

/** The words in sight at a place, by what kind of value they have. */
class Words {
  readonly vocabulary: Vocabulary
  readonly noun: Noun
  readonly #before: string

  constructor(noun: Noun, vocabulary: Vocabulary, before: string) {
    this.noun = noun
    this.vocabulary = vocabulary
    this.#before = before
  }

  fields(...types: readonly Field['type'][]): readonly (readonly [string, FieldWord])[] {
    return [...this.noun.words.values()].flatMap((word) =>
      word.kind === 'field' && types.includes(word.field.type) && !word.field.derived
        ? [[`${this.#before}${word.key}`, word] as const]
        : [],
    )
  }

  /** References to a register that has records: with the words on their other side. */
  followed(): readonly Words[] {
    return this.fields('ref').flatMap(([path, { key, follow, field }]) => {
      const noun =
        key === 'id' || !filledNouns.includes(follow ?? '') ? undefined : this.vocabulary.nouns.get(follow ?? '')
      const step = path.slice(0, path.length - key.length) + ('word' in field ? field.word : key)
      return noun ? [new Words(noun, this.vocabulary, `${step}.`)] : []
    })
  }

  /** Sets of records: those that point here, and whole registers. */
  collections(): readonly (readonly [string, Noun])[] {
    const inverse = [...this.noun.words.values()].flatMap((word) => {
      const noun =
        word.kind === 'inverse' && filledNouns.includes(word.noun) ? this.vocabulary.nouns.get(word.noun) : undefined
      return noun ? [[`${this.#before}${word.key}`, noun] as const] : []
    })
    const whole = ['Risk', 'Milestone'].flatMap((name) => {
      const noun = this.vocabulary.nouns.get(name)
      return noun ? [[name, noun] as const] : []
    })
    return [...inverse, ...whole]
  }

  of(noun: Noun, before: string): Words {
    return new Words(noun, this.vocabulary, before)
  }
}

function condition(words: Words, deep: number): Arbitrary<string> {
  const yesno = words.fields('boolean').map(([path]) => constant(path))
  const simple = oneof(...yesno, comparison(words, deep), equality(words), membership(words), within(words, deep))
  if (deep <= 0) return simple
  const inner = () => condition(words, deep - 1)
  const joined = tuple(inner(), inner(), constantFrom('and', 'or')).map(([a, b, word]) => `(${a}) ${word} (${b})`)
  return oneof(
    { arbitrary: simple, weight: 5 },
    { arbitrary: joined, weight: 3 },
    { arbitrary: inner().map((of) => `not(${of})`), weight: 1 },
    { arbitrary: quantified(words, deep), weight: 2 },
    ...words
      .followed()
      .slice(0, 3)
      .map((other) => ({ arbitrary: condition(other, 0), weight: 1 })),
  )
}

function comparison(words: Words, deep: number): Arbitrary<string> {
  const operator = constantFrom('<', '<=', '>', '>=', '=', '!=')
  return constantFrom<Kind>('number', 'date', 'instant').chain((kind) => {
    const side = value(words, kind, deep - 1)
    return oneof(
      { arbitrary: tuple(side, operator, side).map((parts) => parts.join(' ')), weight: 4 },
      { arbitrary: tuple(side, side, side).map(([of, low, high]) => `(${of} between ${low} and ${high})`), weight: 1 },
    )
  })
}

function equality(words: Words): Arbitrary<string> {
  const fields = words.fields('code', 'boolean', 'ref', 'number', 'integer', 'date', 'datetime')
  const operator = constantFrom('=', '!=')
  return oneof(
    tuple(constantFrom(...fields), operator).map(([[path], sign]) => `${path} ${sign} null`),
    tuple(constantFrom(...words.fields('code')), operator, integer({ min: 0, max: 2 })).map(
      ([[path, word], sign, index]) => `${path} ${sign} "${codesOf(word.field)[index] ?? 'none'}"`,
    ),
    ...words.fields('bilingual').map(([path]) => constantFrom(`${path}.zh != null`, `${path}.en = "en"`)),
  )
}

/** Its first codes, as texts of the language. */
function quoted({ field }: FieldWord): readonly string[] {
  return codesOf(field)
    .slice(0, 2)
    .map((code) => `"${code}"`)
}

function membership(words: Words): Arbitrary<string> {
  const open = words.fields('code').filter(([, word]) => codesOf(word.field).length > 0)
  const lists = words.fields('codes').filter(([, word]) => codesOf(word.field).length > 0)
  // `count(initiative.componentCodes)` would ask for all initiatives: there the noun goes before the reference.
  const sizes = words.fields('codes', 'refs').filter(([path]) => !path.includes('.'))
  return oneof(
    constantFrom(...open).map(([path, word]) => `(${path} in [${quoted(word).join(', ')}])`),
    ...(lists.length > 0
      ? [constantFrom(...lists).map(([path, word]) => `list contains(${path}, ${quoted(word)[0] ?? ''})`)]
      : []),
    ...(sizes.length > 0
      ? [tuple(constantFrom(...sizes), integer({ min: 0, max: 2 })).map(([[path], n]) => `count(${path}) > ${n}`)]
      : []),
  )
}

function within(words: Words, deep: number): Arbitrary<string> {
  const days = oneof(constantFrom('0', '1', '10', '2.5'), value(words, 'number', deep - 2))
  return tuple(oneof(value(words, 'date', 0), value(words, 'instant', 0)), days).map(([at, n]) => `within(${at}, ${n})`)
}

function quantified(words: Words, deep: number): Arbitrary<string> {
  return constantFrom(...words.collections()).chain(([path, noun]) =>
    oneof(
      tuple(constantFrom('some', 'every'), condition(words.of(noun, 'x.'), 0)).map(
        ([which, holds]) => `(${which} x in ${path} satisfies ${holds})`,
      ),
      tuple(condition(words.of(noun, ''), Math.min(deep - 2, 1)), integer({ min: 0, max: 2 })).map(
        ([filter, n]) => `count(${path}[${filter}]) >= ${n}`,
      ),
    ),
  )
}

function value(words: Words, kind: Kind, deep: number): Arbitrary<string> {
  const types = {
    number: ['number', 'integer'],
    date: ['date'],
    instant: ['datetime'],
    text: ['text'],
    yesno: ['boolean'],
  } as const
  const fields = words.fields(...types[kind])
  const literals = {
    number: ['0', '1', '2', '0.5', '10'],
    date: ['today()', 'date("2026-03-01")', 'date("2026-03-29")'],
    instant: ['now()', 'date and time("2026-03-29T00:30:00Z")'],
    text: ['"text"'],
    yesno: ['true', 'false'],
  }
  const leaf = oneof(
    { arbitrary: constantFrom(...literals[kind]), weight: 1 },
    ...(fields.length > 0 ? [{ arbitrary: constantFrom(...fields).map(([path]) => path), weight: 3 }] : []),
  )
  if (deep <= 0) return leaf
  const inner = (of: Kind = kind) => value(words, of, deep - 1)
  const both = tuple(inner(), inner())
  const either = both.map(([a, b]) => `coalesce(${a}, ${b})`)
  if (kind === 'number') {
    const times = oneof(
      tuple(inner('date'), inner('date')),
      tuple(inner('instant'), inner('instant')),
      tuple(inner('date'), inner('instant')),
    )
    return oneof(
      { arbitrary: leaf, weight: 4 },
      either,
      tuple(both, constantFrom('+', '-', '*', '/')).map(([[a, b], sign]) => `(${a} ${sign} ${b})`),
      inner().map((of) => `(-${of})`),
      oneof(inner('date'), inner('instant')).map((of) => `age(${of})`),
      tuple(times, constantFrom('days', 'hours', 'minutes')).map(([[a, b], unit]) => `${unit}(${a}, ${b})`),
      figure(words),
    )
  }
  const moved = tuple(inner(), constantFrom('+', '-'), constantFrom(...durations)).map(
    ([of, sign, by]) => `(${of} ${sign} duration("${by}"))`,
  )
  return oneof({ arbitrary: leaf, weight: 3 }, either, ...(kind === 'date' || kind === 'instant' ? [moved] : []))
}

/** A figure over a set of records. */
function figure(words: Words): Arbitrary<string> {
  const sets = words.collections().flatMap(([path, noun]) =>
    words
      .of(noun, '')
      .fields('number', 'integer')
      .map(([field]) => [path, noun, field] as const),
  )
  const figures = constantFrom('sum', 'mean', 'min', 'max', 'median', 'p90', 'distinct')
  return constantFrom(...sets).chain(([path, noun, field]) =>
    oneof(
      figures.map((fn) => `${fn}(${path}.${field})`),
      tuple(figures, condition(words.of(noun, ''), 0)).map(([fn, filter]) => `${fn}(${path}[${filter}].${field})`),
    ),
  )
}

export function codesOf(field: Field): readonly string[] {
  return field.type === 'code' || field.type === 'codes' ? Object.keys(field.list.values) : []
}
