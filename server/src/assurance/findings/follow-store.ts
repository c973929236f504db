import type { FindingFollow } from '@citywide/model/assurance/finding-follow'
import type { Queryable } from '#platform/postgres/pool.ts'
import type { StoredFollow } from './notice-store.ts'

/** @param roles those whose follows are named too; null: of every role */
export async function followsFor(
  client: Queryable,
  accountId: string,
  roles: readonly string[] | null,
): Promise<Omit<FindingFollow, 'mayEnd'>[]> {
  const { rows } = await client.query<Omit<FindingFollow, 'mayEnd'>>(
    `select f.id, f.role, s.code as scope, f.component, f.severity, f.class, f.channel
       from finding_follow f left join scope s on s.id = f.scope_id
      where f.account_id = $1 or (f.role is not null and ($2::text[] is null or f.role = any($2)))
      order by f.id`,
    [accountId, roles],
  )
  return rows
}

export async function keepFollow(client: Queryable, follow: StoredFollow): Promise<void> {
  await client.query(
    `insert into finding_follow (id, account_id, role, scope_id, component, severity, class, channel)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      follow.id,
      follow.accountId,
      follow.role,
      follow.scopeId,
      follow.component,
      follow.severity,
      follow.class,
      follow.channel,
    ],
  )
}

/** @returns whether there was one that is for this account to end */
export async function endFollow(
  client: Queryable,
  id: string,
  { accountId, alsoRoles }: { readonly accountId: string; readonly alsoRoles: boolean },
): Promise<boolean> {
  const { rowCount } = await client.query(
    'delete from finding_follow where id = $1 and (account_id = $2 or ($3 and role is not null))',
    [id, accountId, alsoRoles],
  )
  return rowCount === 1
}
