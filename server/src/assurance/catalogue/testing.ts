import type { FieldWord, Vocabulary } from '@citywide/model/assurance/language/vocabulary'

/**
 * The tables of a vocabulary in a schema of their own, for test vectors: the same columns, but identifiers are plain
 * text and nothing is required. The session sees them before all others.
 */
export function vectorTables(vocabulary: Vocabulary): string {
  const tables = [...vocabulary.nouns.values()].map(({ table, words }) => {
    const columns = [...words.values()]
      .filter((word) => word.kind === 'field')
      .map((word) => `"${word.column}" ${typeOf(word)}`)
    return `create table vectors."${table}" (${columns.join(', ')})`
  })
  return ['create schema vectors', ...tables, 'set search_path = vectors'].join(';\n')
}

function typeOf({ field: { type } }: FieldWord): string {
  const types = {
    text: 'text',
    bilingual: 'jsonb',
    boolean: 'boolean',
    number: 'double precision',
    integer: 'integer',
    date: 'date',
    datetime: 'timestamptz',
    code: 'text',
    codes: 'text[]',
    ref: 'text',
    refs: 'text[]',
    json: 'jsonb',
  } as const
  return types[type]
}
