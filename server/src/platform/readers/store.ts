import type { Text } from '@citywide/model/text'
import type { Role } from '../access/grants.ts'
import type { Queryable } from '../postgres/pool.ts'

export interface Holder {
  readonly id: string
  readonly name: Text
  readonly kind: 'person' | 'program'
  readonly roles: readonly Role[]
  readonly personId: string | null
  readonly subject: string | null
  readonly departments: readonly string[]
  readonly scopeIds: readonly string[] | null
}

/** Accounts that are open and hold a role, with what the rights ask of them. Citizens are no officials and stay unnamed. */
export async function holdersOf(client: Queryable): Promise<Holder[]> {
  const { rows } = await client.query<Holder>(
    `with recursive below as (
       select id as top, id from organization
       union select b.top, o.id from organization o join below b on o.parent_id = b.id),
     inside as (
       select id as top, id from scope
       union select i.top, s.id from scope s join inside i on s.parent_id = i.id)
     select a.id, a.name, a.kind, roles_of(a.id) as roles, a.person_id as "personId", a.subject,
       coalesce((select array_agg(b.id) from below b where b.top = a.organization_id), '{}') as departments,
       case when a.scope_ids is null then null
         else (select array_agg(i.id) from inside i where i.top = any (a.scope_ids)) end as "scopeIds"
       from account a
      where a.disabled_at is null and a.subject is null and cardinality(roles_of(a.id)) > 0
      order by a.kind, a.name ->> 'zh', a.id limit 20000`,
  )
  return rows
}

export async function departmentNames(
  client: Queryable,
  ids: readonly string[],
): Promise<{ id: string; name: Partial<Text> }[]> {
  const { rows } = await client.query<{ id: string; name: Partial<Text> }>(
    'select id, name from organization where id = any($1)',
    [ids],
  )
  return rows
}
