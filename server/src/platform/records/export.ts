/** A list as a file, exactly as filtered: read through a cursor, so that a million rows take no more memory than a page. */
import { Readable } from 'node:stream'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { QueryResultRow } from 'pg'
import { type Pool, transaction } from '../postgres/pool.ts'
import { compiled, sql } from '../postgres/statement.ts'
import { cell } from './cell.ts'
import { fieldNames, selection, typeOf } from './columns.ts'
import { listStatement } from './list.ts'
import type { ExportQuery } from './query.ts'

/** Rows fetched at once. */
const BATCH = 1_000

/** The list as text, in parts. A reader that goes away ends the transaction. */
export function exported(pool: Pool, declaration: RecordDeclaration, query: ExportQuery): Readable {
  const { readable, writable } = new TransformStream<string, string>(undefined, undefined, { highWaterMark: 4 })
  const writer = writable.getWriter()
  const write = query.format === 'csv' ? csvParts(declaration) : jsonParts()
  transaction(
    pool,
    async (client) => {
      const { text, values } = compiled(
        sql`declare export no scroll cursor for ${listStatement(declaration, query, selection(declaration, 'r'))}`,
      )
      await client.query(text, values)
      await writer.write(write.head)
      for (let first = true; ; first = false) {
        const { rows } = await client.query<QueryResultRow>(`fetch ${BATCH} from export`)
        if (rows.length > 0) await writer.write(write.rows(rows, first))
        if (rows.length < BATCH) break
      }
      await writer.write(write.tail)
    },
    { readOnly: true, statementTimeout: 0 },
  )
    .then(
      () => writer.close(),
      // The file breaks off: whoever reads it must not take it for whole.
      (error: unknown) => writer.abort(error),
    )
    .catch(() => undefined)
  return Readable.fromWeb(readable)
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
