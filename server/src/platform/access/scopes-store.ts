import type { ScopeView } from '@citywide/model/platform/session'
import { Problem } from '@citywide/model/problem'
import type { Queryable } from '../postgres/pool.ts'

/** A scope with the ids of itself and of everything that lies in it: whose records count in it. */
export type WholeScope = ScopeView & { readonly inside: readonly string[] }

/** @param from name or alias of the scopes that are read */
const columns = (
  from: string,
) => `${from}.id, ${from}.code, ${from}.title, ${from}.kind, ${from}.parent_id as "parentId",
  ${from}.made_up as "madeUp",
  coalesce((select city.currency from scope city where city.id = ${from}.city_id), 'CNY') as currency`

/** Every scope, cities first. A part is judged at the moment of what it lies in, unless it has one of its own. */
export async function scopesOf(client: Queryable): Promise<ScopeView[]> {
  const { rows } = await client.query<ScopeView>(
    `with recursive judged as (
       select id, evaluated_at from scope where parent_id is null
       union all
       select s.id, coalesce(s.evaluated_at, j.evaluated_at) from scope s join judged j on s.parent_id = j.id)
     select ${columns('scope')}, j.evaluated_at as "evaluatedAt" from scope join judged j using (id)
      order by kind <> 'city', created_at`,
  )
  return rows
}

/** Every scope with what lies in it, cities first. */
export async function wholeScopesOf(client: Queryable): Promise<WholeScope[]> {
  const scopes = await scopesOf(client)
  const below = Map.groupBy(scopes, ({ parentId }) => parentId)
  const inside = (id: string): readonly string[] => [id, ...(below.get(id) ?? []).flatMap((part) => inside(part.id))]
  return scopes.map((scope) => ({ ...scope, inside: inside(scope.id) }))
}

/**
 * A scope by its code, with the ids of everything that lies in it; the first city when none is asked for.
 *
 * @throws Problem NO_SUCH_SCOPE, NO_CITY
 */
export async function scopeOf(client: Queryable, code: string | undefined): Promise<WholeScope> {
  const { rows } = await client.query<WholeScope>(
    `with recursive chosen as (
       select * from scope where case when $1::text is null then kind = 'city' else code = $1 end
        order by created_at limit 1),
     inside as (
       select id from chosen
       union
       select s.id from scope s join inside i on s.parent_id = i.id),
     above as (
       select parent_id, evaluated_at, 0 as steps from chosen
       union all
       select s.parent_id, s.evaluated_at, steps + 1 from scope s join above a on s.id = a.parent_id)
     select ${columns('chosen')}, (select array_agg(id) from inside) as inside,
       (select evaluated_at from above where evaluated_at is not null order by steps limit 1) as "evaluatedAt"
       from chosen`,
    [code ?? null],
  )
  const [scope] = rows
  if (!scope) throw code === undefined ? new Problem('NO_CITY') : new Problem('NO_SUCH_SCOPE', { code })
  return scope
}
