import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { registers } from '../model/src/registers.ts'
import { columnOf } from '../model/src/record/names.ts'
import { commonColumns, sqlTypes } from '../server/src/platform/records/columns.ts'
import { freshDatabase } from '../server/src/platform/postgres/testing.ts'
import { generated } from './generated.ts'

const order = (a: readonly unknown[], b: readonly unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1)

test('schema.sql and openapi.json are what the sources make; `npm run generate` writes them anew', async () => {
  for (const { path, text } of await generated(await freshDatabase())) {
    expect([path, (await readFile(path, 'utf8')) === text]).toEqual([path, true])
  }
})

test('every register has the table of its declaration: the same columns, types and presence', async () => {
  const pool = await freshDatabase()
  const { rows } = await pool.query<{ table: string; column: string; type: string; required: boolean }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  )
  const tables = Map.groupBy(rows, ({ table }) => table)
  const common = new Set(commonColumns.map((name) => columnOf(name)))
  for (const { name, table, fields } of registers) {
    const declared = Object.entries(fields).map(([key, field]) => {
      const list = field.type === 'refs' || field.type === 'codes'
      return [columnOf(key), sqlTypes[field.type], field.required || list]
    })
    const found = (tables.get(table) ?? [])
      .filter(({ column }) => !common.has(column))
      .map(({ column, type, required }) => [column, type, required])
    expect([name, found.toSorted(order)]).toEqual([name, declared.toSorted(order)])
    expect((tables.get(table) ?? []).filter(({ column }) => common.has(column))).toHaveLength(common.size)
  }
})
