/** Accounts that hear of alerts. */
import type { Role } from '@citywide/model/platform/role'
import type { Queryable } from '#platform/postgres/pool.ts'

/** People who hold a role now and whose scopes, where they are limited, hold this one. */
export async function peopleInRole(client: Queryable, role: Role, scopeId: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with recursive above as (
       select id, parent_id from scope where id = $2
       union all
       select s.id, s.parent_id from scope s join above a on s.id = a.parent_id)
     select id from account
      where disabled_at is null and kind = 'person' and $1 = any (roles_of(id))
        and (scope_ids is null or scope_ids && (select array_agg(id) from above))
      order by id limit 500`,
    [role, scopeId],
  )
  return rows.map(({ id }) => id)
}

/** Heads and duty officers of an organization: who has to know that it was asked to act. */
export async function peopleOfTeam(client: Queryable, organizationId: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from account where disabled_at is null and kind = 'person' and organization_id = $1
        and roles_of(id) && array['duty_officer', 'department_head', 'infrastructure_lead']
      order by id limit 500`,
    [organizationId],
  )
  return rows.map(({ id }) => id)
}

/** Whether a person, and not the platform, wrote an alert after a version of it. */
export async function personWroteSince(client: Queryable, alertId: string, version: number): Promise<boolean> {
  const { rows } = await client.query<{ wrote: boolean }>(
    `select exists (select from record_version
       where noun = 'Alert' and id = $1 and version > $2 and actor is not null) as wrote`,
    [alertId, version],
  )
  return rows[0]?.wrote ?? false
}
