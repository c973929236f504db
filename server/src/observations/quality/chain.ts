/** The observations of one stream, one after another in order of time: what each of them is worth beside those before. */
import { flagBit } from '@citywide/model/observations/quality'
import type { Limits } from './limits.ts'

/** What is remembered of the observations so far; times in microseconds since 1970, NONE where there was none. */
export interface Chain {
  /** Newest of all. */
  seenTime: number
  /** Newest that may be used. */
  usableTime: number
  usableValue: number
  /** Since when the value has been the same. A run begins with a usable value, so its value is the usable one. */
  runSince: number
  /** Something before is not settled yet: what is found from here on is settled with it. */
  doubtful: boolean
}

export const NONE = -1

export function emptyChain(): Chain {
  return { seenTime: NONE, usableTime: NONE, usableValue: 0, runSince: NONE, doubtful: false }
}

const OUT_OF_RANGE = flagBit('outOfRange')
const STUCK = flagBit('stuck')
const IMPLAUSIBLE = flagBit('implausible')
const RATE = flagBit('rate')
const GAP = flagBit('gap')

/** Appends one observation, later than all before, and returns its flags. */
export function follow(chain: Chain, limits: Limits, time: number, value: number): number {
  let flags = chain.seenTime !== NONE && time - chain.seenTime > limits.gap ? GAP : 0
  chain.seenTime = time
  if (value < limits.least || value > limits.most) return flags | OUT_OF_RANGE
  if (value < limits.plausibleLeast || value > limits.plausibleMost) flags |= IMPLAUSIBLE
  const { usableTime } = chain
  if (usableTime === NONE) chain.runSince = time
  else if (value !== chain.usableValue) {
    chain.runSince = time
    // Two values closer than the rhythm would make a great rate of a little noise.
    const passed = Math.max(time - usableTime, limits.interval)
    if (Math.abs(value - chain.usableValue) * limits.changeTime > limits.change * passed) flags |= RATE
  } else if (time - chain.runSince >= limits.stuck) return flags | STUCK
  chain.usableTime = time
  chain.usableValue = value
  return flags
}
