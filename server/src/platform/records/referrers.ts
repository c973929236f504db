/** Who points to a record: what must be gone before it may go. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'

/** A row that points to a record, by its table. */
interface Referrer {
  readonly table: string
  readonly id: string | null
}

/**
 * The records of a batch that something outside the batch holds by a foreign key, with the first that does. A record
 * of the batch that must stay holds those it points to itself.
 */
export async function referredTo(
  client: PoolClient,
  declaration: RecordDeclaration,
  ids: readonly string[],
): Promise<Map<string, Referrer>> {
  const held = new Map<string, Referrer>()
  if (ids.length === 0) return held
  const keys = await foreignKeysTo(client, declaration.table)
  for (let grown = true; grown;) {
    grown = false
    const going = ids.filter((id) => !held.has(id))
    for (const { table, key, identified } of keys) {
      const own = table === declaration.table
      const rows = await rowsOf<{ target: string; id: string | null }>(
        client,
        sql`select distinct on (f.target) f.target, f.id from (
              select ${sql.ref(key)} as target, ${identified ? sql`id` : sql`null::uuid`} as id from ${sql.table(table)}
              where ${sql.ref(key)} = any(${going})) f
            ${own ? sql`where f.id <> all(${going})` : sql``} order by f.target, f.id`,
      )
      for (const { target, id } of rows) {
        grown ||= !held.has(target)
        held.set(target, held.get(target) ?? { table, id })
      }
    }
  }
  return held
}

interface ForeignKey {
  readonly table: string
  readonly key: string
  /** Whether its rows have an id of their own. */
  readonly identified: boolean
}

function foreignKeysTo(client: PoolClient, table: string): Promise<ForeignKey[]> {
  return rowsOf<ForeignKey & Record<string, unknown>>(
    client,
    sql`select c.relname as table, a.attname as key,
          exists (select 1 from pg_attribute i where i.attrelid = f.conrelid and i.attname = 'id'
                    and i.atttypid = 'uuid'::regtype) as identified
        from pg_constraint f
        join pg_class c on c.oid = f.conrelid
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
        where f.contype = 'f' and f.confrelid = ${table}::regclass and array_length(f.conkey, 1) = 1
          and f.confdeltype in ('a', 'r') and f.conparentid = 0 and a.attname not in ('city_id')
          and has_table_privilege(c.oid, 'select')
        order by 1, 2`,
  )
}
