import type { Queryable } from '../postgres/pool.ts'

/** Accounts that run the installation now. */
export async function administrators(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from account where disabled_at is null and 'sysadmin' = any (roles_of(id))`,
  )
  return rows.map(({ id }) => id)
}
