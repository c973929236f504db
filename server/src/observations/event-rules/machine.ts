/**
 * The states of one group of an event rule, as a written table: what was, what the newest evaluation says, what is.
 * Times are microseconds since 1970, all of them event time.
 */
import type { EventRuleDeclaration, GroupState } from '@citywide/model/observations/event-rule'

/**
 * What an evaluation says: the limit is passed (`beyond`), and has been for long enough (`held`); neither limit nor clear
 * level is reached (`between`); the clear level is reached (`back`), and has been for long enough (`over`); nothing usable
 * came for too long (`silent`); it could not be evaluated (`failed`).
 */
export const findings = ['beyond', 'held', 'between', 'back', 'over', 'silent', 'failed'] as const
export type Finding = (typeof findings)[number]

const normal: Record<Finding, GroupState> = {
  beyond: 'pending',
  held: 'firing',
  between: 'normal',
  back: 'normal',
  over: 'normal',
  silent: 'noData',
  failed: 'error',
}
const firing: Record<Finding, GroupState> = {
  beyond: 'firing',
  held: 'firing',
  between: 'firing',
  back: 'firing',
  over: 'normal',
  silent: 'noData',
  failed: 'error',
}

/** While no alert is open: a value after silence or failure is judged as from normal. */
export const table: Readonly<Record<GroupState, Readonly<Record<Finding, GroupState>>>> = {
  normal,
  pending: normal,
  firing,
  noData: normal,
  error: normal,
}

/** While an alert is open, silence and failure do not end it: a value after them is judged as from firing. */
export const openTable: typeof table = { normal, pending: normal, firing, noData: firing, error: firing }

export interface Machine {
  state: GroupState
  /** Since when it is in this state; of silence, the moment it began to count. */
  since: number
  /** Begin of the episode that is open. */
  episode: number | null
  /** Since when the limit has been passed without a break. */
  beyondSince: number | null
  /** Since when the clear level has been reached without a break. */
  backSince: number | null
  /** The value of the newest evaluation. */
  value: number | null
  /** The value furthest beyond the limit in the open episode. */
  worst: number | null
}

export function newMachine(): Machine {
  return { state: 'normal', since: 0, episode: null, beyondSince: null, backSince: null, value: null, worst: null }
}

/** A change of state. `episode`: begin of the episode that it belongs to. */
export interface Step {
  readonly from: GroupState
  readonly to: GroupState
  readonly at: number
  readonly episode: number | null
  readonly value: number | null
  readonly worst: number | null
}

/** What the machine needs of a rule, in microseconds. */
export interface Limits {
  readonly above: boolean
  readonly limit: number
  readonly hold: number
  readonly clear: number
  readonly clearHold: number
}

const SECOND = 1_000_000

export function limitsOf({ side, limit, forSeconds, clear }: EventRuleDeclaration): Limits {
  return {
    above: side === 'above',
    limit,
    hold: forSeconds * SECOND,
    clear: clear.level,
    clearHold: clear.forSeconds * SECOND,
  }
}

/** Judges a value. A value that is no number is a failure, never normal. @returns the change, if it is one */
export function judge(machine: Machine, limits: Limits, at: number, value: number): Step | undefined {
  if (!Number.isFinite(value)) return move(machine, 'failed', at)
  const { above, limit, hold, clear, clearHold } = limits
  machine.value = value
  if (above ? value > limit : value < limit) {
    machine.beyondSince ??= at
    machine.backSince = null
    const { worst } = machine
    if (worst === null || (above ? value > worst : value < worst)) machine.worst = value
    return move(machine, at - machine.beyondSince >= hold ? 'held' : 'beyond', at)
  }
  machine.beyondSince = null
  if (above ? value > clear : value < clear) {
    machine.backSince = null
    return move(machine, 'between', at)
  }
  machine.backSince ??= at
  return move(machine, at - machine.backSince >= clearHold ? 'over' : 'back', at)
}

export function fallSilent(machine: Machine, at: number): Step | undefined {
  machine.beyondSince = null
  machine.backSince = null
  machine.value = null
  return move(machine, 'silent', at)
}

function move(machine: Machine, finding: Finding, at: number): Step | undefined {
  const from = machine.state
  const to = (machine.episode === null ? table : openTable)[from][finding]
  if (to === from) {
    if (machine.episode === null && to !== 'pending') machine.worst = null
    return undefined
  }
  const open = machine.episode
  // An episode begins where the limit was first passed, and ends only in normal.
  if (to === 'firing') machine.episode ??= machine.beyondSince ?? at
  if (to === 'normal') machine.episode = null
  const { value } = machine
  const step: Step = {
    from,
    to,
    at,
    episode: to === 'firing' ? machine.episode : (open ?? (to === 'pending' ? machine.beyondSince : null)),
    value,
    worst: machine.worst,
  }
  machine.state = to
  machine.since = at
  if (to === 'normal') machine.worst = null
  return step
}
