import type { Cell } from '../table.ts'
import type { DateFormat } from './workbook.ts'

/**
 * The day and time of a number that a spreadsheet shows as such: `2024-03-05`, `2024-03-05T08:30:00`, `08:30:00`. Days
 * count from 1899-12-30; that 1900 was a leap year is an error of the first spreadsheet which all others keep, so the
 * numbers below 61 are a day short of the truth.
 */
export function serialText(serial: number, format: DateFormat, from1904: boolean): Cell {
  if (serial < 0 || serial >= 2_958_466) return { error: '#####' }
  const days = Math.floor(serial)
  // Binary fractions of a day are never exact: milliseconds are as fine as a sheet shows.
  const milliseconds = Math.round((serial - days) * 86_400_000)
  const shift = from1904 ? 0 : days < 61 ? 1 : 0
  const first = from1904 ? new Temporal.PlainDate(1904, 1, 1) : new Temporal.PlainDate(1899, 12, 30)
  const moment = first
    .add({ days: days + shift })
    .toPlainDateTime()
    .add({ milliseconds })
  if (format === 'time' && days === 0) return moment.toPlainTime().toString()
  return format === 'day' && milliseconds === 0 ? moment.toPlainDate().toString() : moment.toString()
}
