import type { Queryable } from '#platform/postgres/pool.ts'

/** Seconds that a process holds a source without saying so again. */
const LEASE = 15

/**
 * Takes or keeps the right to work for a source: of several processes one holds it, and another takes over when it is
 * let go or its time is up. By the clock of the database, which all of them share.
 *
 * @returns whether it is held now
 */
export async function holdSource(client: Queryable, source: string, holder: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update source_state set held_by = $2, held_until = now() + make_interval(secs => $3)
      where source_id = $1 and on_since is not null and (held_by is null or held_by = $2 or held_until < now())`,
    [source, holder, LEASE],
  )
  return rowCount === 1
}

/** Lets go at once, so that another process need not wait. */
export async function releaseSource(client: Queryable, source: string, holder: string): Promise<void> {
  await client.query(
    `update source_state set held_by = null, held_until = null where source_id = $1 and held_by = $2`,
    [source, holder],
  )
}

/** How the connection to the other side stands, for people. */
export async function noteConnection(
  client: Queryable,
  source: string,
  connection: 'connecting' | 'connected' | 'away' | null,
): Promise<void> {
  await client.query(
    `update source_state set connection = $2, connection_since = now()
      where source_id = $1 and connection is distinct from $2`,
    [source, connection],
  )
}

export async function positionOf(client: Queryable, source: string): Promise<unknown> {
  const { rows } = await client.query<{ position: unknown }>('select position from source_state where source_id = $1', [
    source,
  ])
  return rows[0]?.position ?? null
}

export async function keepPosition(client: Queryable, source: string, position: unknown): Promise<void> {
  await client.query(`update source_state set position = $2 where source_id = $1`, [source, JSON.stringify(position)])
}
