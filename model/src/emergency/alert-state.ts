/**
 * Where an alert stands. Nobody writes the state down: it follows from what is known of the alert, so that an alert that
 * was imported, typed in or raised by a rule has one, and none can contradict its own facts.
 */
import { z } from 'zod'
import type { Text } from '../text.ts'

export const alertStates = {
  raised: { zh: '待确认', en: 'Raised' },
  acknowledged: { zh: '已确认', en: 'Acknowledged' },
  inHand: { zh: '处置中', en: 'In hand' },
  incident: { zh: '已转突发事件', en: 'Incident opened' },
  merged: { zh: '已归并', en: 'Merged' },
  closed: { zh: '已办结', en: 'Closed' },
  falseAlarm: { zh: '误报', en: 'False alarm' },
} as const satisfies Record<string, Text>
export type AlertState = keyof typeof alertStates
export const AlertState = z.enum(Object.keys(alertStates) as [AlertState, ...AlertState[]]).meta({ id: 'AlertState' })

/** States in which somebody still has to do something. */
export const openAlertStates: readonly AlertState[] = ['raised', 'acknowledged', 'inHand', 'incident']

/** What the state follows from; times are ISO 8601. */
export interface AlertFacts {
  readonly ackAt: string | null
  readonly assignedAt: string | null
  readonly closedAt: string | null
  readonly falseAlarm: boolean | null
  readonly incidentId: string | null
  readonly mergedIntoId: string | null
}

export function alertStateOf(facts: AlertFacts): AlertState {
  if (facts.mergedIntoId !== null) return 'merged'
  if (facts.closedAt !== null) return facts.falseAlarm === true ? 'falseAlarm' : 'closed'
  if (facts.incidentId !== null) return 'incident'
  if (facts.assignedAt !== null) return 'inHand'
  return facts.ackAt === null ? 'raised' : 'acknowledged'
}

export const alertActs = {
  acknowledge: { zh: '确认', en: 'Acknowledge' },
  assign: { zh: '派单', en: 'Assign' },
  merge: { zh: '归并', en: 'Merge' },
  unmerge: { zh: '取消归并', en: 'Take apart' },
  openIncident: { zh: '转为突发事件', en: 'Open an incident' },
  close: { zh: '办结', en: 'Close' },
  falseAlarm: { zh: '判为误报', en: 'Mark as a false alarm' },
  reopen: { zh: '重新打开', en: 'Open again' },
} as const satisfies Record<string, Text>
export type AlertAct = keyof typeof alertActs
export const AlertAct = z.enum(Object.keys(alertActs) as [AlertAct, ...AlertAct[]]).meta({ id: 'AlertAct' })

/**
 * What may be done in which state; whatever is not written here cannot happen. Where it leads follows from the facts:
 * an alert that is taken out of a merger, or opened again, stands where its own facts put it.
 */
const acts: Readonly<Record<AlertState, readonly AlertAct[]>> = {
  raised: ['acknowledge', 'assign', 'merge', 'openIncident', 'close', 'falseAlarm'],
  acknowledged: ['assign', 'merge', 'openIncident', 'close', 'falseAlarm'],
  inHand: ['assign', 'merge', 'openIncident', 'close', 'falseAlarm'],
  incident: ['assign', 'close', 'falseAlarm'],
  merged: ['unmerge'],
  closed: ['reopen'],
  falseAlarm: ['reopen'],
}

export function openActs(state: AlertState): readonly AlertAct[] {
  return acts[state]
}

/** What an act is done with. */
export interface AlertMove {
  readonly at: string
  /** Of a merger: the alert that leads it. */
  readonly into?: string
  /** Of an incident: the one that was opened. */
  readonly incident?: string
}

/**
 * The facts after an act; undefined where it may not be done. Whoever does anything with an alert has seen it, so every
 * act but taking one back acknowledges as well.
 */
export function factsAfter(
  facts: AlertFacts,
  act: AlertAct,
  { at, into, incident }: AlertMove,
): AlertFacts | undefined {
  if (!acts[alertStateOf(facts)].includes(act)) return undefined
  const seen = { ...facts, ackAt: facts.ackAt ?? at }
  switch (act) {
    case 'acknowledge':
      return seen
    case 'assign':
      return { ...seen, assignedAt: at }
    case 'merge':
      return into === undefined ? undefined : { ...seen, mergedIntoId: into }
    case 'unmerge':
      return { ...facts, mergedIntoId: null, closedAt: null, falseAlarm: null }
    case 'openIncident':
      return incident === undefined ? undefined : { ...seen, incidentId: incident }
    case 'close':
      return { ...seen, closedAt: at, falseAlarm: false }
    case 'falseAlarm':
      return { ...seen, closedAt: at, falseAlarm: true }
    case 'reopen':
      return { ...facts, closedAt: null, falseAlarm: null }
  }
}
