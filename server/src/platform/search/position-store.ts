import type { Position } from '../events/changes.ts'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { GRAMMAR } from './entries.ts'

/** One process follows at a time. @returns whether it is ours to do until the end of the transaction */
export async function takeTurn(client: PoolClient): Promise<boolean> {
  // Records are taken in the order of their ids and their entries looked up one by one: while the entries grow from
  // nothing to millions, the planner's idea of them is always old, and any other way reads them all for every chunk.
  await client.query(
    `select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
       set_config('enable_mergejoin', 'off', true), set_config('enable_sort', 'off', true)`,
  )
  const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_xact_lock(37106, 6) as ours')
  return rows[0]?.ours ?? false
}

/** How far the log was followed; undefined when never, by another grammar, or so long ago that the log may be cut off. */
export async function positionOf(client: Queryable): Promise<Position | undefined> {
  const { rows } = await client.query<Position>(
    `select tx::text, seq from search_position where grammar = $1 and at > now() - interval '6 days'`,
    [GRAMMAR],
  )
  return rows[0]
}

export async function keepPosition(client: Queryable, { tx, seq }: Position): Promise<void> {
  await client.query(
    `insert into search_position (tx, seq, grammar) values ($1::xid8, $2, $3)
     on conflict (one) do update set tx = excluded.tx, seq = excluded.seq, grammar = excluded.grammar, at = now()
       where (search_position.tx, search_position.seq, search_position.grammar) <> (excluded.tx, excluded.seq, excluded.grammar)
          or search_position.at < now() - interval '1 hour'`,
    [tx, seq, GRAMMAR],
  )
}

/** A register that is to be gone through as a whole, and the id that this has come to. */
export interface Due {
  readonly noun: string
  readonly past: string | null
}

/** Puts registers on the list, from their beginning. */
export async function markDue(client: Queryable, nouns: readonly string[]): Promise<void> {
  await client.query(
    `insert into search_due (noun) select unnest($1::text[]) on conflict (noun) do update set past = null`,
    [nouns],
  )
}

export async function nextDue(client: Queryable): Promise<Due | undefined> {
  const { rows } = await client.query<Due>('select noun, past from search_due order by past is null, noun limit 1')
  return rows[0]
}

/** @param past undefined: the register is done */
export async function keepDue(client: Queryable, noun: string, past: string | undefined): Promise<void> {
  if (past === undefined) await client.query('delete from search_due where noun = $1', [noun])
  else await client.query('update search_due set past = $2 where noun = $1', [noun, past])
}

/** The latest rows of the log that lie above a running transaction, and so are not yet for the position. */
export async function early(
  client: Queryable,
  above: number,
  limit: number,
): Promise<{ seq: number; tbl: string; id: string }[]> {
  const { rows } = await client.query<{ seq: number; tbl: string; id: string }>(
    `select seq, tbl, row_id as id from change_log
      where seq > $1 and tx >= pg_snapshot_xmin(pg_current_snapshot()) and row_id is not null order by seq limit $2`,
    [above, limit],
  )
  return rows
}
