import type { StreamIndex } from '../streams/catalogue.ts'
import { Intake } from './intake.ts'
import { unreadable } from './unreadable.ts'

const names = ['stream', 'at', 'value', 'quality', 'unit'] as const
type Name = (typeof names)[number]

/**
 * Comma-separated values with a header that names the columns in any order. Quoted fields may hold commas, line ends and
 * doubled quotes. Row 0 is the first line behind the header; empty lines are none.
 *
 * @throws Problem OBSERVATIONS_UNREADABLE when the header does not fit or a quote stays open
 * Source: RFC 4180.
 */
export function readCsv(text: string, streams: StreamIndex, now: number): Intake {
  const source = text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text
  const lines = source.includes('"') ? quotedLines(source) : plainLines(source)
  const header = lines.next().value ?? []
  const place = placesOf(header)
  const intake = new Intake(streams, countLines(source), now)
  const width = header.length
  let row = 0
  for (const fields of lines) {
    if (fields.length === width) {
      const field = (index: number) => (index < 0 ? '' : (fields[index] ?? ''))
      intake.addText(
        row,
        field(place.stream),
        field(place.at),
        field(place.value),
        field(place.quality),
        field(place.unit),
      )
    } else intake.reject(row, null, 'ROW_FIELDS')
    row += 1
  }
  return intake
}

function placesOf(header: readonly string[]): Record<Name, number> {
  const words = header.map((name) => name.trim().toLowerCase())
  const place = {
    stream: words.indexOf('stream'),
    at: words.indexOf('at'),
    value: words.indexOf('value'),
    quality: words.indexOf('quality'),
    unit: words.indexOf('unit'),
  }
  // What was found here about values of a download is found anew.
  const known = new Set<string>([...names, 'flags'])
  const fits = words.every((word, index) => known.has(word) && words.indexOf(word) === index)
  if (!fits || place.stream < 0 || place.at < 0 || place.value < 0) throw unreadable('HEADER')
  return place
}

function countLines(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

function* plainLines(text: string): Generator<string[], undefined> {
  let start = 0
  while (start < text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const stop = text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end
    if (stop > start) yield text.slice(start, stop).split(',')
    start = end + 1
  }
  return undefined
}

function* quotedLines(text: string): Generator<string[], undefined> {
  const piece = /"([^"]*(?:""[^"]*)*)"|[^",\r\n]*/y
  let fields: string[] = []
  let at = 0
  while (at < text.length) {
    piece.lastIndex = at
    const [whole = '', quoted] = piece.exec(text) ?? []
    if (whole === '' && text[at] === '"') throw unreadable('QUOTES')
    fields.push(quoted === undefined ? whole : quoted.replaceAll('""', '"'))
    at += whole.length
    const mark = text[at]
    if (mark === ',') {
      at += 1
      if (at === text.length) fields.push('')
      continue
    }
    if (mark !== undefined && mark !== '\n' && mark !== '\r') throw unreadable('QUOTES')
    at += mark === '\r' && text[at + 1] === '\n' ? 2 : 1
    if (fields.length > 1 || fields[0] !== '') yield fields
    fields = []
  }
  if (fields.length > 0) yield fields
  return undefined
}
