import type { CityText } from '../text.ts'
import type { RecordDeclaration } from './record.ts'

/**
 * The field a record is called by: `title` or `name`, else the first text, else none (then the id stands for it). Nothing
 * is called by the pseudonym of a person, or by what a person wrote of himself.
 */
export function displayField(declaration: RecordDeclaration): string | undefined {
  const { fields } = declaration
  for (const name of ['title', 'name', 'text', 'code']) {
    if (fields[name] && ['bilingual', 'text', 'code'].includes(fields[name].type)) return name
  }
  return Object.entries(fields).find(
    ([, { type, personal }]) =>
      (type === 'bilingual' || type === 'text') && personal !== 'pseudonym' && personal !== 'direct',
  )?.[0]
}

/** What a record is called: bilingual where the city wrote it so, else the same in both languages. */
export function displayName(declaration: RecordDeclaration, record: Readonly<Record<string, unknown>>): CityText {
  const field = displayField(declaration)
  const value = field === undefined ? undefined : record[field]
  if (typeof value === 'string' && value !== '') return { zh: value, en: value }
  if (typeof value === 'object' && value !== null) return value
  // The end of the id: its beginning is a time, which records that were made together share.
  const id = String(record['id']).slice(-8)
  return { zh: `${declaration.title.zh} ${id}`, en: `${declaration.title.en} ${id}` }
}
