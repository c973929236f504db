/** A cell as the value of a field. Bounds, lengths and shapes are left to the schema of the field. */
import type { ImportTarget } from '@citywide/model/platform/import-target'
import type { ColumnMapping } from '@citywide/model/platform/import'
import { undefusedText } from '@citywide/model/platform/spreadsheet-text'
import type { CodeList } from '@citywide/model/record/code-list'
import { readJson } from '../../http/json.ts'
import { type Cell, textOf } from '../table.ts'
import { readDay, readMoment } from './dates.ts'
import { type Fault, fault } from './faults.ts'
import { readBoolean, readNumber } from './numbers.ts'

/** How a column or a constant is written. */
export type Form = Pick<ColumnMapping, 'values' | 'order' | 'decimal' | 'by'> & { readonly zone: string }

/** Texts that name records, to be looked up. */
export interface Names {
  readonly names: readonly string[]
}

/** `undefined`: there is nothing in the cell. */
export type Read = { readonly value: unknown } | Names | { readonly fault: Fault } | undefined

const separators = /[;；、，,|\n]/u

export function readCell(cell: Cell | undefined, { field, name }: ImportTarget, form: Form): Read {
  if (typeof cell === 'object' && cell !== null) return { fault: fault('CELL_ERROR') }
  const found = textOf(cell).trim()
  if (found === '') return undefined
  const text = form.values !== undefined && Object.hasOwn(form.values, found) ? (form.values[found] ?? found) : found
  if (text === '') return undefined
  const given = text === found ? cell : text
  switch (field?.type) {
    case undefined:
      return name === 'version' ? value(readNumber(text, '.', '1')) : { names: [text] }
    case 'text':
    case 'bilingual':
      return { value: undefusedText(text) }
    case 'boolean':
      return typeof given === 'boolean' ? { value: given } : value(readBoolean(text))
    case 'number':
    case 'integer':
      return typeof given === 'number' ? { value: given } : value(readNumber(text, form.decimal ?? '.', field.unit))
    case 'date':
      return value(readDay(text, { order: form.order, zone: form.zone }))
    case 'datetime':
      return value(readMoment(text, { order: form.order, zone: form.zone }))
    case 'code':
      return value(readCode(undefusedText(text), field.list))
    case 'codes':
      return value(readCodes(undefusedText(text), field.list, form))
    case 'ref':
      return { names: [recordNamed(text)] }
    case 'refs':
      return { names: partsOf(text, form).map(recordNamed) }
    case 'json':
      return value(readJsonCell(undefusedText(text)))
  }
}

const value = (read: unknown): Read => (isFault(read) ? { fault: read } : { value: read })

export function isFault(read: unknown): read is Fault {
  return typeof read === 'object' && read !== null && 'code' in read && 'text' in read
}

/** `Data bureau [01900000-…]`, as our own export writes a reference: the id says which. */
function recordNamed(text: string): string {
  return /\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]$/i.exec(text)?.[1]?.toLowerCase() ?? text
}

function partsOf(text: string, { values = {} }: Form): string[] {
  const parts = text.split(separators).map((part) => part.trim())
  return parts
    .filter((part) => part !== '')
    .map((part) => (Object.hasOwn(values, part) ? (values[part] ?? part) : part))
}

const labels = new WeakMap<CodeList, ReadonlyMap<string, string>>()
const bare = (text: string) => text.normalize('NFKC').trim().toLowerCase()

function readCode(text: string, list: CodeList): string | Fault {
  if (!list.closed) return text
  let known = labels.get(list)
  if (!known) {
    const entries = Object.entries(list.values)
    // Codes win over labels, so that a label cannot hide a code.
    known = new Map([
      ...entries.flatMap(([code, { zh, en }]) => [[bare(zh), code] as const, [bare(en), code] as const]),
      ...entries.map(([code]) => [bare(code), code] as const),
    ])
    labels.set(list, known)
  }
  return known.get(bare(text)) ?? fault('NOT_IN_LIST')
}

function readCodes(text: string, list: CodeList, form: Form): string[] | Fault {
  // A label may itself hold a separator.
  const whole = list.closed ? readCode(text, list) : fault('NOT_IN_LIST')
  if (typeof whole === 'string') return [whole]
  const codes: string[] = []
  for (const part of partsOf(text, form)) {
    const code = readCode(part, list)
    if (typeof code !== 'string') return code
    if (!codes.includes(code)) codes.push(code)
  }
  return codes
}

function readJsonCell(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return fault('NOT_JSON')
  }
}
