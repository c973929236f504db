/** Times as sources write them: with a zone, by the clock of a place, or counted since 1970. */
import type { RowMapping } from '@citywide/model/observations/pull'
import type { RejectionReason } from '@citywide/model/observations/rejection'
import { parseDecimal } from '../../../ingest/decimal.ts'

type Format = RowMapping['time']['format']

/** ISO 8601 with its zone, or milliseconds since 1970; or why it is no time. */
export type Moment = { readonly at: string | number } | { readonly refused: RejectionReason }

const refused = (reason: RejectionReason): Moment => ({ refused: reason })

/**
 * @param zone IANA name; by its clock times without a zone are read
 * @param now milliseconds since 1970; when the source was asked
 */
export function timeReader(format: Format, zone: string, now: number): (text: string) => Moment {
  if (format === 'arrival') return () => ({ at: now })
  if (format === 'seconds') return (text) => counted(text, 1_000)
  if (format === 'milliseconds') return (text) => counted(text, 1)
  if (format === 'iso') return withZone
  const clock = localClock(zone)
  const order = orders[format]
  return (text) => {
    const parts = localParts(text, order)
    return parts ? clock(parts) : refused(text.trim() === '' ? 'TIME_MISSING' : 'TIME_NOT_VALID')
  }
}

function withZone(text: string): Moment {
  const trimmed = text.trim()
  // A bare number here would be taken for milliseconds: the source said that it writes times out.
  if (/^[+-]?[\d.]+$/.test(trimmed)) return refused('TIME_NOT_VALID')
  return trimmed === '' ? refused('TIME_MISSING') : { at: trimmed }
}

function counted(text: string, unit: number): Moment {
  if (text.trim() === '') return refused('TIME_MISSING')
  const milliseconds = parseDecimal(text.trim()) * unit
  if (!Number.isFinite(milliseconds)) return refused('TIME_NOT_VALID')
  if (Math.abs(milliseconds) > 8e15) return refused('TIME_OUT_OF_RANGE')
  // Parts of a millisecond that come from binary fractions are no time that anybody measured.
  return { at: Math.round(milliseconds) }
}

/** Places of year, month and day among the first three figures. */
const orders = { local: [0, 1, 2], 'local-dmy': [2, 1, 0], 'local-mdy': [2, 0, 1] } as const

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** 20261122, 202611220800, 20261122080000, with or without a T or a blank in the middle. */
const compact = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/
const spoken =
  /^(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})(?:\D{1,3}(\d{1,2})(?:\D{1,3}(\d{1,2})(?:\D{1,3}(\d{1,2})(?:[.,](\d{1,9}))?)?)?)?[^\d]{0,2}$/

/** Figures in the order of the source, whatever stands between them: 2026/3/1 8:00, 2026年3月1日8时, 1.3.2026 08:00. */
function localParts(text: string, [year, month, day]: readonly [number, number, number]): Parts | undefined {
  const trimmed = text.trim()
  const [, ...figures] = compact.exec(trimmed) ?? spoken.exec(trimmed) ?? []
  // Half days and zones are other ways of writing: read past, they would be hours off.
  if (figures.length === 0 || /[ap]\.?m|[上下]午|z$/i.test(trimmed)) return undefined
  const dates = figures.slice(0, 3)
  if (dates[year]?.length !== 4) return undefined
  const clock = figures.slice(3, 6).map((figure) => Number(figure ?? 0))
  const [hour = 0, minute = 0, second = 0] = clock
  const millisecond = Math.trunc(Number(`0.${figures[6] ?? 0}`) * 1_000)
  const parts = { year: Number(dates[year]), month: Number(dates[month]), day: Number(dates[day]) }
  // The end of a day may be written as its 24th hour.
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second + millisecond > 0)) return undefined
  return { ...parts, hour, minute, second, millisecond }
}

const HOUR = 3_600_000

/** The instant that a clock on the wall of a zone shows; each hour is looked up once. */
function localClock(zone: string): (parts: Parts) => Moment {
  /** Milliseconds from UTC where the whole hour has one; null where the clock is moved within it. */
  const known = new Map<number, number | null>()
  return ({ year, month, day, hour, minute, second, millisecond }) => {
    const date = Date.UTC(year, month - 1, day)
    if (year < 1900 || month < 1 || day < 1 || new Date(date).getUTCMonth() !== month - 1)
      return refused('TIME_NOT_VALID')
    const wall = date + hour * HOUR + minute * 60_000 + second * 1_000 + millisecond
    const start = Math.floor(wall / HOUR) * HOUR
    let offset = known.get(start)
    if (offset === undefined) {
      const [first, last] = [atWall(start, zone), atWall(start + HOUR - 1, zone)]
      const one = 'at' in first && 'at' in last && last.at - first.at === HOUR - 1
      offset = one ? start - first.at : null
      known.set(start, offset)
    }
    return offset === null ? atWall(wall, zone) : { at: wall - offset }
  }
}

/** Source: Temporal's reading of a time that a zone skips (a gap) or shows twice. */
function atWall(wall: number, zone: string): { readonly at: number } | { readonly refused: RejectionReason } {
  const shown = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()
  const earlier = shown.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = shown.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { at: earlier.epochMilliseconds }
  return { refused: earlier.toPlainDateTime().equals(shown) ? 'TIME_TWICE' : 'TIME_SKIPPED' }
}
