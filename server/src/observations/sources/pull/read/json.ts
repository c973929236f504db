import type { JsonReading, RowMapping } from '@citywide/model/observations/pull'
import { Unreadable } from './fault.ts'
import { Finds, type Found } from './found.ts'
import { type Getter, type Occasion, rowReader } from './mapping.ts'
import { every, follow, isObject, keyed, reach, readPath } from './path.ts'

/** A document that is deeper holds no observations. */
const DEEPEST = 64
/** Names of columns that a trial shows. */
const NAMED = 200

/** A row and what it stands in, the nearest first. */
type Nested = readonly unknown[]

/**
 * @param around what is known from outside of the document, such as names in the topic of a message
 * @throws Unreadable
 */
export function readJsonDocument(
  text: string,
  { reading, mapping }: { readonly reading: JsonReading; readonly mapping: RowMapping },
  occasion: Occasion,
  around: Readonly<Record<string, unknown>> = {},
): Found {
  return readRows(rowsOf(parsed(text), reading, mapping), mapping, occasion, around)
}

/** One document a line; a line that is none is told, the others stand. */
export function readJsonLines(text: string, mapping: RowMapping, occasion: Occasion): Found {
  const lines = text.split('\n')
  if (lines.at(-1)?.trim() === '') lines.pop()
  const rows = lines.map((line): Nested | undefined => {
    try {
      return [parsed(line)]
    } catch {
      return undefined
    }
  })
  return readRows(rows, mapping, occasion, {})
}

/** @throws Unreadable NOT_JSON, WEB_PAGE, TOO_DEEP */
function parsed(text: string): unknown {
  if (isTooDeep(text)) throw new Unreadable('TOO_DEEP')
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text)
  } catch (cause) {
    throw new Unreadable(isWebPage(text) ? 'WEB_PAGE' : 'NOT_JSON', undefined, { cause })
  }
}

export function isWebPage(text: string): boolean {
  return /^\s*<(!doctype html|html|head|body)/i.test(text.slice(0, 500))
}

/** Counted before anything is parsed; brackets within texts are none. */
export function isTooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (quoted) {
      if (sign === 92) at += 1
      else if (sign === 34) quoted = false
    } else if (sign === 34) quoted = true
    else if (sign === 91 || sign === 123) {
      depth += 1
      if (depth > DEEPEST) return true
    } else if (sign === 93 || sign === 125) depth -= 1
  }
  return false
}

/** @throws Unreadable PATH_SHAPE, PATH_FINDS_NOTHING, PATH_NOT_ROWS, COLUMNS_DIFFER */
function rowsOf(document: unknown, { rows: way, shape }: JsonReading, mapping: RowMapping): readonly Nested[] {
  const reached = [...reach(document, readPath(way))]
  if (reached.length === 0 && !readPath(way).includes(every)) throw new Unreadable('PATH_FINDS_NOTHING', way)
  return reached.flatMap(({ value, around, key }): readonly Nested[] => {
    const outside = around.toReversed()
    if (shape === 'columns') return columnsOf(value, mapping, way).map((row) => [row, ...outside])
    if (Array.isArray(value)) return value.map((row) => [row, ...outside])
    if (!isObject(value)) throw new Unreadable('PATH_NOT_ROWS', way)
    return [[key === undefined ? value : keyed(value, key), ...outside]]
  })
}

/** Lists side by side as rows: `{"time": [1, 2], "pm10": [30, 31]}`. */
function columnsOf(value: unknown, { values }: RowMapping, way: string): readonly Readonly<Record<string, unknown>>[] {
  if (!isObject(value)) throw new Unreadable('PATH_NOT_ROWS', way)
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  const wanted = new Set(values.map(({ field }) => field))
  const length = lists.find(([name]) => wanted.has(name))?.[1].length
  if (length === undefined) throw new Unreadable('PATH_NOT_ROWS', way)
  const differing = lists.find(([, list]) => list.length !== length)
  if (differing) throw new Unreadable('COLUMNS_DIFFER', differing[0])
  return Array.from({ length }, (_, at) => Object.fromEntries(lists.map(([name, list]) => [name, list[at]])))
}

/** @param rows undefined where a row could not be read at all */
function readRows(
  rows: readonly (Nested | undefined)[],
  mapping: RowMapping,
  occasion: Occasion,
  around: Readonly<Record<string, unknown>>,
): Found {
  const columns = new Set<string>()
  const into = new Finds()
  const read = rowReader<Nested>(mapping, occasion, (name) => nestedField(name, around))
  for (const [index, row] of rows.entries()) {
    const [inner] = row ?? []
    if (row && isObject(inner)) {
      read(row, index, into)
      if (index < NAMED && columns.size < NAMED) for (const name of Object.keys(inner)) columns.add(name)
    } else if (row && Array.isArray(inner)) read(row, index, into)
    else {
      const refused = row ? 'ROW_NOT_OBJECT' : 'ROW_NOT_JSON'
      into.add({ row: index, stream: null, at: null, value: null, quality: null, unit: null, refused })
    }
  }
  return { rows: into.rows, read: rows.length, missing: into.missing, columns: [...columns].slice(0, NAMED) }
}

/** A field of the row, else of what it stands in, else from outside of the document. A name with dots may be one name. */
function nestedField(name: string, around: Readonly<Record<string, unknown>>): Getter<Nested> {
  const whole = [name]
  const steps = readPath(name)
  const plain = steps.length === 1 && steps[0] === name
  return (row) => {
    for (const level of row) {
      const found = follow(level, steps) ?? (plain ? undefined : follow(level, whole))
      if (found !== undefined) return found
    }
    return follow(around, whole)
  }
}
