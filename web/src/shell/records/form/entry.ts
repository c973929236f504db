/** What stands in the fields of a form, and how it becomes a record: nothing is coerced, what cannot be read is said. */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { isDay, isMissing } from '../field/format-field.ts'
import { same } from '@citywide/model/record/same'
import { commonAskedOf, fieldOf } from '../register/register.ts'
import { cityTextOf, idsIn } from '../register/stored.ts'
import { readNumber, writeNumber } from './number.ts'
import { instantOf, wallTime } from './wall-clock.ts'

/** A bilingual field in the making. */
export interface EntryWords {
  readonly zh: string
  readonly en: string
}

/** Lists hold codes or ids; a field of yes or no holds `true`, `false` or nothing; everything else is as it was typed. */
export type EntryValue = string | readonly string[] | EntryWords
export type Entry = Readonly<Record<string, EntryValue>>

/** A day of which only a part was typed: the browser does not give it away, but it is not nothing. */
export const INCOMPLETE = '\u2026'

/** Why an entry is not a value; the words stand in `problems.ts`. */
export type Unreadable = 'number' | 'whole' | 'day' | 'time' | 'json' | 'blank'

export type ReadValue = { readonly value: unknown } | { readonly unreadable: Unreadable }

/** The fields of a form, in the order of the declaration: what the platform keeps by itself is not among them. */
export function typedFields(declaration: RecordDeclaration): readonly string[] {
  const own = Object.entries(declaration.fields).filter(([, field]) => !field.derived)
  return [...own.map(([name]) => name), ...commonAskedOf(declaration)]
}

/** What a field begins with that holds nothing. */
function emptyEntry(field: Field): EntryValue {
  if (field.type === 'codes' || field.type === 'refs') return []
  return field.type === 'bilingual' ? { zh: '', en: '' } : ''
}

/** @param timeZone the city's, in which moments are typed */
function entryOf(field: Field, value: unknown, timeZone: string): EntryValue {
  if (isMissing(value)) return emptyEntry(field)
  switch (field.type) {
    case 'bilingual': {
      const text = cityTextOf(value)
      return { zh: text?.zh ?? '', en: text?.en ?? '' }
    }
    case 'codes':
    case 'refs':
      return idsIn(value)
    case 'number':
    case 'integer':
      return typeof value === 'number' ? writeNumber(value) : String(value)
    case 'datetime':
      return wallTime(String(value), timeZone)
    case 'json':
      return JSON.stringify(value, null, 2)
    case 'text':
    case 'boolean':
    case 'date':
    case 'code':
    case 'ref':
      return String(value)
  }
}

export function entryFrom(
  declaration: RecordDeclaration,
  record: Readonly<Record<string, unknown>>,
  timeZone: string,
): Entry {
  return Object.fromEntries(
    typedFields(declaration).flatMap((name) => {
      const field = fieldOf(declaration, name)
      return field ? [[name, entryOf(field, record[name], timeZone)]] : []
    }),
  )
}

/** @returns the value as it is stored, null (or an empty list) for nothing */
export function valueOf(field: Field, entry: EntryValue, timeZone: string): ReadValue {
  if (Array.isArray(entry)) return { value: entry.map((code: string) => code.trim()).filter((code) => code !== '') }
  if (isWords(entry)) return wordsValue(entry)
  const typed = String(entry)
  if (typed === '') return { value: null }
  switch (field.type) {
    case 'number':
    case 'integer': {
      const value = readNumber(typed)
      if (value === undefined) return { unreadable: 'number' }
      return field.type === 'integer' && value !== null && !Number.isInteger(value)
        ? { unreadable: 'whole' }
        : { value }
    }
    case 'boolean':
      return { value: typed === 'true' }
    case 'date':
      return isDay(typed) ? { value: typed } : { unreadable: 'day' }
    case 'datetime': {
      const value = instantOf(typed, timeZone)
      return value === undefined ? { unreadable: 'time' } : { value }
    }
    case 'json':
      return jsonValue(typed)
    case 'text':
      return typed.trim() === '' ? { unreadable: 'blank' } : { value: typed }
    case 'code':
    case 'ref':
      return { value: typed.trim() }
    case 'bilingual':
    case 'codes':
    case 'refs':
      return { value: typed } // entries of these kinds are no plain text
  }
}

function wordsValue({ zh, en }: EntryWords): ReadValue {
  if ([zh, en].some((words) => words !== '' && words.trim() === '')) return { unreadable: 'blank' }
  if (zh === '' && en === '') return { value: null }
  return { value: { ...(zh !== '' && { zh }), ...(en !== '' && { en }) } }
}

function jsonValue(typed: string): ReadValue {
  try {
    const value: unknown = JSON.parse(typed)
    return { value }
  } catch {
    return { unreadable: 'json' }
  }
}

export function isWords(entry: EntryValue | undefined): entry is EntryWords {
  return typeof entry === 'object' && !Array.isArray(entry)
}

/** Whether anything stands in the field. */
export function isEmptyEntry(entry: EntryValue | undefined): boolean {
  if (entry === undefined) return true
  return isWords(entry) ? entry.zh === '' && entry.en === '' : entry.length === 0
}

/** The fields whose entries differ. */
export function changedFields(before: Entry, after: Entry): readonly string[] {
  return Object.keys(after).filter((name) => !same(before[name], after[name]))
}
