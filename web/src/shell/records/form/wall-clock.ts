/** Moments as the clocks of a city show them, and back. */

import { aheadAt } from '../../../ui/zone.ts'

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
