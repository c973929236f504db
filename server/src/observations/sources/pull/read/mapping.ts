/** From rows to observations, as a source declares it. */
import type { RowMapping } from '@citywide/model/observations/pull'
import type { RejectionReason } from '@citywide/model/observations/rejection'
import { streamCode } from '@citywide/model/observations/stream'
import { parseDecimal } from '../../../ingest/decimal.ts'
import type { Finds } from './found.ts'
import { timeReader } from './time.ts'

/** Where and when a document is read. */
export interface Occasion {
  /** IANA name of the source's zone. */
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Finds a field in a row; what is not there is undefined. */
export type Getter<Row> = (row: Row) => unknown

/** Numbers in text; `comma` reads 3,5 as three and a half. */
export type Decimal = 'point' | 'comma'

/**
 * Makes a reader of rows out of a mapping: what can be looked up once is looked up here.
 *
 * @param field how a field is found, by its name or the way to it
 */
export function rowReader<Row>(
  mapping: RowMapping,
  { zone, now }: Occasion,
  field: (name: string) => Getter<Row>,
  decimal: Decimal = 'point',
): (row: Row, index: number, into: Finds) => void {
  const missing = new Set(mapping.missing)
  const readTime = timeReader(mapping.time.format, zone, now)
  const timeText = filled(mapping.time.text, field)
  const quality = mapping.quality === null ? undefined : field(mapping.quality)
  const codes = new Map(Object.entries(mapping.codes))
  const values = mapping.values.map((column) => ({
    ...column,
    get: field(column.field),
    unitOf: column.unitField === null ? undefined : field(column.unitField),
    words: new Map(Object.entries(column.words)),
    stream: codeReader(mapping.stream, column.property, codes, field),
  }))
  return (row, index, into) => {
    const time = mapping.time.format === 'arrival' ? '' : timeText(row)
    const moment = readTime(time)
    const flags = quality && figure(quality(row), missing)
    for (const { get, unit, unitOf, words, stream } of values) {
      const given = get(row)
      if (isMissing(given, missing)) {
        into.missing += 1
        continue
      }
      const code = stream(row)
      const refused = 'refused' in code ? code.refused : 'refused' in moment ? moment.refused : undefined
      const rowUnit = unitOf?.(row)
      into.add({
        row: index,
        stream: 'code' in code ? code.code : code.as,
        at: 'at' in moment ? moment.at : time,
        value: numberOf(given, words, decimal),
        quality: flags,
        unit: rowUnit === undefined || rowUnit === null || rowUnit === '' ? (unit ?? undefined) : rowUnit,
        ...(refused !== undefined && { refused }),
      })
    }
  }
}

function isMissing(given: unknown, missing: ReadonlySet<string>): boolean {
  if (given === undefined || given === null) return true
  if (typeof given === 'string') return missing.has(given.trim())
  return typeof given === 'number' && missing.has(String(given))
}

/** A number as it stands or as text; what is neither is left as it came, and refused by that. */
function numberOf(given: unknown, words: ReadonlyMap<string, number>, decimal: Decimal): unknown {
  if (typeof given === 'number') return given
  if (typeof given !== 'string' && typeof given !== 'boolean' && typeof given !== 'bigint') return given
  const text = String(given).trim()
  const word = words.get(text)
  if (word !== undefined) return word
  const number = parseDecimal(decimal === 'comma' ? text.replace(',', '.') : text)
  return Number.isNaN(number) ? given : number
}

function figure(given: unknown, missing: ReadonlySet<string>): unknown {
  return isMissing(given, missing) ? undefined : numberOf(given, new Map(), 'point')
}

/** Text with fields in braces, put together for each row. */
function filled<Row>(template: string, field: (name: string) => Getter<Row>): (row: Row) => string {
  const parts = template.split(/\{([^{}]+)\}/)
  const pieces = parts.map((part, at) => (at % 2 === 0 ? part : field(part)))
  return (row) => pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece(row)))).join('')
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : ''
}

type Code = { readonly code: string } | { readonly refused: RejectionReason; readonly as: string | null }

/** Codes of streams; each combination of names is put together and checked once. */
function codeReader<Row>(
  template: string,
  property: string | null,
  codes: ReadonlyMap<string, string>,
  field: (name: string) => Getter<Row>,
): (row: Row) => Code {
  const parts = template.split(/\{([^{}]+)\}/)
  const constants = parts.filter((_, at) => at % 2 === 0)
  const names = parts
    .filter((_, at) => at % 2 === 1)
    .map((name): Getter<Row> => (name === 'property' && property !== null ? () => property : field(name)))
  const known = new Map<string, Code>()
  return (row) => {
    const given = names.map((get) => textOf(get(row)))
    const key = given.join('\u0000')
    let code = known.get(key)
    if (!code) {
      code = codeOf(constants, given, codes)
      // A document with ever new names is not kept in mind for ever.
      if (known.size < 10_000) known.set(key, code)
    }
    return code
  }
}

function codeOf(constants: readonly string[], given: readonly string[], codes: ReadonlyMap<string, string>): Code {
  if (given.includes('')) return { refused: 'STREAM_MISSING', as: null }
  const names = given.map((name) => codes.get(name) ?? name.toLowerCase().replaceAll(/\s+/g, '-'))
  const code = constants.map((constant, at) => constant + (names[at] ?? '')).join('')
  return streamCode.safeParse(code).success ? { code } : { refused: 'STREAM_NAME', as: code.slice(0, 120) }
}
