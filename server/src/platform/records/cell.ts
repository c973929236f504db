import { defusedText } from '@citywide/model/platform/spreadsheet-text'
import type { Field } from '@citywide/model/record/field'

const spoken: ReadonlySet<Field['type'] | undefined> = new Set(['text', 'bilingual', 'code', 'codes', 'json'])

/** Numbers and dates run nothing, sign or no sign. */
export function defused(text: string, type: Field['type'] | undefined): string {
  return spoken.has(type) ? defusedText(text) : text
}

/** A value as text: lists are parted by semicolons, other values that are no text are JSON. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.join('; ') : typeof value === 'string' ? value : JSON.stringify(value)
}

/** A value as a cell of CSV (RFC 4180). */
export function cell(value: unknown, type: Field['type'] | undefined): string {
  const safe = defused(asText(value), type)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
