import type { Position } from '#platform/events/changes.ts'
import type { QueryResult } from 'pg'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { literal } from '../sql/quote.ts'

/** Scopes that are judged alike: cities at once, their parts behind them. */
export type Rank = 'cities' | 'parts'

/** Cities first: what a large tree of parts takes must not keep a city waiting. */
export type Reader = 'evidence' | 'evidence-parts'

export const readers: Readonly<Record<Rank, Reader>> = { cities: 'evidence', parts: 'evidence-parts' }

// A run may take longer than an idle transaction of a request. Its commit need not wait for the disk: the position is part
// of it, so a run that a crash took away is done once more.
const taking = `select set_config('idle_in_transaction_session_timeout', '0', true),
  set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(37106, 2)`

/** One evaluator at a time, in all processes: a run that began later must not be overtaken by an older snapshot. */
export async function takeTurn(client: PoolClient): Promise<void> {
  await client.query(taking)
}

/** The same, and where the position stands then: two statements on one way, since the lock comes before the look. */
export async function takeTurnAt(client: PoolClient, reader: Reader): Promise<Position | undefined> {
  const position = `select tx::text, seq from evidence_position where reader = ${literal(reader)}`
  const answers = (await client.query(`${taking}; ${position}`)) as unknown as readonly QueryResult<Position>[]
  return answers[1]?.rows[0]
}

/** How far the change log was read; undefined when never. */
export async function positionOf(client: Queryable, reader: Reader): Promise<Position | undefined> {
  const { rows } = await client.query<Position>('select tx::text, seq from evidence_position where reader = $1', [
    reader,
  ])
  return rows[0]
}

export async function keepPosition(client: Queryable, reader: Reader, { tx, seq }: Position): Promise<void> {
  await client.query(
    `insert into evidence_position (reader, tx, seq) values ($1, $2::xid8, $3)
     on conflict (reader) do update set tx = excluded.tx, seq = excluded.seq`,
    [reader, tx, seq],
  )
}

/**
 * Moves a position on without a turn, past changes that concern no rule.
 *
 * @returns false where somebody else moved it meanwhile
 */
export async function movePosition(
  client: Queryable,
  reader: Reader,
  { from, to }: { readonly from: Position; readonly to: Position },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `with quick as (select set_config('synchronous_commit', 'off', true))
     update evidence_position set tx = $4::xid8, seq = $5 from quick
      where reader = $1 and tx = $2::xid8 and seq = $3`,
    [reader, from.tx, from.seq, to.tx, to.seq],
  )
  return rowCount === 1
}
