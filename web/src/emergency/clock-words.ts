/** How the clocks of an alert stand at a moment, from what the server said of them. Figures only: Temporal is not in every browser. */
import type { AlertClock, ClockState } from '@citywide/model/emergency/alert-clock'

const two = (value: number) => String(value).padStart(2, '0')

/** `12:06` up to an hour, `3:05:12` up to a day, then `2 d 04:10`. Always of the same shape while it runs. */
export function elapsed(milliseconds: number, dayWord: string): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor((seconds % 86_400) / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  if (days > 0) return `${days} ${dayWord} ${two(hours)}:${two(minutes)}`
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** The state of a clock now: between two answers of the server it goes on. */
export function clockStateNow({ due, warnsFrom, metAt }: AlertClock, now: number): ClockState {
  if (metAt !== null) return Date.parse(metAt) > Date.parse(due) ? 'late' : 'onTime'
  if (now > Date.parse(due)) return 'breached'
  return now >= Date.parse(warnsFrom) ? 'warned' : 'running'
}

/** The clock that counts: until somebody acknowledged that one, then the one to the end. */
export function leadingClock(clocks: { readonly acknowledge: AlertClock; readonly close: AlertClock }) {
  return clocks.acknowledge.metAt === null && clocks.close.metAt === null
    ? (['acknowledge', clocks.acknowledge] as const)
    : (['close', clocks.close] as const)
}
