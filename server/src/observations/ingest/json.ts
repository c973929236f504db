import { Intake } from './intake.ts'
import type { StreamIndex } from '../streams/catalogue.ts'
import { unreadable } from './unreadable.ts'

const rowFields: ReadonlySet<string> = new Set(['stream', 'at', 'value', 'quality', 'unit'])
const columnFields: ReadonlySet<string> = new Set(['streams', 'at', 'values', 'quality', 'unit'])

/**
 * `{"observations":[{"stream","at","value","quality"?,"unit"?}],"unit"?}` or
 * `{"streams":[],"at":[],"values":[],"quality"?:[],"unit"?}`; `unit` of columns is one for all or a column.
 *
 * @throws Problem OBSERVATIONS_UNREADABLE
 */
export function readJson(text: string, streams: StreamIndex, now: number): Intake {
  const body = parse(text)
  if (!isObject(body)) throw unreadable('SHAPE')
  const { observations, unit } = body
  if (!Array.isArray(observations)) return readColumns(body, streams, now)
  if (Object.keys(body).length > (unit === undefined ? 1 : 2)) throw unreadable('SHAPE')
  if (unit !== undefined && typeof unit !== 'string') throw unreadable('SHAPE')
  const intake = new Intake(streams, observations.length, now)
  for (let row = 0; row < observations.length; row += 1) addRow(intake, row, observations[row], unit)
  return intake
}

/** One JSON object a line. A line that is none is a refused row: the others stand on their own. */
export function readLines(text: string, streams: StreamIndex, now: number): Intake {
  const lines = text.split('\n')
  if (lines.at(-1)?.trim() === '') lines.pop()
  const intake = new Intake(streams, lines.length, now)
  for (const [row, line] of lines.entries()) {
    try {
      addRow(intake, row, JSON.parse(line), undefined)
    } catch {
      intake.reject(row, null, 'ROW_NOT_JSON')
    }
  }
  return intake
}

function readColumns(body: Record<string, unknown>, streams: StreamIndex, now: number): Intake {
  const { streams: codes, at, values, quality, unit } = body
  const known = Object.keys(body).every((name) => columnFields.has(name))
  if (!known || !Array.isArray(codes) || !Array.isArray(at) || !Array.isArray(values)) throw unreadable('SHAPE')
  if (quality !== undefined && !Array.isArray(quality)) throw unreadable('SHAPE')
  if (unit !== undefined && typeof unit !== 'string' && !Array.isArray(unit)) throw unreadable('SHAPE')
  const units = Array.isArray(unit) ? unit : undefined
  const one = typeof unit === 'string' ? unit : undefined
  const { length } = codes
  if ([at, values, quality, units].some((column) => column !== undefined && column.length !== length)) {
    throw unreadable('LENGTHS')
  }
  const intake = new Intake(streams, length, now)
  for (let row = 0; row < length; row += 1) {
    intake.add(row, codes[row], at[row], values[row], quality?.[row], units ? units[row] : one)
  }
  return intake
}

function addRow(intake: Intake, row: number, given: unknown, unit: string | undefined): void {
  if (!isObject(given)) return intake.reject(row, null, 'ROW_NOT_OBJECT')
  for (const name in given) if (!rowFields.has(name)) return intake.reject(row, given['stream'], 'FIELD_UNKNOWN')
  intake.add(row, given['stream'], given['at'], given['value'], given['quality'], given['unit'] ?? unit)
}

/** Values of one body: each becomes an object of its own in memory, many times its size in the text. */
const MOST_VALUES = 2_000_000

/** Counted before anything is parsed; a sign within a string counts too, which no body of observations notices. */
function hasTooMany(text: string): boolean {
  if (text.length <= 2 * MOST_VALUES) return false
  let count = 0
  for (let at = text.indexOf(','); at >= 0 && count <= MOST_VALUES; at = text.indexOf(',', at + 1)) count += 1
  return count > MOST_VALUES
}

function parse(text: string): unknown {
  if (hasTooMany(text)) throw unreadable('VALUES')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unreadable('JSON', cause)
  }
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
