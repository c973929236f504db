/** Figures, days and moments as people read them. Only `Intl`: it is in every browser, where Temporal is not yet. */
import { aheadAt } from './zone.ts'
import type { Language } from '@citywide/model/text'
import { localeOf } from './text.ts'

export interface Format {
  /** ISO 4217 code: what amounts of the city are in. */
  readonly currency: string
  /** At most `digits` decimals (default: enough for three significant ones), grouped. */
  readonly number: (value: number, digits?: number) => string
  /** 0 to 1 as a percentage without decimals. */
  readonly share: (value: number) => string
  /** Civil day `YYYY-MM-DD`. */
  readonly day: (day: string) => string
  /** Civil day without the year. */
  readonly dayShort: (day: string) => string
  readonly month: (day: string) => string
  readonly year: (day: string) => string
  /** ISO instant as day and time in the city's zone. */
  readonly moment: (instant: string) => string
  readonly time: (instant: string) => string
  /** Day of an ISO instant in the city's zone. */
  readonly dayOf: (instant: string) => string
  /** "3 days ago", "in 2 months". */
  readonly ago: (instant: string, now: number) => string
  /** The age alone: "3 days", "18 min". */
  readonly age: (instant: string, now: number) => string
  readonly months: (count: number) => string
  readonly list: (parts: readonly string[]) => string
  /** Orders texts as the language does; Chinese by pinyin. */
  readonly compare: (a: string, b: string) => number
}

const steps = [
  ['year', 365.25 * 86_400],
  ['month', 30.4375 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** The largest whole unit of a span of seconds. */
function spanOf(seconds: number): { value: number; unit: (typeof steps)[number][0] } {
  const size = Math.abs(seconds)
  const [unit, length] = steps.find(([, least]) => size >= least * (least > 86_400 ? 2 : 1)) ?? steps[4]
  return { value: Math.trunc(seconds / length), unit }
}

function civil(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`)
}

const made = new Map<string, Format>()

export function formatFor(language: Language, timeZone: string, currency: string): Format {
  const key = `${language} ${timeZone} ${currency}`
  const format = made.get(key) ?? makeFormat(language, timeZone, currency)
  made.set(key, format)
  return format
}

function makeFormat(language: Language, timeZone: string, currency: string): Format {
  const locale = localeOf[language]
  const date = (options: Intl.DateTimeFormatOptions, zone: string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    return (moment: Date) => format.format(moment)
  }
  const long = { year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric' } as const
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const dayIn = date(long, 'UTC')
  const dayShort = date({ month: long.month, day: 'numeric' }, 'UTC')
  const month = date({ year: 'numeric', month: long.month }, 'UTC')
  const year = date({ year: 'numeric' }, 'UTC')
  const moment = date({ ...long, ...clock }, timeZone)
  const time = date(clock, timeZone)
  const dayOf = date(long, timeZone)
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const numbers = new Map<number, Intl.NumberFormat>()
  const decimals = (digits: number) => {
    const known = numbers.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits })
    numbers.set(digits, known)
    return known
  }
  return {
    currency,
    number: (value, digits) =>
      decimals(digits ?? (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)).format(value),
    share: (value) => percent.format(value),
    day: (day) => dayIn(civil(day)),
    dayShort: (day) => dayShort(civil(day)),
    month: (day) => month(civil(day)),
    year: (day) => year(civil(day)),
    moment: (instant) => moment(new Date(instant)),
    time: (instant) => time(new Date(instant)),
    dayOf: (instant) => dayOf(new Date(instant)),
    ago: (instant, now) => {
      const { value, unit } = spanOf((Date.parse(instant) - now) / 1000)
      return spaced(relative.format(value, unit))
    },
    age: (instant, now) => {
      const { value, unit } = spanOf((now - Date.parse(instant)) / 1000)
      const unitDisplay = unit === 'minute' || unit === 'hour' ? 'short' : 'long'
      return spaced(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(Math.abs(value)))
    },
    months: (count) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: 'month', unitDisplay: 'long' }).format(count),
    list: (parts) => lists.format(parts),
    compare: new Intl.Collator(locale, { numeric: true }).compare,
  }
}

/** 「6 天前」: a figure and a Chinese word stand apart, as in our own sentences. */
function spaced(text: string): string {
  return text.replace(/(?<=\d)(?=\p{Script=Han})/u, ' ')
}

/**
 * The instant at which a civil day ends in a zone, one millisecond before the next begins.
 *
 * @param day `YYYY-MM-DD`
 */
export function endOfDay(day: string, timeZone: string): string {
  const next = Date.parse(`${day}T00:00:00Z`) + 86_400_000
  return new Date(next - aheadAt(next, timeZone) - 1).toISOString()
}

export function startOfDay(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return new Date(midnight - aheadAt(midnight, timeZone)).toISOString()
}

/** The civil day of a moment in a zone, `YYYY-MM-DD`. */
export function civilDay(moment: number, timeZone: string): string {
  return new Date(moment + aheadAt(moment, timeZone)).toISOString().slice(0, 10)
}
