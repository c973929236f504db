import { isUtf8 } from 'node:buffer'
import type { CsvReading, RowMapping } from '@citywide/model/observations/pull'
import { parse } from 'csv-parse/sync'
import { Unreadable } from './fault.ts'
import { Finds, type Found } from './found.ts'
import { isWebPage } from './json.ts'
import { type Occasion, rowReader } from './mapping.ts'
import { columnIn } from './table.ts'

const separators = [',', ';', '\t', '|'] as const

/**
 * A table of text whose first line names its columns.
 *
 * @throws Unreadable
 * Source: RFC 4180; GB 18030-2022.
 */
export function readCsvDocument(
  bytes: Uint8Array,
  { reading, mapping }: { readonly reading: CsvReading; readonly mapping: RowMapping },
  occasion: Occasion,
): Found {
  const text = decoded(bytes, reading.encoding)
  if (isWebPage(text)) throw new Unreadable('WEB_PAGE')
  const lines = linesOf(text, reading)
  const [header] = lines
  if (!header || header.every((name) => name.trim() === '')) throw new Unreadable('NO_HEADER')
  const columns = header.map((name) => name.trim())
  const into = new Finds()
  const read = rowReader<readonly unknown[]>(mapping, occasion, columnIn(columns), reading.decimal)
  for (let line = 1; line < lines.length; line += 1) {
    const row = lines[line] ?? []
    const index = line - 1
    if (row.length === columns.length) read(row, index, into)
    else into.add({ row: index, stream: null, at: null, value: null, quality: null, unit: null, refused: 'ROW_FIELDS' })
  }
  return { rows: into.rows, read: lines.length - 1, missing: into.missing, columns: columns.slice(0, 200) }
}

/** UTF-8 where every byte fits it, else GB18030, the encoding that Chinese offices write. */
export function decoded(bytes: Uint8Array, encoding: CsvReading['encoding']): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined
  const chosen = encoding === 'auto' ? (marked ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030')) : encoding
  let text: string
  try {
    text = new TextDecoder(chosen, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Unreadable('NOT_TEXT', chosen, { cause })
  }
  if (text.includes('\0')) throw new Unreadable('NOT_TEXT', chosen)
  return text
}

function linesOf(text: string, { separator, skip }: CsvReading): readonly string[][] {
  const body = behind(text, skip)
  try {
    return parse(body, {
      delimiter: separator === 'auto' ? usual(body) : separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    })
  } catch (cause) {
    throw new Unreadable('QUOTES', undefined, { cause })
  }
}

function behind(text: string, lines: number): string {
  let at = 0
  for (let line = 0; line < lines; line += 1) {
    const end = text.indexOf('\n', at)
    if (end < 0) return ''
    at = end + 1
  }
  return text.slice(at)
}

/** The one that stands most often, outside quotes, in the first line. */
function usual(text: string): string {
  const first = /^\s*([^\r\n]*)/.exec(text.slice(0, 20_000))?.[1]?.replaceAll(/"(?:[^"]|"")*"/g, '') ?? ''
  const [best] = separators.toSorted((a, b) => first.split(b).length - first.split(a).length)
  return best ?? ','
}
