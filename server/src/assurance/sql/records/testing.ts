/** Records with gaps, of few different values, so that conditions about them come out in every way. */
import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  option,
  record,
  subarray,
  tuple,
} from 'fast-check'
import type { Store } from '@citywide/model/assurance/language/closure'
import type { Row } from '@citywide/model/assurance/language/closure-value'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import type { Field } from '@citywide/model/record/field'
import { codesOf, filledNouns } from '../testing.ts'

/** How many records of a register there are at most. */
const most = 7
const ids = Array.from({ length: most }, (_, index) => `r${index}`)

/** The moment that dates lie around: the night in which the clocks of Berlin went forward. */
export const judgedAt = '2026-03-29T00:59:30.250Z'

export function randomStore(vocabulary: Vocabulary): Arbitrary<Store> {
  return record(Object.fromEntries(filledNouns.map((name) => [name, rowsOf(name, vocabulary)])))
}

function rowsOf(name: string, vocabulary: Vocabulary): Arbitrary<readonly Row[]> {
  const words = [...(vocabulary.nouns.get(name)?.words.values() ?? [])]
  const fields = words.flatMap((word): [string, Arbitrary<Row[string]>][] => {
    const values = word.kind === 'field' && word.key !== 'id' ? valueOf(word.field) : undefined
    return values ? [[word.key, option(values, { freq: 4 })]] : []
  })
  // Each record has the identifier of its place; the rest is chance.
  return array(record(Object.fromEntries(fields)), { minLength: 2, maxLength: most }).map((rows) =>
    rows.map((row, index): Row => ({ ...row, id: ids[index] ?? '' })),
  )
}

function valueOf(field: Field): Arbitrary<Row[string]> | undefined {
  const start = Temporal.Instant.from(judgedAt)
  const moment = tuple(integer({ min: -400, max: 40 }), constantFrom(0, 1, 1_440 * 10)).map(([hours, minutes]) =>
    start.add({ hours }).add({ minutes }),
  )
  switch (field.type) {
    case 'number':
      return constantFrom(0, 0.5, 1, 2, 10)
    case 'integer':
      return integer({ min: 0, max: 3 })
    case 'boolean':
      return boolean()
    case 'date':
      return integer({ min: -40, max: 5 }).map((days) => new Temporal.PlainDate(2026, 3, 29).add({ days }).toString())
    case 'datetime':
      return moment.map(String)
    case 'code':
      return constantFrom(...codesOf(field).slice(0, 3), 'other')
    case 'codes':
      return codesOf(field).length > 0 ? subarray(codesOf(field).slice(0, 3)) : constant([])
    case 'ref':
      return constantFrom(...ids)
    case 'refs':
      return subarray([...ids])
    case 'text':
      return constantFrom('text', '')
    case 'bilingual':
      return record({ zh: constant('文'), en: constant('en') }, { requiredKeys: ['zh'] })
    case 'json':
      return undefined
  }
}
