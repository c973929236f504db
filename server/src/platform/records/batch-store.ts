/** Rows of one register, written many at a time. */
import { Problem } from '@citywide/model/problem'
import { columnOf } from '@citywide/model/record/names'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { type PoolClient, sqlState } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { column, sqlTypes, typeOf } from './columns.ts'
import type { Writer } from './stored.ts'

type Row = Readonly<Record<string, unknown>>

/** Inserts rows; those whose key is taken are answered with that problem, by id, and the others stand. */
export async function inserted(
  client: PoolClient,
  declaration: RecordDeclaration,
  rows: readonly Row[],
): Promise<Map<string, Problem>> {
  const refused = new Map<string, Problem>()
  // A column that is not named takes its default, so rows that name the same columns go together.
  for (const [, group] of Map.groupBy(rows, (row) => Object.keys(row).toSorted().join())) {
    const names = Object.keys(group[0] ?? {})
    const columns = sql.join(names.map((name) => column(name)))
    const write = (part: readonly Row[]) =>
      sql`insert into ${sql.table(declaration.table)} (${columns}) select ${columns} from ${rowsAs(declaration, names, part)}`
    await eachThatFits(client, group, write, refused)
  }
  return refused
}

/** Writes the named columns of rows that are held already; those whose key is taken are answered, by id. */
export async function updated(
  client: PoolClient,
  declaration: RecordDeclaration,
  names: readonly string[],
  rows: readonly Row[],
  author: Writer,
): Promise<Map<string, Problem>> {
  const refused = new Map<string, Problem>()
  const sets = [
    ...names.map((name) => sql`${column(name)} = ${column(name, 'r')}`),
    sql`version = version + 1`,
    sql`updated_at = now()`,
    sql`updated_by = ${author.personId}`,
  ]
  const write = (part: readonly Row[]) =>
    sql`update ${sql.table(declaration.table)} t set ${sql.join(sets)}
        from ${rowsAs(declaration, ['id', ...names], part)} where t.id = r.id`
  await eachThatFits(client, rows, write, refused)
  return refused
}

export async function deleted(
  client: PoolClient,
  declaration: RecordDeclaration,
  ids: readonly string[],
): Promise<void> {
  await rowsOf(client, sql`delete from ${sql.table(declaration.table)} where id = any(${ids})`)
}

/** Rows as one parameter: `jsonb_to_recordset(…) as r (name type, …)`. */
function rowsAs(declaration: RecordDeclaration, names: readonly string[], rows: readonly Row[]): RawBuilder<unknown> {
  const columns = names.map((name) => {
    const type = typeOf(declaration, name)
    return sql`${column(name)} ${sql.raw(type === undefined ? 'text' : sqlTypes[type])}`
  })
  const plain = rows.map((row) => Object.fromEntries(names.map((name) => [columnOf(name), row[name] ?? null])))
  return sql`jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) as r (${sql.join(columns)})`
}

/** What one row can be refused for while the others stand: its key is taken, or the rights do not reach it. */
const oneRow: Readonly<Record<string, 'TAKEN' | 'FORBIDDEN'>> = { 23505: 'TAKEN', 42501: 'FORBIDDEN' }

/** Writes all at once; when one is refused, halves until the row is found that is in the way. */
async function eachThatFits(
  client: PoolClient,
  rows: readonly Row[],
  write: (rows: readonly Row[]) => RawBuilder<unknown>,
  refused: Map<string, Problem>,
  whole = true,
): Promise<void> {
  if (rows.length === 0) return
  // One row alone fails as a whole: its error says the same and saves two trips.
  if (whole && rows.length === 1) {
    await rowsOf(client, write(rows))
    return
  }
  await client.query('savepoint batch')
  try {
    await rowsOf(client, write(rows))
    await client.query('release savepoint batch')
    return
  } catch (error) {
    const code = oneRow[sqlState(error) ?? '']
    if (code === undefined) throw error
    await client.query('rollback to savepoint batch')
    if (rows.length === 1) {
      refused.set(String(rows[0]?.['id']), new Problem(code, {}, { cause: error }))
      return
    }
  }
  const half = rows.length >> 1
  await eachThatFits(client, rows.slice(0, half), write, refused, false)
  await eachThatFits(client, rows.slice(half), write, refused, false)
}
