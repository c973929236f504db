import type { RowMapping } from '@citywide/model/observations/pull'
import { Unreadable } from './fault.ts'
import { Finds, type Found } from './found.ts'
import { type Occasion, rowReader } from './mapping.ts'

/**
 * Rows of named columns, as a database gives them.
 *
 * @throws Unreadable COLUMN_MISSING
 */
export function readTable(
  { columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] },
  mapping: RowMapping,
  occasion: Occasion,
): Found {
  const into = new Finds()
  const read = rowReader<readonly unknown[]>(mapping, occasion, columnIn(columns))
  for (const [index, row] of rows.entries()) read(row, index, into)
  return { rows: into.rows, read: rows.length, missing: into.missing, columns: columns.slice(0, 200) }
}

/** @throws Unreadable COLUMN_MISSING */
export function columnIn(columns: readonly string[]): (name: string) => (row: readonly unknown[]) => unknown {
  return (name) => {
    const at = columns.indexOf(name.trim())
    if (at < 0) throw new Unreadable('COLUMN_MISSING', name)
    return (row) => row[at]
  }
}
