import type { Queryable } from '#platform/postgres/pool.ts'

/** Ids of the alerts that were merged into any of these. */
export async function followersOfAll(client: Queryable, ids: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from alert where merged_into_id = any($1) order by id',
    [ids],
  )
  return rows.map((row) => row.id)
}
