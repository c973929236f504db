/** A first proposal of examples, made from the card itself: one for each state that its limits know. */
import type { Card } from './card.ts'
import { type ConditionForm, codesOf, pathIn, readForm } from './condition-form.ts'
import { StoreWriter } from './example-record.ts'
import { type Evidence, plainLevel } from './judge.ts'
import type { Vocabulary } from './language/vocabulary.ts'
import type { Rule } from './rule.ts'
import { type ExampleState, exampleStateNames, type RuleExample, wantedStates } from './rule-example.ts'

export interface Proposal {
  readonly examples: readonly RuleExample[]
  /** Lines that no form can say, so that no records can be made for them: `must/1`, `measure`. */
  readonly beyond: readonly string[]
}

interface Forms {
  readonly where: readonly ConditionForm[]
  readonly must: readonly ConditionForm[]
}

export function proposeExamples(rule: Rule, vocabulary: Vocabulary, at: Temporal.Instant): Proposal {
  const { card, about } = rule
  const read = (part: 'where' | 'must', texts: readonly string[]) =>
    texts.map((text, index) => ({ line: `${part}/${index}`, form: readForm(text, about, vocabulary) }))
  const where = read('where', card.where)
  const must = read('must', card.kind === 'share' ? card.must : [])
  const beyond = [...where, ...must].flatMap(({ line, form }) => (form ? [] : [line]))
  if (rule.measure) beyond.push('measure')
  if (rule.of && !pathIn(rule.of)) beyond.push('of')
  if (beyond.length > 0) return { examples: [], beyond }
  const forms = { where: where.flatMap(({ form }) => form ?? []), must: must.flatMap(({ form }) => form ?? []) }
  const examples = wantedStates(card).flatMap((state) => {
    const writer = new StoreWriter(vocabulary, at)
    const written = write(writer, rule, vocabulary, forms, state)
    if (!written) return []
    const name = `${exampleStateNames[state].zh} / ${exampleStateNames[state].en}`
    return [{ name, state, at: at.toString(), store: writer.store }]
  })
  return { examples, beyond }
}

/** @returns false where no number of records gives the state */
function write(writer: StoreWriter, rule: Rule, vocabulary: Vocabulary, forms: Forms, state: ExampleState): boolean {
  const { card, about, of } = rule
  const counted = () => {
    const record = writer.add(about)
    for (const form of forms.where) writer.write(form, record, about, true)
    return record
  }
  // One record for each filter that it alone keeps out: whoever turns the filter round lets it in.
  const outside = (more: (record: Record<string, unknown>) => void = () => undefined) => {
    for (const form of forms.where) {
      const record = counted()
      more(record)
      writer.write(form, record, about, false)
    }
  }
  const path = of && pathIn(of)
  switch (card.kind) {
    case 'share': {
      const split = shareFor(card, state, forms.must.length)
      if (!split) return false
      for (let n = 0; n < split.pass + split.fail; n += 1) {
        const record = counted()
        for (const form of forms.must) writer.write(form, record, about, true)
        const missed = n < split.pass ? undefined : forms.must[(n - split.pass) % forms.must.length]
        if (missed) writer.write(missed, record, about, false)
      }
      // Kept out although it meets nothing.
      outside((record) => forms.must.forEach((form) => writer.write(form, record, about, false)))
      return true
    }
    case 'exists': {
      const number = valueFor(card, state, upTo(card))
      if (number === undefined) return false
      for (let n = 0; n < number; n += 1) counted()
      outside()
      return true
    }
    case 'coverage': {
      const list = vocabulary.constants[card.list]?.values ?? []
      const found = Array.from({ length: list.length + 1 }, (_, pass) => pass).find(
        (pass) => levelOf(card, { n: list.length, pass, value: null }) === state,
      )
      if (found === undefined || !path) return false
      for (const code of state === 'met' ? list.slice(0, Math.max(found, 1)) : list.slice(0, found))
        writer.set(path, counted(), about, ({ field }) => (field.type === 'codes' ? [code] : code))
      outside((record) =>
        writer.set(path, record, about, ({ field }) => (field.type === 'codes' ? [list.at(-1)] : list.at(-1))),
      )
      return true
    }
    case 'variety': {
      const number = valueFor(card, state, upTo(card))
      if (number === undefined || !path) return false
      for (let n = 0; n < number; n += 1)
        writer.set(path, counted(), about, (word) => {
          const item = codesOf(word)[n] ?? (word.field.type === 'date' ? writer.moment(word, -n) : `entry-${n + 1}`)
          return word.field.type === 'codes' || word.field.type === 'refs' ? [item] : item
        })
      return true
    }
    case 'recency': {
      const days = valueFor(card, state, upTo(card))
      if (days === undefined || !path) return false
      writer.set(path, counted(), about, (word) => writer.moment(word, -days))
      outside((record) => writer.set(path, record, about, (word) => writer.moment(word, -days - 1)))
      return true
    }
    case 'measure': {
      const value = valueFor(card, state, upTo(card))
      if (value === undefined || !path) return false
      writer.set(path, counted(), about, () => value)
      outside((record) => writer.set(path, record, about, () => value + 1))
      return true
    }
  }
}

/** How many records pass and fail, so that the share lies where the state wants it; as few as possible. */
function shareFor(card: Card, state: ExampleState, conditions: number): { pass: number; fail: number } | undefined {
  for (const n of [4, 5, 10, 20, 40, 100]) {
    const fitting = Array.from({ length: n + 1 }, (_, pass) => pass).filter(
      (pass) => levelOf(card, { n, pass, value: null }) === state,
    )
    // As many fail as there are conditions, where that is possible: each of them is missed once.
    const pass = state === 'met' ? fitting.at(-1) : (fitting.findLast((one) => n - one >= conditions) ?? fitting.at(-1))
    if (pass !== undefined) return { pass, fail: n - pass }
  }
  return undefined
}

function valueFor(card: Card, state: ExampleState, candidates: readonly number[]): number | undefined {
  return candidates.find((value) => levelOf(card, { n: 1, pass: 1, value }) === state)
}

/** Values around the limits of a card, those on the limits first. */
function upTo({ met, partly, unit }: Card): readonly number[] {
  const limits = [met, partly ?? []].flat()
  const near = limits.flatMap((limit) => [limit, limit + 1, limit - 1, (limit * 3) / 2, limit / 2, limit * 2])
  const whole = unit === 'count' || unit === 'days'
  return [...new Set([...near, 0, 1])]
    .filter((value) => value >= 0 && value <= 200_000)
    .map((value) => (whole ? Math.floor(value) : value))
}

function levelOf(card: Card, evidence: Pick<Evidence, 'n' | 'pass' | 'value'>): string {
  const { n, pass } = evidence
  return plainLevel(card, { ...evidence, sample: n, fail: n - pass, unknown: 0 }) ?? 'no_data'
}
