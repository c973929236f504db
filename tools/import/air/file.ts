/** Reading an hourly air-quality file, row by row. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { degreesOf, quantities } from './quantities.ts'

/** One hour of one station. */
export interface AirRow {
  readonly kind: 'row'
  readonly station: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** One entry per quantity, in their order; null is missing. */
  readonly values: readonly (number | null)[]
}

/** A row, or one value of it, that cannot be read. */
export interface Fault {
  readonly kind: 'fault'
  readonly file: string
  readonly line: number
  readonly reason: string
}

/** A file that is not of this kind at all. */
export class NotAnAirFile extends Error {
  override readonly name = 'NotAnAirFile'
}

const fixed = ['year', 'month', 'day', 'hour', 'station'] as const
/** Local time of the files: UTC+8 without summer time. */
const OFFSET_HOURS = 8

/**
 * Rows in the order of the file, faults where they stand. A faulty value is missing in its row, the others count.
 *
 * @throws NotAnAirFile when columns are missing
 */
export async function* readAir(path: string): AsyncGenerator<AirRow | Fault> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  let columns: ReadonlyMap<string, number> | undefined
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    const cells = cellsOf(line)
    if (!columns) {
      columns = header(path, cells)
      continue
    }
    yield* rowOf(path, number, columns, cells)
  }
  if (!columns) throw new NotAnAirFile(`${path}: empty file · 空文件`)
}

/** Cells of a CSV line (RFC 4180; the files have no line breaks inside quotes). */
export function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  const cells: string[] = []
  // Each round takes one cell and the comma behind it; a comma at the end leaves one more, empty cell.
  for (let at = 0; at <= line.length;) {
    let end: number
    if (line[at] === '"') {
      end = at + 1
      while (end < line.length && (line[end] !== '"' || line[end + 1] === '"')) end += line[end] === '"' ? 2 : 1
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'))
      end += 1
    } else {
      end = line.indexOf(',', at)
      if (end < 0) end = line.length
      cells.push(line.slice(at, end))
    }
    at = end + 1
  }
  return cells
}

function header(path: string, cells: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map(cells.map((name, index) => [name.replace(/^\uFEFF/, '').trim(), index]))
  const missing = [...fixed, ...quantities.map(({ column }) => column)].filter((name) => !columns.has(name))
  if (missing.length > 0) {
    throw new NotAnAirFile(`${path}: no column ${missing.join(', ')} · 缺少列 ${missing.join('、')}`)
  }
  return columns
}

function* rowOf(
  file: string,
  line: number,
  columns: ReadonlyMap<string, number>,
  cells: readonly string[],
): Generator<AirRow | Fault> {
  const cell = (name: string) => cells[columns.get(name) ?? -1] ?? ''
  const fault = (reason: string): Fault => ({ kind: 'fault', file, line, reason })
  if (cells.length !== columns.size) {
    yield fault(`${cells.length} cells instead of ${columns.size} · 列数为 ${cells.length}，应为 ${columns.size}`)
    return
  }
  const at = instantOf(cell('year'), cell('month'), cell('day'), cell('hour'))
  const station = cell('station')
  if (at === undefined || station === '') {
    yield fault('no such hour or station · 时间或站点无效')
    return
  }
  const values: (number | null)[] = []
  for (const { column } of quantities) {
    const text = cell(column)
    const value = text === 'NA' || text === '' ? null : column === 'wd' ? degreesOf(text) : numberOf(text)
    if (value === undefined) yield fault(`${column} is “${text}” · ${column} 的值为“${text}”`)
    values.push(value ?? null)
  }
  yield { kind: 'row', station, at, values }
}

function numberOf(text: string): number | undefined {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined
}

function instantOf(...parts: string[]): number | undefined {
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return undefined
  const [year = 0, month = 0, day = 0, hour = 0] = parts.map(Number)
  const at = new Date(Date.UTC(year, month - 1, day, hour))
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && at.getUTCHours() === hour
  return exists ? at.getTime() - OFFSET_HOURS * 3_600_000 : undefined
}

/**
 * Several files as one, in order of time, so that a year of the whole city is complete as early as it can be. Files are
 * expected to run forward in time; one that does not is still read whole.
 */
export async function* readTogether(paths: readonly string[]): AsyncGenerator<AirRow | Fault> {
  const heads = await Promise.all(
    paths.map(async (path) => {
      const rows = readAir(path)
      return { rows, next: await rows.next() }
    }),
  )
  while (true) {
    const open = heads.filter(({ next }) => next.done !== true)
    if (open.length === 0) return
    const earliest = Math.min(...open.map(({ next }) => timeOf(next.value)))
    for (const head of open) {
      while (head.next.done !== true && timeOf(head.next.value) <= earliest) {
        yield head.next.value
        head.next = await head.rows.next()
      }
    }
  }
}

/** Faults have no time; they come out as soon as they are met. */
function timeOf(entry: AirRow | Fault): number {
  return entry.kind === 'row' ? entry.at : Number.NEGATIVE_INFINITY
}
