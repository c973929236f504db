import type { Queryable } from '#platform/postgres/pool.ts'

/** A message of a buffer. */
export interface BufferPosition {
  readonly stream: string
  /** Number of the message, from 1 on. */
  readonly sequence: number
}

/** Key of the lock by which one process of many drains the buffer. */
const LOCK = 37_109

/** The statement that notes how far a stream has been read; it never goes back. */
export function positionKept(stream: string, sequence: string): string {
  return `insert into ingest_position as p (stream, sequence) values (${stream}, ${sequence})
    on conflict (stream) do update set sequence = greatest(p.sequence, excluded.sequence)`
}

export async function keepPosition(client: Queryable, { stream, sequence }: BufferPosition): Promise<void> {
  await client.query(positionKept('$1', '$2'), [stream, sequence])
}

/** Number of the last message of a stream that the database has, 0 before the first. */
export async function sequenceOf(client: Queryable, stream: string): Promise<number> {
  const { rows } = await client.query<{ sequence: number }>(`select sequence from ingest_position where stream = $1`, [
    stream,
  ])
  return rows[0]?.sequence ?? 0
}

/** @returns whether this connection is now the one that drains, for as long as it lasts */
export async function holdsBuffer(client: Queryable, stream: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock($1, hashtext($2)) as held`, [
    LOCK,
    stream,
  ])
  return rows[0]?.held ?? false
}

/** Keeps a message aside that could not be stored, with the code of the problem. */
export async function keepUnstored(
  client: Queryable,
  { stream, sequence, message, reason }: BufferPosition & { readonly message: Uint8Array; readonly reason: string },
): Promise<void> {
  await client.query(
    `insert into ingest_unstored (stream, sequence, message, reason) values ($1, $2, $3, $4) on conflict do nothing`,
    [stream, sequence, message, reason],
  )
}
