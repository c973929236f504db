import type { Holding } from '@citywide/model/platform/role-grant'
import type { Queryable } from '../postgres/pool.ts'

/** Who holds what now: one line for each role of each account that can sign in. */
export async function holdings(client: Queryable): Promise<Holding[]> {
  const { rows } = await client.query<Holding>(
    `select g.id, g.role, a.id as "accountId", a.login, a.name, a.kind, o.name as organization, g.reason,
        g.granted_at as "grantedAt", b.name as "grantedBy", g.approved_at as "approvedAt", p.name as "approvedBy",
        g.expires_at as "expiresAt"
       from account_role g join account a on a.id = g.account_id
       left join organization o on o.id = a.organization_id
       left join account b on b.id = g.granted_by left join account p on p.id = g.approved_by
      where g.approved_at is not null and g.ended_at is null and g.expires_at > now() and a.disabled_at is null
      order by g.role, a.login collate "C" limit 20000`,
  )
  return rows
}
