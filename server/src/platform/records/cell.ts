import type { Field } from '@citywide/model/record/field'

const spoken: ReadonlySet<Field['type'] | undefined> = new Set(['text', 'bilingual', 'code', 'codes', 'json'])

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it, also behind spaces and in full-width
 * signs, and so does one that begins with such an apostrophe: reading a file back takes exactly one away. Numbers and
 * dates stay as they are. Source: OWASP, CSV injection.
 */
export function defused(text: string, type: Field['type'] | undefined): string {
  return spoken.has(type) && /^'*[\s\uFEFF]*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text
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
