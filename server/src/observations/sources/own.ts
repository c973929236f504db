/** The forms that `POST /api/observations` takes, as rows that have not been judged yet. */
import { parse } from 'csv-parse/sync'
import { parseDecimal } from '../ingest/decimal.ts'
import type { SentRow } from './rows.ts'

export type OwnForm = 'json' | 'ndjson' | 'csv'

/**
 * @returns a row for each observation, in the order of the text: a line or an entry that is none is one too, refused
 * @throws SyntaxError, TypeError where the whole is not in that form
 */
export function ownRows(text: string, form: OwnForm): SentRow[] {
  if (form === 'json') return jsonRows(JSON.parse(text))
  if (form === 'ndjson') {
    const lines = text.split('\n')
    if (lines.at(-1)?.trim() === '') lines.pop()
    return lines.map(lineRow)
  }
  const [header = [], ...lines] = parse(text.replace(/^\uFEFF/, ''), {
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const names = header.map((name: string) => name.trim().toLowerCase())
  return lines.map((line: readonly string[]): SentRow => {
    const field = (name: string) => {
      const given = line[names.indexOf(name)]
      return given === undefined || given === '' ? undefined : given
    }
    const row = { stream: field('stream'), at: momentOf(field('at')), value: numberOf(field('value')) }
    return {
      ...row,
      quality: numberOf(field('quality')),
      unit: field('unit'),
      came: () => line.join(','),
      ...(line.length !== names.length && { refused: 'ROW_FIELDS' }),
    }
  })
}

function jsonRows(body: unknown): SentRow[] {
  if (Array.isArray(body)) return body.map((row) => objectRow(row, undefined))
  if (!isObject(body)) throw new TypeError('neither rows nor columns')
  const { observations, streams, at, values, quality, unit } = body
  if (Array.isArray(observations)) return observations.map((row) => objectRow(row, unit))
  if (!Array.isArray(streams)) return [objectRow(body, undefined)]
  return streams.map((stream, index) => ({
    stream,
    at: entry(at, index),
    value: entry(values, index),
    quality: entry(quality, index),
    unit: Array.isArray(unit) ? unit[index] : unit,
  }))
}

const entry = (column: unknown, index: number): unknown => (Array.isArray(column) ? column[index] : undefined)

function lineRow(line: string): SentRow {
  const came = () => line
  try {
    return { ...objectRow(JSON.parse(line), undefined), came }
  } catch {
    return { stream: null, at: null, value: null, refused: 'ROW_NOT_JSON', came }
  }
}

const fields: ReadonlySet<string> = new Set(['stream', 'at', 'value', 'quality', 'unit'])

function objectRow(row: unknown, unit: unknown): SentRow {
  const came = () => JSON.stringify(row) ?? ''
  if (!isObject(row)) return { stream: null, at: null, value: null, refused: 'ROW_NOT_OBJECT', came }
  const strange = Object.keys(row).some((name) => !fields.has(name))
  return {
    stream: row['stream'],
    at: row['at'],
    value: row['value'],
    quality: row['quality'],
    unit: row['unit'] ?? unit,
    ...(strange && { refused: 'FIELD_UNKNOWN', came }),
  }
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

/** In a table every field is text; a whole number is milliseconds. */
function momentOf(text: string | undefined): unknown {
  return text !== undefined && /^-?\d{5,15}$/.test(text) ? Number(text) : text
}

function numberOf(text: string | undefined): unknown {
  if (text === undefined) return undefined
  const number = parseDecimal(text)
  return Number.isNaN(number) ? text : number
}
