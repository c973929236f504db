/** A file that came in becomes an import: its rows are kept, its columns described, a mapping is proposed. */
import { randomUUIDv7 } from 'node:crypto'
import type { ImportFile } from '@citywide/model/platform/import'
import { proposeMapping } from '@citywide/model/platform/import-target'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient } from '../postgres/pool.ts'
import { type CsvOptions, openCsv } from './csv.ts'
import { addImport, addRows } from './import-store.ts'
import { sourceFor } from './source-store.ts'
import type { Spooled } from './spool.ts'
import {
  type Cell,
  columnWatch,
  headingsOf,
  isEmpty,
  MOST_COLUMNS,
  type SourceRow,
  type SourceTable,
  textOf,
} from './table.ts'
import { openApart } from './table-apart.ts'
import { openXlsx } from './xlsx/open.ts'

interface FileOptions extends CsvOptions {
  readonly name: string
  readonly format: ImportFile['format']
  readonly sheet?: string | undefined
  /** Row that holds the headings, from 1; default: the first that is not empty. */
  readonly headingRow?: number | undefined
}

export interface Arrival {
  readonly file: Spooled
  readonly options: FileOptions
  readonly declaration: RecordDeclaration
  readonly scopeId: string
  readonly accountId: string
}

const SOME = 1_000

/**
 * @returns the id of the import
 * @throws Problem IMPORT_UNREADABLE, IMPORT_QUOTES, IMPORT_EMPTY, IMPORT_TOO_WIDE, IMPORT_SHEET, IMPORT_BOMB
 */
export async function receiveFile(client: PoolClient, arrival: Arrival): Promise<string> {
  const { file, options, declaration } = arrival
  const id = randomUUIDv7()
  const table = await openTable(file, options)
  const { headings, columns, rows, emptyRows, headingRow } = await keepRows(client, id, table, options.headingRow)
  const source = await sourceFor(client, declaration.name, headings)
  const { bytes, sha256 } = file
  await addImport(client, {
    id,
    noun: declaration.name,
    scopeId: arrival.scopeId,
    accountId: arrival.accountId,
    file: { ...table.about, name: options.name, bytes, sha256, headingRow, emptyRows },
    columns,
    rows,
    mapping: source?.mapping ?? proposeMapping(declaration, columns),
    sourceId: source?.id ?? null,
  })
  return id
}

/** Bytes up to which a file is read here; a workbook unpacks to twenty times its size. */
const HERE = { csv: 8 * 1024 * 1024, xlsx: 512 * 1024 } as const

function openTable({ path, bytes }: Spooled, options: FileOptions): Promise<SourceTable> {
  const { format, sheet, delimiter, encoding } = options
  if (bytes > HERE[format]) return openApart({ path, format, sheet, csv: { delimiter, encoding } })
  return format === 'csv' ? openCsv(path, options) : openXlsx(path, sheet)
}

async function keepRows(client: PoolClient, id: string, table: SourceTable, asked: number | undefined) {
  const head = await headOf(table.rows[Symbol.asyncIterator](), asked)
  if (head.heading.cells.length > MOST_COLUMNS) throw new Problem('IMPORT_TOO_WIDE', { limit: String(MOST_COLUMNS) })
  const headings = headingsOf(head.heading.cells)
  const watch = columnWatch(headings)
  const exact = table.about.format === 'csv'
  let rows = 0
  let emptyRows = 0
  let waiting: SourceRow[] = []
  for await (const row of head.rest) {
    if (isEmpty(row.cells)) {
      emptyRows += 1
      continue
    }
    rows += 1
    const cells = trimmed(row.cells, headings.length)
    watch.see(cells)
    // A sheet leaves out what is empty; a line of text has every cell, or has lost one.
    const ragged = exact ? cells.length !== headings.length : cells.length > headings.length
    waiting.push({ row: row.row, cells, ...(ragged && { fault: 'RAGGED' as const }) })
    if (waiting.length < SOME) continue
    await addRows(client, id, waiting)
    waiting = []
  }
  await addRows(client, id, waiting)
  if (rows === 0) throw new Problem('IMPORT_EMPTY')
  return { headings, headingRow: head.heading.row, rows, emptyRows, columns: watch.columns() }
}

/** Empty cells beyond the headings are no cells: spreadsheets and programs end lines with them. */
function trimmed(cells: readonly Cell[], width: number): readonly Cell[] {
  let end = cells.length
  while (end > width && textOf(cells[end - 1]).trim() === '') end -= 1
  return cells.slice(0, end)
}

/**
 * The row of the headings, and what comes behind it. A title alone in its row above a wider one is no heading: that is
 * how offices begin their tables.
 */
async function headOf(rows: AsyncIterator<SourceRow>, asked: number | undefined) {
  const next = async (): Promise<SourceRow> => {
    for (;;) {
      const { value, done } = await rows.next()
      if (done) throw new Problem('IMPORT_EMPTY')
      if (asked === undefined ? !isEmpty(value.cells) : value.row === asked) return value
    }
  }
  const first = await next()
  if (asked !== undefined || filledIn(first) > 1) return { heading: first, rest: following(rows) }
  const second = await next()
  return filledIn(second) > 1
    ? { heading: second, rest: following(rows) }
    : { heading: first, rest: following(rows, second) }
}

const filledIn = ({ cells }: SourceRow) => cells.filter((cell) => textOf(cell).trim() !== '').length

async function* following(rows: AsyncIterator<SourceRow>, first?: SourceRow): AsyncGenerator<SourceRow> {
  if (first) yield first
  yield* { [Symbol.asyncIterator]: () => rows }
}
