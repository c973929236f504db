/** How far the outbox has read the change log, and whose eyes its records are for. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Position } from '../events/changes.ts'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'

/** How far the log was turned into events. */
export async function outboxPosition(client: Queryable): Promise<Position> {
  const { rows } = await client.query<Position>('select tx::text, seq from outbox_position')
  return rows[0] ?? { tx: '0', seq: 0 }
}

/**
 * Moves on from where it was read, holding the place until the transaction ends: of two processes that read the same
 * changes only one makes events of them.
 */
export async function moveOn(client: PoolClient, from: Position, to: Position): Promise<boolean> {
  const { rowCount } = await client.query(
    `update outbox_position set tx = $3::xid8, seq = $4 where tx = $1::xid8 and seq = $2`,
    [from.tx, from.seq, to.tx, to.seq],
  )
  return rowCount === 1
}

/** Which of these records there are for who asks; one that is gone is judged by its last version. */
export async function visibleRecords(
  client: Queryable,
  { table, name }: RecordDeclaration,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    client,
    sql`select id from ${sql.table(table)} where id = any(${ids})
        union select id from record_version where noun = ${name} and id = any(${ids}) and op = 'D'`,
  )
  return new Set(rows.map(({ id }) => id))
}
