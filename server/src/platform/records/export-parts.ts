/** A list as a file, exactly as filtered: read through a cursor, so that a million rows take no more memory than a page. */
import { rightsOf } from '@citywide/model/platform/record-class'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { QueryResultRow } from 'pg'
import { type Pool, type PoolClient, transaction } from '../postgres/pool.ts'
import { compiled, sql } from '../postgres/statement.ts'
import { cell } from './cell.ts'
import { fieldNames, selection, typeOf } from './columns.ts'
import { isPersonal, noteShown, openFor, withoutPersons } from './personal.ts'
import { listStatement } from './list.ts'
import type { ExportQuery } from './query.ts'
import { type SheetOptions, workbookParts } from './xlsx/workbook.ts'

/** Rows fetched at once. */
const BATCH = 1_000
/** Milliseconds that a reader may pause; exports of a million rows go out over slow lines as well. */
const PATIENCE = 600_000

export interface ExportOptions extends SheetOptions {
  readonly pool: Pool
}

/** Reads the list in one transaction and hands it on part by part, each when the one before was taken. */
export async function writeParts(
  options: ExportOptions,
  declaration: RecordDeclaration,
  query: ExportQuery,
  take: (part: Uint8Array) => Promise<void>,
): Promise<void> {
  await transaction(
    options.pool,
    async (client) => {
      await client.query(`select set_config('idle_in_transaction_session_timeout', $1, true)`, [String(PATIENCE)])
      await openFor(client, declaration, 'export')
      for await (const part of partsOf(client, options, declaration, query)) await take(part)
    },
    { readOnly: !isPersonal(declaration), whole: rightsOf(declaration).kind, statementTimeout: 0 },
  )
}

function partsOf(
  client: PoolClient,
  options: ExportOptions,
  declaration: RecordDeclaration,
  query: ExportQuery,
): AsyncIterable<Uint8Array> {
  const rows = rowsAsked(client, declaration, query)
  if (query.format === 'xlsx') return workbookParts(client, options, declaration, rows)
  return textParts(query.format === 'csv' ? csvParts(declaration) : jsonParts(), rows)
}

async function* rowsAsked(
  client: PoolClient,
  declaration: RecordDeclaration,
  query: ExportQuery,
): AsyncGenerator<readonly QueryResultRow[]> {
  const { text, values } = compiled(
    sql`declare export no scroll cursor for ${listStatement(declaration, query, selection(declaration, 'r'))}`,
  )
  await client.query(text, values)
  for (;;) {
    const { rows } = await client.query<QueryResultRow>(`fetch ${BATCH} from export`)
    await noteShown(client, declaration, rows)
    if (rows.length > 0) yield rows.map((row) => withoutPersons(declaration, row))
    if (rows.length < BATCH) return
  }
}

async function* textParts(write: Parts, batches: AsyncIterable<readonly QueryResultRow[]>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(write.head)
  let first = true
  for await (const rows of batches) {
    yield Buffer.from(write.rows(rows, first))
    first = false
  }
  yield Buffer.from(write.tail)
}

interface Parts {
  readonly head: string
  rows(rows: readonly QueryResultRow[], first: boolean): string
  readonly tail: string
}

function jsonParts(): Parts {
  return {
    head: '[\n',
    rows: (rows, first) => `${first ? '' : ',\n'}${rows.map((row) => JSON.stringify(row)).join(',\n')}`,
    tail: '\n]\n',
  }
}

/** RFC 4180 with a byte order mark, so that spreadsheets read the Chinese. Bilingual fields take two columns. */
function csvParts(declaration: RecordDeclaration): Parts {
  const columns = fieldNames(declaration).flatMap((name) => {
    const type = typeOf(declaration, name)
    return type === 'bilingual'
      ? (['zh', 'en'] as const).map((language) => ({
          head: `${name}.${language}`,
          cell: (row: QueryResultRow) => cell((row[name] as Record<string, unknown> | null)?.[language], 'text'),
        }))
      : [{ head: name, cell: (row: QueryResultRow) => cell(row[name], type) }]
  })
  return {
    head: `\uFEFF${columns.map(({ head }) => head).join(',')}\r\n`,
    rows: (rows) => rows.map((row) => `${columns.map((column) => column.cell(row)).join(',')}\r\n`).join(''),
    tail: '',
  }
}
