/** The XML of one sheet. Source: ECMA-376-1, §18.3. */
import { defused } from '../cell.ts'
import type { SheetCell, SheetColumn } from './columns.ts'

/** Formats of the cells, as `styles.xml` numbers them. */
const styles = { day: 1, moment: 2, head: 3 } as const

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** A cell holds no more; programs refuse a file that has longer ones. */
const LONGEST = 32_767

/** Opening of a sheet: headings that stay in view. */
export function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const heads = columns.map(({ head }) => textXml(head, styles.head))
  return `${declared}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${heads.join('')}</row>`
}

export const sheetTail = '</sheetData></worksheet>'

export function rowXml(cells: readonly SheetCell[], timeZone: string): string {
  return `<row>${cells.map((cell) => cellXml(cell, timeZone)).join('')}</row>`
}

function cellXml(cell: SheetCell, timeZone: string): string {
  switch (cell?.kind) {
    case undefined:
      // Cells without an address take the next place, so an empty one has to be there.
      return '<c/>'
    case 'text':
      return textXml(defused(cell.text, 'text'))
    case 'number':
      return `<c><v>${cell.value}</v></c>`
    case 'boolean':
      return `<c t="b"><v>${cell.value ? 1 : 0}</v></c>`
    case 'day':
      return serialXml(daysOf(Temporal.PlainDate.from(cell.value)), styles.day) ?? textXml(cell.value)
    case 'moment': {
      const local = Temporal.Instant.from(cell.value).toZonedDateTimeISO(timeZone)
      const exact = local.microsecond === 0 && local.nanosecond === 0
      // An hour that the clock repeats, or a fraction that a sheet cannot hold, is written as it is.
      const same = local.toPlainDateTime().toZonedDateTime(timeZone).epochMilliseconds === local.epochMilliseconds
      const milliseconds = local.toPlainTime().since('00:00').total('milliseconds')
      const serial = exact && same ? serialXml(daysOf(local.toPlainDate()), styles.moment, milliseconds) : undefined
      return serial ?? textXml(cell.value)
    }
  }
}

const first = new Temporal.PlainDate(1899, 12, 30)
const daysOf = (day: Temporal.PlainDate) => first.until(day).days

/** @returns undefined before March 1900, where spreadsheets count wrongly */
function serialXml(days: number, style: number, milliseconds = 0): string | undefined {
  return days < 61 ? undefined : `<c s="${style}"><v>${days + milliseconds / 86_400_000}</v></c>`
}

function textXml(text: string, style?: number): string {
  if (text.length > LONGEST) return '<c t="e"><v>#N/A</v></c>'
  return `<c t="inlineStr"${style === undefined ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What XML cannot hold is written `_x0000_`, and what looks like that gets its own. Source: ECMA-376-1, §22.9.2.19. */
export function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll(/[&<>]/g, (sign) => marks[sign] ?? sign)
    .replaceAll(
      // eslint-disable-next-line no-control-regex
      /[\0-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu,
      (sign) => `_x${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}_`,
    )
}
