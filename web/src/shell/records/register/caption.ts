/**
 * What a record is called. Many registers have no name of their own (an endorsement, a dependency, a sensor): such a
 * record is called by what it joins and when, "Water bureau · Shared vision", never by its id alone.
 */
import { displayField } from '@citywide/model/record/display'
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { CityText } from '@citywide/model/text'
import { wordsOf } from '../../../ui/text.ts'
import { formatField, isMissing, type Reading, shortId } from '../field/format-field.ts'
import { label } from './register.ts'
import { cityTextOf, type Stored } from './stored.ts'

/** Parts of a made name; more would be a sentence. */
const PARTS = 3
const counted = new Set(['edition', 'wave', 'cycleNo'])
/** A day that lies ahead says little about which record it is. */
const ahead = /due|ends|expires|next|until|closes/i

/**
 * The field that is the record's name, where it has one worth the word: titles, names, texts that must be filled in.
 * A reference number that may be empty is no name.
 */
export function nameField(declaration: RecordDeclaration): string | undefined {
  const name = displayField(declaration)
  if (name === undefined) return undefined
  const field = declaration.fields[name]
  if (field?.required || name === 'title' || name === 'name' || field?.type === 'bilingual') return name
  return undefined
}

/** The fields that make a name where there is none, in the order of the declaration. */
export function captionFields(declaration: RecordDeclaration): readonly string[] {
  const named = nameField(declaration)
  if (named !== undefined) return [named]
  const entries = Object.entries(declaration.fields)
  const fits = (needed: boolean) =>
    entries.filter(([name, field]) => field.required === needed && says(declaration, name, field)).map(([name]) => name)
  const required = fits(true)
  return (required.length > 0 ? required : fits(false)).slice(0, PARTS)
}

function says({ lifecycle }: RecordDeclaration, name: string, field: Field): boolean {
  switch (field.type) {
    case 'ref':
      return true
    case 'code':
      return lifecycle?.field !== name && !/(Type|Kind)$/.test(name)
    case 'date':
    case 'datetime':
      return field.required && !ahead.test(name)
    case 'integer':
      return counted.has(name)
    case 'text':
    case 'bilingual':
      return field.required
    case 'boolean':
    case 'number':
    case 'codes':
    case 'refs':
    case 'json':
      return false
  }
}

/** The name of a record, with the language it is in where the city wrote it: for `Words`. */
export function captionOf(declaration: RecordDeclaration, record: Stored, reading: Reading): CityText {
  const { language } = reading
  const parts = captionFields(declaration).flatMap((name): CityText[] => {
    const field = declaration.fields[name]
    const value = record[name]
    if (!field || isMissing(value)) return []
    const written = field.type === 'bilingual' ? cityTextOf(value) : undefined
    if (written) return [written]
    const words = formatField(field, value, reading) ?? ''
    return [{ [language]: field.type === 'integer' ? `${label(field.title, language)} ${words}` : words }]
  })
  const [only] = parts
  if (only && parts.length === 1) return only
  if (parts.length > 1) return { [language]: parts.map((part) => wordsOf(part, language).text).join(' · ') }
  return { [language]: `${label(declaration.title, language)} ${shortId(record.id)}` }
}
