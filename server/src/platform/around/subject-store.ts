import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'

export async function recordStands(client: Queryable, { table }: RecordDeclaration, id: string): Promise<boolean> {
  const rows = await rowsOf(client, sql`select 1 from ${sql.table(table)} where id = ${id}`)
  return rows.length > 0
}

/** Tells open pages that something around a record, or in an inbox, is another: `comments <record>`, `inbox <account>`. */
export async function tellAround(client: Queryable, what: string): Promise<void> {
  await client.query(`select pg_notify('around', $1)`, [JSON.stringify({ what })])
}
