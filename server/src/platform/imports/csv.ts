/** CSV as it comes: any of three delimiters, four encodings, quotes, line breaks in cells. Source: RFC 4180. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { ImportFile } from '@citywide/model/platform/import'
import { Problem } from '@citywide/model/problem'
import { type CsvError, parse } from 'csv-parse'
import type { SourceRow, SourceTable } from './table.ts'

type Encoding = NonNullable<ImportFile['encoding']>
const delimiters = [',', ';', '\t'] as const

export interface CsvOptions {
  readonly delimiter?: string | undefined
  readonly encoding?: Encoding | undefined
}

/** @throws Problem IMPORT_UNREADABLE where the bytes are no text */
export async function openCsv(path: string, options: CsvOptions): Promise<SourceTable> {
  const encoding = options.encoding ?? (await encodingOf(path))
  const delimiter = options.delimiter ?? (await delimiterOf(path, encoding))
  return {
    about: { format: 'csv', encoding, delimiter, sheet: null, sheets: [] },
    rows: rowsOf(path, encoding, delimiter),
  }
}

/** Text in the order of the file, decoded; bytes that are none of the encoding become U+FFFD. */
async function* decoded(path: string, encoding: Encoding, fatal = false): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal })
  for await (const part of createReadStream(path)) {
    const text = decoder.decode(part as Buffer, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/**
 * A mark at the beginning decides; else UTF-8 where every byte fits it; else GB18030, the encoding that Chinese offices
 * write. Source: GB 18030-2022.
 */
async function encodingOf(path: string): Promise<Encoding> {
  const marks = createReadStream(path, { end: 2 })
  for await (const part of marks) {
    const [a, b] = part as Buffer
    if (a === 0xff && b === 0xfe) return 'utf-16le'
    if (a === 0xfe && b === 0xff) return 'utf-16be'
  }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (await fits(path, encoding)) return encoding
  }
  throw new Problem('IMPORT_UNREADABLE')
}

async function fits(path: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const text of decoded(path, encoding, true)) if (text.includes('\0')) return false
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** The delimiter that stands most often outside quotes in the first lines. */
async function delimiterOf(path: string, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const part of decoded(path, encoding)) {
    text += part
    if (text.length > 20_000) break
  }
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"(?:[^"]|"")*"/g, '""')
    .split(/\r?\n|\r/)
    .slice(0, 20)
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const [best] = delimiters.toSorted((a, b) => first.split(b).length - first.split(a).length)
  return best ?? ','
}

async function* rowsOf(path: string, encoding: Encoding, delimiter: string): AsyncGenerator<SourceRow> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 4_000_000,
  })
  const source = Readable.from(decoded(path, encoding))
  source.on('error', (error) => parser.destroy(error)).pipe(parser)
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      yield { row, cells }
    }
  } catch (error) {
    const { code } = error as Partial<CsvError>
    if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
      throw new Problem('IMPORT_QUOTES', { row: String(row + 1) }, { cause: error })
    }
    throw error
  } finally {
    source.destroy()
  }
}
