/** Moments as the clocks of a city show them, and back. Only `Intl`: it is in every browser, where Temporal is not yet. */

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(timeZone, made)
  return made
}

/** Milliseconds that the clocks are ahead of UTC at a moment. */
function aheadAt(moment: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(moment)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(moment / 1000) * 1000
}

/**
 * @param instant ISO 8601 with a zone
 * @returns `2026-11-22T08:00`, with seconds and their thousandths where there are any
 */
export function wallTime(instant: string, timeZone: string): string {
  const moment = Date.parse(instant)
  const shown = new Date(moment + aheadAt(moment, timeZone)).toISOString()
  return shown
    .slice(0, 23)
    .replace(/\.000$/, '')
    .replace(/(?<=T\d\d:\d\d):00$/, '')
}

/**
 * @param wall `2026-11-22T08:00`, as the field gives it
 * @returns the instant in UTC, `2026-11-22T00:00:00Z`; undefined for what is no time or was skipped when the clocks were
 *   put forward. An hour that came twice is the first of both.
 */
export function instantOf(wall: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(wall)) return undefined
  const shown = Date.parse(`${wall}Z`)
  if (Number.isNaN(shown) || new Date(shown).toISOString().slice(0, 16) !== wall.slice(0, 16)) return undefined
  const offsets = [shown - 86_400_000, shown + 86_400_000].map((near) => aheadAt(near, timeZone))
  const ahead = offsets.find((offset) => aheadAt(shown - offset, timeZone) === offset)
  if (ahead === undefined) return undefined
  return new Date(shown - ahead).toISOString().replace(/\.000Z$/, 'Z')
}

/** `+08:00` */
function offsetText(ahead: number): string {
  const minutes = Math.round(ahead / 60_000)
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** What is said beside a time field: `UTC+08:00`, at that moment. */
export function offsetAt(instant: string, timeZone: string): string {
  return `UTC${offsetText(aheadAt(Date.parse(instant), timeZone))}`
}
