import type { Queryable } from '#platform/postgres/pool.ts'
import { posts } from './owner.ts'

export interface Holder {
  readonly id: string
  readonly name: string
}

/**
 * Role of the catalogue → the person who holds it in a scope on a day, by the register of role assignments: one named
 * for the scope before one named for its city, one for the whole programme before one for a part of it, the latest first.
 *
 * @param day `YYYY-MM-DD`
 */
export async function holdersOf(client: Queryable, scopeId: string, day: string): Promise<ReadonlyMap<string, Holder>> {
  const wanted = Object.entries(posts).flatMap(([role, codes]) => codes.map((post, order) => ({ role, post, order })))
  const { rows } = await client.query<Holder & { role: string }>(
    `select distinct on (w.role) w.role, p.id, p.name
       from jsonb_to_recordset($1::jsonb) as w(role text, post text, "order" int)
       join role_assignment r on r.role = w.post
       join person p on p.id = r.person_id
      where p.active and r.started_at <= $3::date and (r.ended_at is null or r.ended_at >= $3::date)
        and r.scope_id in (select unnest(array[s.id, s.city_id]) from scope s where s.id = $2)
      order by w.role, (r.scope_id = $2) desc, w."order", (r.scope_type = 'programme') desc, r.started_at desc, r.id`,
    [JSON.stringify(wanted), scopeId, day],
  )
  return new Map(rows.map(({ role, ...holder }) => [role, holder]))
}

/** An account that may be told of findings in a scope. */
export interface Listener {
  readonly id: string
  readonly personId: string | null
  readonly roles: readonly string[]
}

/**
 * Who is at home in a scope. A city is that of all accounts without limits; a part of it, whose records the city counts
 * as well, that of accounts which are limited to it or to what it lies in.
 */
export async function listenersOf(client: Queryable, scopeId: string): Promise<readonly Listener[]> {
  const { rows } = await client.query<Listener>(
    `with recursive above as (
       select id, parent_id, kind from scope where id = $1
       union all
       select s.id, s.parent_id, s.kind from scope s join above a on s.id = a.parent_id),
     home as (select array_agg(id) as ids, (select kind = 'city' from scope where id = $1) as city
                from above where id = $1 or kind <> 'city')
     select a.id, a.person_id as "personId", roles_of(a.id) as roles
       from account a, home
      where a.disabled_at is null and a.kind = 'person'
        and (a.scope_ids && home.ids or (home.city and a.scope_ids is null))`,
    [scopeId],
  )
  return rows
}
