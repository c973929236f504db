/** Records that meet a condition or miss it, written from its form: what examples are made of. */
import type { FieldWord, Noun, Vocabulary } from './language/vocabulary.ts'
import { codesOf, type ConditionForm, type Path, reached } from './condition-form.ts'
import type { ExampleStore } from './rule-example.ts'

type Values = Record<string, unknown>
type Operator = Extract<ConditionForm, { asks: 'number' }>['operator']

const DAY = 24

/** A store that is being filled; every record in it has a name of its own. */
export class StoreWriter {
  readonly #vocabulary: Vocabulary
  readonly #at: Temporal.Instant
  readonly #records = new Map<string, Values[]>()
  /** Records that were made to be pointed to, by the record and the field that points. */
  readonly #targets = new WeakMap<Values, Map<string, Values>>()

  constructor(vocabulary: Vocabulary, at: Temporal.Instant) {
    this.#vocabulary = vocabulary
    this.#at = at
  }

  get store(): ExampleStore {
    return Object.fromEntries(this.#records)
  }

  add(noun: Noun): Values {
    const records = this.#records.get(noun.name) ?? []
    this.#records.set(noun.name, records)
    const record: Values = { id: `${noun.table.replaceAll('_', '-')}-${records.length + 1}` }
    records.push(record)
    return record
  }

  /** Makes a condition true or false of a record. */
  write(form: ConditionForm, record: Values, noun: Noun, holds: boolean): void {
    if (form.asks === 'linked') return this.#link(form, record, noun, holds)
    this.set(form.path, record, noun, (word) => this.#value(form, word, holds))
  }

  /** Sets the field at the end of a path, making the records in between. */
  set(path: Path, record: Values, noun: Noun, value: (word: FieldWord) => unknown): void {
    const end = this.#walk(path, record, noun)
    if (!end) return
    const of = value(end.word)
    if (of === undefined) delete end.record[end.word.key]
    else end.record[end.word.key] = of
  }

  /** The record that holds the last field of a path. */
  #walk(path: Path, record: Values, about: Noun): { record: Values; noun: Noun; word: FieldWord } | undefined {
    let [here, noun]: [Values, Noun] = [record, about]
    for (const [index, key] of path.entries()) {
      const word = noun.words.get(key)
      if (word?.kind !== 'field') return undefined
      if (index === path.length - 1) return { record: here, noun, word }
      const target = word.follow === undefined ? undefined : this.#vocabulary.nouns.get(word.follow)
      if (!target) return undefined
      const known = this.#targets.get(here) ?? new Map<string, Values>()
      this.#targets.set(here, known)
      const next = known.get(key) ?? this.add(target)
      known.set(key, next)
      here[key] = next['id']
      ;[here, noun] = [next, target]
    }
    return undefined
  }

  #link(
    { path, operator, number, which }: Extract<ConditionForm, { asks: 'linked' }>,
    from: Values,
    about: Noun,
    holds: boolean,
  ) {
    const word = reached(path, about, this.#vocabulary)?.word
    if (word?.kind !== 'inverse') return
    const noun = this.#vocabulary.nouns.get(word.noun)
    const [first, ...rest] = path.slice(0, -1)
    // The record that is pointed to may be one that this one points to.
    const pointed = first === undefined ? from : this.#target([first, ...rest], from, about)
    if (!noun || !pointed) return
    const { through } = word
    for (let n = 0; n < Math.max(0, fitting(operator, number, holds)); n += 1) {
      const record = this.add(noun)
      record[through.key] = through.field.type === 'refs' ? [pointed['id']] : pointed['id']
      for (const one of which) this.write(one, record, noun, true)
    }
  }

  #target(path: Path, record: Values, about: Noun): Values | undefined {
    const [last] = path.slice(-1)
    const end = this.#walk(path, record, about)
    const target = end?.word.follow === undefined ? undefined : this.#vocabulary.nouns.get(end.word.follow)
    if (!end || !target || last === undefined) return undefined
    const known = this.#targets.get(end.record) ?? new Map<string, Values>()
    this.#targets.set(end.record, known)
    const next = known.get(last) ?? this.add(target)
    known.set(last, next)
    end.record[last] = next['id']
    return next
  }

  #value(form: Exclude<ConditionForm, { asks: 'linked' }>, word: FieldWord, holds: boolean): unknown {
    switch (form.asks) {
      case 'recorded':
        return form.recorded === holds ? this.#any(word) : undefined
      case 'yes':
        return form.yes === holds
      case 'codes':
        return form.is === holds ? form.codes[0] : codesOf(word).find((code) => !form.codes.includes(code))
      case 'text':
        return form.is === holds ? form.text : `${form.text}-`
      case 'number':
        return fitting(form.operator, form.value, holds)
      case 'recent':
        return this.moment(word, holds ? -form.days / 2 : -form.days - 30)
      case 'ago':
        return this.moment(word, -fitting(form.operator, form.days, holds, form.days > 10 ? 5 : 1))
      case 'moment':
        return this.moment(word, (form.when === 'past') === holds ? -30 : 30)
      case 'day': {
        const day = Temporal.PlainDate.from(form.day)
        return day.add({ days: fitting(form.operator, 0, holds) }).toString()
      }
      case 'entries': {
        const number = Math.max(0, fitting(form.operator, form.number, holds))
        const codes = codesOf(word)
        return codes.length > 0
          ? codes.slice(0, number)
          : Array.from({ length: number }, (_, index) => `entry-${index + 1}`)
      }
      case 'includes':
        return holds
          ? [form.code]
          : codesOf(word)
              .filter((code) => code !== form.code)
              .slice(0, 1)
    }
  }

  /** A day or an instant so many days from the moment of the example. */
  moment({ field }: FieldWord, days: number): string {
    const at = this.#at.add({ hours: Math.round(days * DAY) })
    return field.type === 'date' ? at.toZonedDateTimeISO('UTC').toPlainDate().toString() : at.toString()
  }

  #any(word: FieldWord): unknown {
    switch (word.field.type) {
      case 'boolean':
        return true
      case 'number':
      case 'integer':
        return 1
      case 'date':
      case 'datetime':
        return this.moment(word, -10)
      case 'code':
        return codesOf(word)[0] ?? 'entry-1'
      case 'codes':
      case 'refs':
        return ['entry-1']
      case 'bilingual':
        return { zh: '文字', en: 'words' }
      case 'json':
        return { value: 1 }
      case 'text':
      case 'ref':
        return 'entry-1'
    }
  }
}

/** A number that a comparison with a limit holds of, or does not. */
function fitting(operator: Operator, limit: number, holds: boolean, step = 1): number {
  const opposite = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const
  switch (holds ? operator : opposite[operator]) {
    case '=':
    case '<=':
    case '>=':
      return limit
    case '!=':
    case '>':
      return limit + step
    case '<':
      return limit - step
  }
}
