/** The rows of one sheet, as they come: values as they are shown, formulas by their last result. */
import { Problem } from '@citywide/model/problem'
import type { Cell, SourceRow } from '../table.ts'
import type { Archive } from './archive.ts'
import { elements } from './elements.ts'
import { serialText } from './serial.ts'
import { unescaped, type Workbook } from './workbook.ts'

/** A sheet ends at XFD1048576. */
const LAST_COLUMN = 16_384

export async function* sheetRows(archive: Archive, part: string, workbook: Workbook): AsyncGenerator<SourceRow> {
  let met: SourceRow[] = []
  let row = 0
  let cells: Cell[] = []
  let at = 0
  let kind = ''
  let style = 0
  let value: string | undefined
  let reading = false
  const course = elements(archive.text(part), {
    open(name, attributes) {
      if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r'])
        cells = []
        at = 0
      } else if (name === 'c') {
        if (attributes['r'] !== undefined) at = columnOf(attributes['r'])
        kind = attributes['t'] ?? 'n'
        style = Number(attributes['s'] ?? 0)
        value = undefined
      } else if (name === 'v' || name === 't') reading = true
      else if (name === 'rPh') reading = false
    },
    text(more) {
      if (reading) value = (value ?? '') + more
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'c') {
        const cell = cellOf(kind, style, value, workbook)
        if (cell !== null) {
          while (cells.length < at) cells.push(null)
          cells[at] = cell
        }
        at += 1
      } else if (name === 'row') met.push({ row, cells })
    },
  })
  for await (const _ of course) {
    yield* met
    met = []
  }
}

function columnOf(reference: string): number {
  let column = 0
  for (const sign of reference) {
    const digit = sign.charCodeAt(0) - 64
    if (digit < 1 || digit > 26) break
    column = column * 26 + digit
  }
  if (column < 1 || column > LAST_COLUMN) throw new Problem('IMPORT_UNREADABLE')
  return column - 1
}

function cellOf(kind: string, style: number, value: string | undefined, workbook: Workbook): Cell {
  if (value === undefined || value === '') return null
  switch (kind) {
    case 's':
      return workbook.strings[Number(value)] ?? null
    case 'b':
      return value === '1' || value === 'true'
    case 'e':
      return { error: value }
    case 'd':
      return value
    case 'str':
    case 'inlineStr':
      return unescaped(value)
    default: {
      const number = Number(value)
      if (!Number.isFinite(number)) return { error: value }
      const format = workbook.formats[style]
      return format === undefined ? number : serialText(number, format, workbook.from1904)
    }
  }
}
