/** Between a declaration and its table. */
import type { Field } from '@citywide/model/record/field'
import { columnOf } from '@citywide/model/record/names'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { sql, type RawBuilder } from '../postgres/statement.ts'

/** The columns that every register has, beside those of its fields. */
export const commonColumns = [
  'id',
  'cityId',
  'scopeId',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'source',
  'confidentiality',
  'validFrom',
  'validTo',
] as const

/** What the platform keeps by itself: not part of what a person changed. */
export const keptColumns: ReadonlySet<string> = new Set(['version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'])

export function fieldNames(declaration: RecordDeclaration): readonly string[] {
  return [...commonColumns, ...Object.keys(declaration.fields)]
}

export function column(name: string, alias?: string): RawBuilder<unknown> {
  return alias === undefined ? sql.ref(columnOf(name)) : sql.ref(`${alias}.${columnOf(name)}`)
}

/** A record as the API gives it: `select … as "camelCase"`. */
export function selection(declaration: RecordDeclaration, alias: string): RawBuilder<unknown> {
  return sql.join(fieldNames(declaration).map((name) => sql`${column(name, alias)} as ${sql.id(name)}`))
}

const commonTypes: Readonly<Record<string, Field['type']>> = {
  id: 'ref',
  cityId: 'ref',
  scopeId: 'ref',
  version: 'integer',
  createdAt: 'datetime',
  createdBy: 'ref',
  updatedAt: 'datetime',
  updatedBy: 'ref',
  source: 'code',
  confidentiality: 'code',
  validFrom: 'datetime',
  validTo: 'datetime',
}

export function typeOf(declaration: RecordDeclaration, name: string): Field['type'] | undefined {
  return declaration.fields[name]?.type ?? commonTypes[name]
}

/** SQL type of a column. `schema.sql` and the declarations are held together by a test. */
export const sqlTypes: Readonly<Record<Field['type'], string>> = {
  text: 'text',
  bilingual: 'jsonb',
  boolean: 'boolean',
  number: 'double precision',
  integer: 'integer',
  date: 'date',
  datetime: 'timestamp with time zone',
  code: 'text',
  codes: 'text[]',
  ref: 'uuid',
  refs: 'uuid[]',
  json: 'jsonb',
}
