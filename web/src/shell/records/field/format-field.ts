/** A field's value as plain words: for differences, names, filters and everything that is read aloud. */
import type { Field, NumberField } from '@citywide/model/record/field'
import type { Language, Text } from '@citywide/model/text'
import type { Format } from '../../../ui/format.ts'
import { wordsOf } from '../../../ui/text.ts'
import { texts as common } from '../../../ui/texts.ts'
import { cityTextOf, idsIn, type Names } from '../register/stored.ts'
import { texts } from './texts.ts'
import { scaleOf } from './units.ts'
import { unitLabel } from '../../../ui/unit.ts'

export interface Reading {
  readonly language: Language
  readonly format: Format
  readonly names: Names
}

/** Nothing recorded, which is never the same as no, zero or an empty text. */
export function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/**
 * @returns the value in the reader's language; undefined when nothing is recorded. A value that does not fit its field
 * (of an older release) is shown as it stands.
 */
export function formatField(field: Field, value: unknown, reading: Reading): string | undefined {
  if (isMissing(value)) return undefined
  const { language, format } = reading
  switch (field.type) {
    case 'text':
      return plain(value)
    case 'bilingual': {
      const text = cityTextOf(value)
      return text ? wordsOf(text, language).text : plain(value)
    }
    case 'boolean':
      return typeof value === 'boolean' ? common[value ? 'yes' : 'no'][language] : plain(value)
    case 'number':
    case 'integer':
      return typeof value === 'number' ? formatNumber(field, value, reading) : plain(value)
    case 'date':
      return isDay(value) ? format.day(value) : plain(value)
    case 'datetime':
      return isInstant(value) ? format.moment(value) : plain(value)
    case 'code':
      return codeWords(field.list.values, value, language)
    case 'codes':
      return listed(
        idsIn(value).map((code) => codeWords(field.list.values, code, language)),
        language,
      )
    case 'ref':
    case 'refs':
      return listed(
        idsIn(value).map((id) => nameOf(id, reading)),
        language,
      )
    case 'json':
      return texts.structured[language]
  }
}

/** What a record is called that is known by its id alone: its name, else the end of the id (its beginning is a time). */
export function nameOf(id: string, { language, names }: Reading): string {
  const known = names[id]
  return known ? wordsOf(known.title, language).text : texts.unknownRecord[language](shortId(id))
}

export function shortId(id: string): string {
  return id.slice(-8)
}

function formatNumber({ unit }: NumberField, value: number, { language, format }: Reading): string {
  if (unit === 'ratio') return percent(value, language)
  const scale = scaleOf(unit)
  if (scale) return `${format.number(value, 10)} / ${scale[1]}`
  const label = unitLabel(unit, language, format.currency)
  return label === '' ? format.number(value, 10) : `${format.number(value, 10)} ${label}`
}

/** A share of one as a percentage, with every digit that was recorded. */
function percent(value: number, language: Language): string {
  const exact = Number((value * 100).toPrecision(12))
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 10 }).format(exact)}%`
}

export function codeWords(values: Readonly<Record<string, Text>>, code: unknown, language: Language): string {
  const known = typeof code === 'string' && Object.hasOwn(values, code) ? values[code] : undefined
  return known?.[language] ?? plain(code)
}

function listed(parts: readonly string[], language: Language): string {
  return parts.join(language === 'zh' ? '、' : ', ')
}

export function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
}

export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
