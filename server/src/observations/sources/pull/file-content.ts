import type { FolderSettings } from '@citywide/model/observations/pull'
import { ownRows } from '../own.ts'
import { unpacked } from './bytes.ts'
import { decoded, readCsvDocument } from './read/csv.ts'
import { Unreadable } from './read/fault.ts'
import type { Found } from './read/found.ts'
import { isTooDeep, readJsonDocument, readJsonLines } from './read/json.ts'
import type { Occasion } from './read/mapping.ts'

/**
 * @param name of the file; its ending says which of our own forms it has
 * @throws Unreadable
 */
export async function readFileContent(
  name: string,
  sent: Buffer,
  content: FolderSettings['content'],
  occasion: Occasion,
): Promise<Found> {
  const bytes = await unpacked(sent)
  if (bytes.length === 0) throw new Unreadable('NO_ROWS')
  switch (content.format) {
    case 'own':
      return ownContent(name.replace(/\.gz$/i, ''), decoded(bytes, 'utf-8'))
    case 'csv':
      return readCsvDocument(bytes, content, occasion)
    case 'json':
      return readJsonDocument(decoded(bytes, 'utf-8'), content, occasion)
    case 'ndjson':
      return readJsonLines(decoded(bytes, 'utf-8'), content.mapping, occasion)
  }
}

function ownContent(name: string, text: string): Found {
  const form = /\.csv$/i.test(name)
    ? 'csv'
    : /\.(ndjson|jsonl)$/i.test(name)
      ? 'ndjson'
      : /\.json$/i.test(name)
        ? 'json'
        : undefined
  if (isTooDeep(text)) throw new Unreadable('TOO_DEEP')
  try {
    const rows = ownRows(text, form ?? (/^\s*[[{]/.test(text) ? 'json' : 'csv'))
    return {
      rows: rows.map((row, index) => ({ ...row, row: index })),
      read: rows.length,
      missing: 0,
      columns: ['stream', 'at', 'value', 'quality', 'unit'],
    }
  } catch (cause) {
    throw new Unreadable(form === 'csv' ? 'QUOTES' : 'NOT_JSON', undefined, { cause })
  }
}
