/** Reading the change log without losing what commits late. */
import type { Queryable } from '../postgres/pool.ts'

export interface Position {
  /** Transaction id (xid8 as text) and sequence number of the last row that was taken. */
  readonly tx: string
  readonly seq: number
}

export interface Change {
  readonly position: Position
  readonly table: string
  /** Null: one row stands for many of one statement. */
  readonly id: string | null
  readonly op: 'I' | 'U' | 'D'
  readonly fields: readonly string[] | null
  readonly old: Readonly<Record<string, unknown>> | null
  readonly new: Readonly<Record<string, unknown>> | null
  /** When it was written. */
  readonly at: string
}

interface Row {
  tx: string
  seq: number
  tbl: string
  row_id: string | null
  op: Change['op']
  fields: string[] | null
  old: Record<string, unknown> | null
  new: Record<string, unknown> | null
  at: string
}

/**
 * The changes after a position, oldest first. Only rows below the oldest running transaction are taken: sequence
 * numbers are handed out before commit, and a row that commits late would lie behind the reader for ever.
 *
 * @param tables of these alone; of all where it is left out
 */
// A bare `tx` in the order would mean the text that is given back, and "999" comes after "1000" there.
export async function changesAfter(
  client: Queryable,
  { tx, seq }: Position,
  limit = 1_000,
  tables?: readonly string[],
): Promise<Change[]> {
  const { rows } = await client.query<Row>(
    `select tx::text, seq, tbl, row_id, op, fields, old, new, at from change_log
      where tx < pg_snapshot_xmin(pg_current_snapshot()) and (tx, seq) > ($1::xid8, $2::bigint)
        ${tables === undefined ? '' : 'and tbl = any($4)'}
      order by change_log.tx, change_log.seq limit $3`,
    [tx, seq, limit, ...(tables === undefined ? [] : [tables])],
  )
  return rows.map((row) => ({
    position: { tx: row.tx, seq: row.seq },
    table: row.tbl,
    id: row.row_id,
    op: row.op,
    fields: row.fields,
    old: row.old,
    new: row.new,
    at: row.at,
  }))
}

/** The end of the log as a reader may see it now: where one that cares for the future only begins. */
export async function endOfChanges(client: Queryable): Promise<Position> {
  const { rows } = await client.query<{ tx: string; seq: number }>(
    `select tx::text, seq from change_log where tx < pg_snapshot_xmin(pg_current_snapshot())
      order by change_log.tx desc, change_log.seq desc limit 1`,
  )
  return rows[0] ?? { tx: '0', seq: 0 }
}

/** Drops what nobody resumes from; what has yet to become events of the outbox stays. */
export async function pruneChanges(client: Queryable, days: number): Promise<number> {
  const { rowCount } = await client.query(
    `delete from change_log where at < now() - make_interval(days => $1)
       and not exists (select from outbox_position p where (change_log.tx, change_log.seq) > (p.tx, p.seq))`,
    [days],
  )
  return rowCount ?? 0
}
