/** What stands in a file that came in: the values of a column, the rows that were refused. */
import type { Queryable } from '../postgres/pool.ts'
import { type Cell, textOf } from './table.ts'

/** Different values of a column that are told; with more, a column is no list of words. */
export const MOST_VALUES = 300

export interface ColumnValue {
  readonly value: string
  readonly rows: number
}

/**
 * The different values of a column, the most frequent first.
 *
 * @param at place of the column, from 0
 */
export async function valuesOfColumn(client: Queryable, id: string, at: number): Promise<ColumnValue[]> {
  // A NUL cannot become text; its row is refused in any case.
  const { rows } = await client.query<ColumnValue>(
    `select trim(cells ->> $2::int) as value, count(*) as rows from import_row
     where import_id = $1 and cells::text not like '%\\u0000%' and trim(cells ->> $2::int) <> ''
     group by 1 order by 2 desc, 1 limit $3`,
    [id, at, MOST_VALUES + 1],
  )
  return rows
}

/** Cells of the refused rows, behind a row, in the order of the file. */
export async function refusedRows(
  client: Queryable,
  id: string,
  after: number,
  limit: number,
): Promise<{ readonly row: number; readonly cells: readonly string[] }[]> {
  const { rows } = await client.query<{ row: number; cells: Cell[] }>(
    `select r."row", r.cells from import_row r join import_outcome o using (import_id, "row")
     where r.import_id = $1 and o.outcome = 'refused' and r."row" > $2 order by r."row" limit $3`,
    [id, after, limit],
  )
  return rows.map(({ row, cells }) => ({ row, cells: cells.map(textOf) }))
}
