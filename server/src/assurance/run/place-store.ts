import type { Change } from '#platform/events/changes.ts'
import type { Queryable } from '#platform/postgres/pool.ts'
import { identifier } from '../sql/quote.ts'
import type { PlacedChange } from './touched.ts'

/** Finds the scope of each changed record: in the log where it stands there, else in its table. */
export async function placed(
  client: Queryable,
  tables: ReadonlySet<string>,
  changes: readonly Change[],
): Promise<readonly PlacedChange[]> {
  const wanted = new Map<string, Set<string>>()
  for (const change of changes) {
    if (change.id === null || !tables.has(change.table) || noted(change) !== undefined) continue
    wanted.set(change.table, (wanted.get(change.table) ?? new Set()).add(change.id))
  }
  const scopes = new Map<string, string>()
  for (const [table, ids] of wanted) {
    const { rows } = await client.query<{ id: string; scopeId: string }>(
      `select id, scope_id as "scopeId" from ${identifier(table)} where id = any($1)`,
      [[...ids]],
    )
    for (const { id, scopeId } of rows) scopes.set(id, scopeId)
  }
  return changes.map((change) => ({ change, scopeId: noted(change) ?? scopes.get(change.id ?? '') }))
}

/** A record that changed its scope concerns both: then none is named, and all are looked at. */
function noted({ op, fields, old, new: now }: Change): string | undefined {
  if (op === 'U' && fields?.includes('scope_id')) return undefined
  const scope = now?.['scope_id'] ?? old?.['scope_id']
  return typeof scope === 'string' ? scope : undefined
}
