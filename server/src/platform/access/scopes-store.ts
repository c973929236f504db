import type { ScopeView } from '@citywide/model/assurance/cockpit'
import { Problem } from '@citywide/model/problem'
import type { Queryable } from '../postgres/pool.ts'

const columns = `id, code, title, kind, evaluated_at as "evaluatedAt", made_up as "madeUp"`

/** Every scope, cities first. */
export async function scopesOf(client: Queryable): Promise<ScopeView[]> {
  const { rows } = await client.query<ScopeView>(`select ${columns} from scope order by kind <> 'city', created_at`)
  return rows
}

/**
 * A scope by its code, with the ids of everything that lies in it; the first city when none is asked for.
 *
 * @throws Problem NO_SUCH_SCOPE, NO_CITY
 */
export async function scopeOf(
  client: Queryable,
  code: string | undefined,
): Promise<ScopeView & { inside: readonly string[] }> {
  const { rows } = await client.query<ScopeView & { inside: string[] }>(
    `with recursive chosen as (
       select * from scope where case when $1::text is null then kind = 'city' else code = $1 end
        order by created_at limit 1),
     inside as (
       select id from chosen
       union
       select s.id from scope s join inside i on s.parent_id = i.id)
     select ${columns}, (select array_agg(id) from inside) as inside from chosen`,
    [code ?? null],
  )
  const [scope] = rows
  if (!scope) throw code === undefined ? new Problem('NO_CITY') : new Problem('NO_SUCH_SCOPE', { code })
  return scope
}
