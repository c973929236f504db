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
import { columnWatch, headingsOf, isEmpty, MOST_COLUMNS, type SourceRow, type SourceTable } from './table.ts'
import { openXlsx } from './xlsx/open.ts'

export interface FileOptions extends CsvOptions {
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
  const table = options.format === 'csv' ? await openCsv(file.path, options) : await openXlsx(file.path, options.sheet)
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

async function keepRows(client: PoolClient, id: string, table: SourceTable, asked: number | undefined) {
  let headings: string[] | undefined
  let headingRow = 0
  let rows = 0
  let emptyRows = 0
  let waiting: SourceRow[] = []
  let watch = columnWatch([])
  for await (const row of table.rows) {
    const empty = isEmpty(row.cells)
    if (headings === undefined) {
      if (asked === undefined ? empty : row.row !== asked) continue
      if (row.cells.length > MOST_COLUMNS) throw new Problem('IMPORT_TOO_WIDE', { limit: String(MOST_COLUMNS) })
      headings = headingsOf(row.cells)
      headingRow = row.row
      watch = columnWatch(headings)
      continue
    }
    if (empty) {
      emptyRows += 1
      continue
    }
    rows += 1
    watch.see(row.cells)
    waiting.push(row)
    if (waiting.length < SOME) continue
    await addRows(client, id, waiting)
    waiting = []
  }
  await addRows(client, id, waiting)
  if (headings === undefined || rows === 0) throw new Problem('IMPORT_EMPTY')
  return { headings, headingRow, rows, emptyRows, columns: watch.columns() }
}
