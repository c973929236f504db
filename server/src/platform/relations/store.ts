import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { column } from '../records/columns.ts'

/** A field that may point to a noun. */
export interface Inverse {
  readonly declaration: RecordDeclaration
  readonly field: string
  /** The field holds a list of ids. */
  readonly several: boolean
}

export interface InverseCount {
  readonly inverse: Inverse
  /** No more than was asked for. */
  readonly count: number
  /** The newest few; where there are more than were counted, some of them. */
  readonly ids: readonly string[]
}

/**
 * How many records point to one, per field, in one statement; fields that nobody uses are left out. Each count ends at
 * `most`, so that a record with half a million others costs no more than one with a thousand.
 */
export async function countInverses(
  client: Queryable,
  inverses: readonly Inverse[],
  id: string,
  { most, few }: { readonly most: number; readonly few: number },
): Promise<InverseCount[]> {
  if (inverses.length === 0) return []
  const parts = inverses.map(({ declaration, field, several }, index) => {
    const table = sql.table(declaration.table)
    const points = several ? sql`${column(field, 'r')} @> array[${id}::uuid]` : sql`${column(field, 'r')} = ${id}::uuid`
    return sql`select ${sql.lit(index)} as place,
      array(select r.id from ${table} r where ${points} limit ${sql.lit(most)}) as ids`
  })
  // Ids grow with time, so the greatest are the newest.
  const rows = await rowsOf<{ place: number; count: number; ids: string[] }>(
    client,
    sql`select place, cardinality(ids) as count,
        array(select one from unnest(ids) one order by one desc limit ${sql.lit(few)}) as ids
      from (${joined(parts)}) found where cardinality(ids) > 0 order by place`,
  )
  return rows.flatMap(({ place, ...found }) => {
    const inverse = inverses[place]
    return inverse ? [{ inverse, ...found }] : []
  })
}

function joined(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join([...parts], sql` union all `)
}
