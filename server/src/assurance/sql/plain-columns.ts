/** Registers as made-up stores know them: the same columns, but identifiers are plain text and nothing is required. */
import type { FieldWord, Noun } from '@citywide/model/assurance/language/vocabulary'
import { columnOf } from '@citywide/model/record/names'
import { sqlTypes } from '#platform/records/columns.ts'
import { identifier } from './quote.ts'

/** Columns with their types, as `create table` takes them. */
export function plainColumns({ words }: Pick<Noun, 'words'>): string {
  return [...words.values()]
    .filter((word) => word.kind === 'field')
    .map((word) => `${identifier(word.column)} ${columnType(word)}`)
    .join(', ')
}

/** Records under the names of their columns, as `jsonb_populate_recordset` takes them. */
export function plainRows(records: readonly object[]): string {
  const rows = records.map((record) =>
    Object.fromEntries(
      Object.entries(record).map(([key, value]) => [key === 'recordSource' ? 'source' : columnOf(key), value]),
    ),
  )
  return JSON.stringify(rows)
}

function columnType({ field: { type } }: FieldWord): string {
  return sqlTypes[type].replace('uuid', 'text')
}
