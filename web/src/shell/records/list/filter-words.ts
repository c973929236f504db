/** A filter in the reader's words, for its button: "Due: until 31 Dec 2026". */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Spoken } from '../../../ui/text.ts'
import { formatField, nameOf, type Reading } from '../field/format-field.ts'
import { fieldOf, label } from '../register/register.ts'
import { type Filter, filterKind } from './filter.ts'
import type { texts } from './texts.ts'

/** What the filter is about. */
export function filterTitle(
  declaration: RecordDeclaration,
  name: string,
  { language }: Reading,
  say: Spoken<typeof texts>,
): string {
  if (name === 'id') return say.chosenRecords
  const field = fieldOf(declaration, name)
  return field ? label(field.title, language) : name
}

/** What it asks; undefined when it asks nothing. Several values are counted past two. */
export function filterWords(
  field: Field | undefined,
  filter: Filter,
  reading: Reading,
  say: Spoken<typeof texts>,
): string | undefined {
  const { is = [], contains, from, to, missing } = filter
  const parts = [
    ...(missing === undefined ? [] : [missing ? say.missing : say.present]),
    ...(is.length === 0
      ? []
      : [
          is.length > 2
            ? String(is.length)
            : is.map((one) => valueWords(field, one, reading)).join(reading.language === 'zh' ? '、' : ', '),
        ]),
    ...(contains ? [say.saidContains(contains)] : []),
    ...rangeWords(field, from, to, reading, say),
  ]
  return parts.length > 0 ? parts.join(reading.language === 'zh' ? '，' : ', ') : undefined
}

function rangeWords(
  field: Field | undefined,
  from: string | undefined,
  to: string | undefined,
  reading: Reading,
  say: Spoken<typeof texts>,
): string[] {
  const numeric = field !== undefined && filterKind(field) === 'number'
  const first = from === undefined ? undefined : valueWords(field, from, reading)
  const last = to === undefined ? undefined : valueWords(field, to, reading)
  if (first !== undefined && last !== undefined) return [say.saidBetween(first, last)]
  if (first !== undefined) return [numeric ? say.saidLeast(first) : say.saidFrom(first)]
  return last === undefined ? [] : [numeric ? say.saidMost(last) : say.saidTo(last)]
}

function valueWords(field: Field | undefined, value: string, reading: Reading): string {
  if (!field) return nameOf(value, reading)
  switch (filterKind(field)) {
    case 'flag':
      return formatField(field, value === 'true', reading) ?? value
    case 'number':
      return formatField(field, Number(value), reading) ?? value
    case 'moment':
      return reading.format.dayOf(value)
    case 'choice':
      return formatField({ ...field, type: 'code' } as Field, value, reading) ?? value
    case 'reference':
      return nameOf(value, reading)
    case 'day':
    case 'words':
    case 'exact':
    case 'presence':
      return formatField(field, value, reading) ?? value
  }
}
