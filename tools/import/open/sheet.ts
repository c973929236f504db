/** One table of an open source on its way into a register, with everything said about its columns. */
import type { ColumnMapping } from '@citywide/model/platform/import'
import type { Text } from '@citywide/model/text'

/** A column is taken into a field, or left with a reason; there is no third. */
type Taken = Omit<ColumnMapping, 'column'>
type Left = { readonly left: Text }

export interface Sheet {
  /** Path of the register: `services`. */
  readonly register: string
  /** What the rows are, for the report. */
  readonly title: Text
  /** Heading → what becomes of it, in the order of the columns. */
  readonly columns: Readonly<Record<string, Taken | Left>>
  /** What holds for every row of this source though no column says it. */
  readonly constants?: Readonly<Record<string, { readonly value: string; readonly because: Text }>>
  /** Fields that tell which record a row means, so that a second run makes nothing twice. */
  readonly key: readonly string[]
  /** One object a row; a heading that is absent is an empty cell. */
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/** What a source holds beside its tables and no register takes. */
export interface Remainder {
  readonly what: Text
  readonly count: number
  readonly because: Text
}

/** A scope that the source speaks of; made when it is not there yet. */
export interface SourceScope {
  readonly code: string
  readonly title: Text
  readonly kind: 'city' | 'district'
  readonly parent?: SourceScope
  /** The moment at which data of the past are judged. */
  readonly evaluatedAt?: string
  /** Currency of its amounts; renminbi where nothing is said. */
  readonly currency?: string
  /** Whether it is an invented example: every page says so. */
  readonly madeUp?: boolean
}

export interface Source {
  readonly scope: SourceScope
  /** In this order: a later one may point to an earlier one. */
  readonly sheets: readonly Sheet[]
  readonly remainders?: readonly Remainder[]
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`

/** RFC 4180, UTF-8. */
export function csvOf({ columns, rows }: Sheet): string {
  const headings = Object.keys(columns)
  return line(headings) + rows.map((row) => line(headings.map((heading) => row[heading] ?? ''))).join('')
}

/** @throws Error when a row has something under a heading that the sheet says nothing about: nothing goes unnoticed */
export function demandColumns({ register, columns, rows }: Sheet): void {
  const unknown = new Set(rows.flatMap((row) => Object.keys(row).filter((heading) => !(heading in columns))))
  if (unknown.size > 0) {
    const names = [...unknown].join(', ')
    throw new Error(`${register}: columns that no mapping speaks of: ${names} · 对应表未说明的列：${names}`)
  }
}
