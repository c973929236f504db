/** Whether the database answers, and how far its clock is from ours: looked at every second, over a connection kept for it. */
import type { Clock } from '../clock.ts'
import { outsideRights } from '../access/reach.ts'
import { onReserve } from '../postgres/reserve.ts'
import type { Pool } from '../postgres/pool.ts'

/** A database that needs longer than this for its clock is not well, in milliseconds. */
const PATIENCE = 1_000
/** Silence after which it counts as away and requests are refused before they wait for it, in milliseconds. */
const AWAY = 3_000
const EVERY = 1_000
/** Seconds between the two clocks that are worth a word, and those with which nothing is served. */
export const SKEW_WARNS = 2
export const SKEW_STOPS = 30

export interface DatabaseWatch {
  /** It answered the last time it was asked. */
  readonly answers: boolean
  /** It has been silent for 3 s. */
  readonly away: boolean
  /** Seconds that its clock is ahead of ours; undefined until it has answered once. */
  readonly skew: number | undefined
  /** Asks now; resolves with the answer, after a second at the latest. */
  look(): Promise<boolean>
  /** Looks every second from now on. */
  start(): void
  stop(): void
}

/** @param warn told when the clocks part by more than 2 s, and when they agree again */
export function watchDatabase(pool: Pool, clock: Clock, warn: (skew: number) => void = () => undefined): DatabaseWatch {
  let answers = true
  let answered = performance.now()
  let skew: number | undefined
  let warned = false
  let asking: Promise<boolean> | undefined
  let timer: NodeJS.Timeout | undefined

  const ask = async (): Promise<boolean> => {
    const before = clock.now().epochMilliseconds
    const { rows } = await outsideRights(() =>
      onReserve(() =>
        pool.query<{ now: number }>('select (extract(epoch from clock_timestamp()) * 1000)::float8 as now'),
      ),
    )
    const middle = (before + clock.now().epochMilliseconds) / 2
    answered = performance.now()
    skew = ((rows[0]?.now ?? middle) - middle) / 1_000
    if (Math.abs(skew) > SKEW_WARNS !== warned) {
      warned = !warned
      warn(skew)
    }
    return true
  }
  /** One question at a time: a database that hangs is not asked again and again. */
  const look = async (): Promise<boolean> => {
    asking ??= ask()
      .catch(() => false)
      .finally(() => {
        asking = undefined
      })
    const { promise: late, resolve } = Promise.withResolvers<false>()
    const alarm = setTimeout(resolve, PATIENCE, false)
    answers = await Promise.race([asking, late])
    clearTimeout(alarm)
    return answers
  }

  return {
    get answers() {
      return answers
    },
    get away() {
      return !answers && performance.now() - answered > AWAY
    },
    get skew() {
      return skew
    },
    look,
    start() {
      timer ??= setInterval(() => void look(), EVERY)
    },
    stop() {
      clearInterval(timer)
    },
  }
}
