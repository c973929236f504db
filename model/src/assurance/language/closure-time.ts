/** Days and moments as plain numbers: whole days, and milliseconds, since 1970. */
import type { TreeOf } from './tree.ts'

/** What a condition is given beside its records. */
export interface Given {
  /** The moment that is judged, in milliseconds. */
  readonly now: number
  /** The day that this is in the zone of the city. */
  readonly today: number
  readonly zone: string
}

const day = 86_400_000

export function givenAt(moment: string, zone: string): Given {
  const now = Temporal.Instant.from(moment)
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  return { now: now.epochMilliseconds, today: wholeDay(today.toString()), zone }
}

export function wholeDay(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / day
}

export function instantFrom(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds
}

/** Midnight of a day in a zone. Where it comes twice the second counts; where it is left out, what comes instead. */
export function localMidnight(of: number, zone: string): number {
  return localTime(plain(of * day), zone)
}

/** A day or moment moved by a duration: months by the calendar of the zone, days of a moment as 24 hours. */
export function shifted(of: number, { type, sign, by }: TreeOf<'shift'>, zone: string): number {
  const { years, months, days, hours, minutes } = Temporal.Duration.from(by)
  const by1 = sign === '+' ? 1 : -1
  const calendar = { months: by1 * (years * 12 + months) }
  if (type === 'date') {
    const moved = plain(of * day)
      .add(calendar)
      .add({ days: by1 * days, hours: by1 * hours, minutes: by1 * minutes })
    return wholeDay(moved.toPlainDate().toString())
  }
  const local = Temporal.Instant.fromEpochMilliseconds(of).toZonedDateTimeISO(zone).toPlainDateTime()
  const start = calendar.months === 0 ? of : localTime(local.add(calendar), zone)
  return start + by1 * (((days * 24 + hours) * 60 + minutes) * 60_000)
}

function plain(milliseconds: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO('UTC').toPlainDateTime()
}

function localTime(at: Temporal.PlainDateTime, zone: string): number {
  return at.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds
}
