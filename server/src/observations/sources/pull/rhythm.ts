/** When a source is asked next. */
import type { Schedule } from '@citywide/model/observations/pull'
import { nextRun } from '#platform/health/cron.ts'

const LEAST = 30
const LONGEST = 3_600
const WEEK = 604_800

/** @returns seconds from now; @param now milliseconds since 1970; @param taken seconds since this time was begun */
export function nextAfterSuccess(schedule: Schedule, now: number, taken: number): number {
  return schedule.by === 'interval' ? Math.max(0, schedule.seconds - taken) : inSeconds(schedule.cron, now)
}

/**
 * After faults the pauses grow, so that a system in trouble is not asked more than it can bear: half a minute, one, two …
 * up to an hour, and never sooner than it is asked when all is well.
 *
 * @param wait seconds that the other side asked for
 */
export function nextAfterFault(schedule: Schedule, now: number, failures: number, wait = 0): number {
  const pause = Math.min(LEAST * 2 ** Math.min(failures - 1, 10), LONGEST)
  const usual = schedule.by === 'interval' ? schedule.seconds : 0
  // By the clock, a night's data need not wait for the next night.
  const late = schedule.by === 'cron' ? Math.min(pause, inSeconds(schedule.cron, now)) : Math.max(pause, usual)
  return Math.max(late, wait)
}

function inSeconds(cron: string, now: number): number {
  try {
    return Math.ceil((nextRun(cron, now) ?? WEEK * 1_000) / 1_000)
  } catch {
    return WEEK
  }
}
