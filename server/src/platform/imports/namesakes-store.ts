import { displayField } from '@citywide/model/record/display'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'
import { column, sqlTypes } from '../records/columns.ts'

/**
 * New rows whose content is that of a record which is there already. Told by one join over the whole file: what the
 * record is called (or else its first required field) leads to the candidates, every other field is compared.
 */
export async function namesakes(
  client: PoolClient,
  declaration: RecordDeclaration,
  importId: string,
): Promise<number[]> {
  const fields = Object.entries(declaration.fields).filter(([, { derived, type }]) => !derived && type !== 'json')
  const anchor = displayField(declaration) ?? fields.find(([, { required }]) => required)?.[0]
  if (anchor === undefined) return []
  const same = fields.map(([name, { type }]) =>
    type === 'datetime' || type === 'number'
      ? // Written differently, said the same.
        sql`(o."values" ->> ${sql.lit(name)})::${sql.raw(sqlTypes[type])} is not distinct from ${column(name, 'r')}`
      : sql`coalesce(nullif(o."values" -> ${sql.lit(name)}, 'null'), ${type === 'refs' || type === 'codes' ? sql`'[]'` : sql`null`})
          is not distinct from to_jsonb(${column(name, 'r')})`,
  )
  const rows = await rowsOf<{ row: number }>(
    client,
    sql`select distinct o."row" from import_outcome o
        join ${sql.table(declaration.table)} r on to_jsonb(${column(anchor, 'r')}) = o."values" -> ${sql.lit(anchor)}
        where o.import_id = ${importId} and o.outcome = 'new'
          and (o."values" ->> 'scopeId')::uuid is not distinct from r.scope_id and ${sql.join(same, sql` and `)}
        order by 1`,
  )
  return rows.map(({ row }) => row)
}
