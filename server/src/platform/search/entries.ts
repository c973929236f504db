/** What search keeps of a record: made from the texts that its declaration names. */
import { personalFields } from '@citywide/model/platform/record-class'
import { displayField, displayName } from '@citywide/model/record/display'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { languages } from '@citywide/model/text'
import { foldedName } from './fold.ts'
import { initialsOf, stretches } from './pinyin.ts'
import { type Placed, placed, runsOf } from './words.ts'

/** Counts the changes of how texts are taken apart; another number than the kept one has everything made anew. */
export const GRAMMAR = 2

export interface Entry {
  readonly zh: string | null
  readonly en: string | null
  readonly code: string | null
  readonly initials: string | null
  /** Text of a `tsvector`. */
  readonly words: string
}

/** The fields that search reads, the one the record is called by first. Empty: the register has nothing to be read. */
export function searchedFields(declaration: RecordDeclaration): readonly string[] {
  const shown = displayField(declaration)
  // A pseudonym that could be looked for would lead to a person.
  const hidden = new Set(personalFields(declaration))
  const texts = Object.entries(declaration.fields).filter(
    ([name, { type }]) => (type === 'text' || type === 'bilingual') && !hidden.has(name),
  )
  return [...new Set([...(shown === undefined ? [] : [shown]), ...texts.map(([name]) => name)])]
}

/** Fields that hold a code, number or reference of somebody else, to be found by its beginning. */
function isCode(name: string): boolean {
  return /^(code|key|identifier)$|Ref$|Code$|Number$/.test(name)
}

type Values = Readonly<Record<string, unknown>>

/** The texts of one field, by language; a text that has none is its own. */
export function textsOf(value: unknown): { readonly language: 'zh' | 'en' | undefined; readonly text: string }[] {
  if (typeof value === 'string') return value === '' ? [] : [{ language: undefined, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return languages.flatMap((language) => {
    const text: unknown = Reflect.get(value, language)
    return typeof text === 'string' && text !== '' ? [{ language, text }] : []
  })
}

/** Between two texts nothing follows each other. */
const GAP = 2

export function entryOf(declaration: RecordDeclaration, record: Values): Entry {
  const shown = displayField(declaration)
  const words: (Placed & { readonly weight: 'A' | 'B' | 'C' | 'D' })[] = []
  let next = 1
  let code: string | null = null
  for (const name of searchedFields(declaration)) {
    const weight = name === shown ? 'A' : isCode(name) ? 'B' : 'D'
    for (const { text } of textsOf(record[name])) {
      if (weight === 'B') code ??= foldedName(text)
      const found = placed(runsOf(text), next)
      words.push(...found.words.map((one) => ({ ...one, weight }) as const))
      next = found.next + GAP
    }
  }
  const named = textsOf(shown === undefined ? undefined : record[shown]).length > 0
  const title = named ? displayName(declaration, { id: '', ...record }) : {}
  const readings = title.zh === undefined ? [] : initialsOf(title.zh)
  for (const reading of readings) {
    for (const { word, at } of stretches(reading)) words.push({ word, at: next + at, weight: 'C' })
    next += reading.length + GAP
  }
  return {
    zh: title.zh === undefined ? null : foldedName(title.zh),
    en: title.en === undefined || title.en === title.zh ? null : foldedName(title.en),
    code,
    initials: readings[0] ?? null,
    words: vector(words),
  }
}

/** PostgreSQL counts places up to here and keeps so many of one word; what is beyond counts as standing at the end. */
const LAST_PLACE = 16_383
const PLACES = 255

function vector(words: readonly (Placed & { readonly weight: string })[]): string {
  const places = new Map<string, string[]>()
  for (const { word, at, weight } of words) {
    const known = places.get(word)
    if (known === undefined) places.set(word, [`${Math.min(at, LAST_PLACE)}${weight}`])
    else if (known.length < PLACES) known.push(`${Math.min(at, LAST_PLACE)}${weight}`)
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ')
}
