import { parseCronItems } from 'graphile-worker'

const MINUTE = 60_000
/** Minutes to look ahead: five weeks, more than a month between two runs. */
const AHEAD = 35 * 24 * 60

/**
 * When a schedule falls due next.
 *
 * @param match five fields in UTC
 * @param now milliseconds since 1970
 * @returns milliseconds from now; undefined when it does not within five weeks
 */
export function nextRun(match: string, now: number): number | undefined {
  const [item] = parseCronItems([{ task: 'next', match }])
  if (!item) return undefined
  const first = Math.floor(now / MINUTE) + 1
  for (let minute = first; minute < first + AHEAD; minute += 1) {
    const at = new Temporal.Instant(BigInt(minute * MINUTE) * 1_000_000n).toZonedDateTimeISO('UTC')
    const digest = { min: at.minute, hour: at.hour, date: at.day, month: at.month, dow: at.dayOfWeek % 7 }
    if (item.match(digest)) return minute * MINUTE - now
  }
  return undefined
}
