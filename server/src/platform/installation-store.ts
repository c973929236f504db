import type { Queryable } from './postgres/pool.ts'

/** Whether something that is done once per installation was done, all of it. */
export async function installed(client: Queryable, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from installation where name = $1', [name])
  return rowCount === 1
}

export async function markInstalled(client: Queryable, name: string): Promise<void> {
  await client.query(`insert into installation (name, value) values ($1, 'true') on conflict do nothing`, [name])
}
