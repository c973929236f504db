/** Civil days and moments as offices write them. */
import { type Fault, fault } from './faults.ts'

export interface DateForm {
  /** Order of the parts where the year does not come first; without it such a date is refused. */
  readonly order: 'mdy' | 'dmy' | undefined
  /** Zone of times that name none. */
  readonly zone: string
}

interface Parts {
  readonly day: Temporal.PlainDate
  readonly time: Temporal.PlainTime | undefined
  /** `Z` or `+08:00`, where the text names it. */
  readonly offset: string | undefined
}

const yearFirst = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))/
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/
const clock = /^(上午|下午|am|pm)?\s*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:[.,](\d{1,9}))?秒?|分)?\s*(am|pm)?$/i
const zoned = /(z|[+-]\d{2}:?\d{2})$/i

/** @returns `YYYY-MM-DD`; of a moment with a zone, the day that it falls on in the zone of the form */
export function readDay(text: string, form: DateForm): string | Fault {
  const parts = partsOf(text, form)
  if ('code' in parts) return parts
  if (parts.time === undefined || parts.offset === undefined) return parts.day.toString()
  return instantOf(parts, form).toZonedDateTimeISO(form.zone).toPlainDate().toString()
}

/** @returns an instant in UTC; a day alone is its beginning */
export function readMoment(text: string, form: DateForm): string | Fault {
  const parts = partsOf(text, form)
  if ('code' in parts) return parts.code === 'NOT_DATE' ? fault('NOT_TIME') : parts
  return instantOf(parts, form).toString()
}

function instantOf({ day, time, offset }: Parts, { zone }: DateForm): Temporal.Instant {
  const local = day.toPlainDateTime(time)
  if (offset !== undefined) return Temporal.Instant.from(`${local.toString()}${offset}`)
  return local.toZonedDateTime(zone).toInstant()
}

function partsOf(written: string, { order }: DateForm): Parts | Fault {
  const text = written.normalize('NFKC').trim()
  const first = yearFirst.exec(text)
  const last = first ? null : yearLast.exec(text)
  if (last && order === undefined) return fault('DATE_ORDER')
  const [head] = first ?? last ?? []
  if (head === undefined) return fault('NOT_DATE')
  const [year, month, day] = first
    ? [first[1], first[2] ?? first[4], first[3] ?? first[5]]
    : [last?.[3], order === 'mdy' ? last?.[1] : last?.[2], order === 'mdy' ? last?.[2] : last?.[1]]
  const rest = text.slice(head.length).replace(/^[T\s,]+/i, '')
  const [offset] = /\d[:时点]/.test(rest) ? (zoned.exec(rest) ?? []) : []
  const time = rest === '' ? undefined : timeOf(offset === undefined ? rest : rest.slice(0, -offset.length).trim())
  if (time === null) return fault('NOT_DATE')
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) }
    return { day: Temporal.PlainDate.from(parts, { overflow: 'reject' }), time, offset: offset?.toUpperCase() }
  } catch (error) {
    if (error instanceof RangeError) return fault('NOT_DATE')
    throw error
  }
}

function timeOf(text: string): Temporal.PlainTime | null {
  const match = clock.exec(text)
  if (!match) return null
  const [, before, hours, minutes, seconds = '0', fraction = '', behind] = match
  const half = (before ?? behind)?.toLowerCase()
  const hour = Number(hours)
  if (half !== undefined && (hour < 1 || hour > 12)) return null
  const noon = half === 'pm' || half === '下午' ? 12 : 0
  try {
    return Temporal.PlainTime.from(
      {
        hour: half === undefined ? hour : (hour % 12) + noon,
        minute: Number(minutes),
        second: Number(seconds),
        ...fractionOf(fraction),
      },
      { overflow: 'reject' },
    )
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Microseconds are as fine as what is stored. */
function fractionOf(digits: string): { millisecond: number; microsecond: number } {
  const six = digits.padEnd(6, '0')
  return { millisecond: Number(six.slice(0, 3)), microsecond: Number(six.slice(3, 6)) }
}
