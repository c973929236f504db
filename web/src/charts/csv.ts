import { defusedText } from '@citywide/model/platform/spreadsheet-text'

type Cell = string | number | null

/** What a chart shows, as a table. */
export interface Sheet {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/**
 * A sheet as CSV: UTF-8 with a byte-order mark, so that spreadsheets read Chinese, and with texts that a spreadsheet
 * would run as a formula made harmless. Source: RFC 4180; OWASP, CSV injection.
 */
export function csvOf({ columns, rows }: Sheet): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

function field(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = defusedText(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a sheet to the reader as a file. */
export function download(name: string, sheet: Sheet): void {
  const address = URL.createObjectURL(new Blob([csvOf(sheet)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1_000)
}
