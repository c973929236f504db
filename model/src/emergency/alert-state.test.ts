import { expect, test } from 'vitest'
import { type AlertAct, alertActs, type AlertFacts, alertStateOf, alertStates, factsAfter } from './alert-state.ts'

const at = '2026-11-22T08:00:00Z'
const later = '2026-11-22T08:05:00Z'
const nothing: AlertFacts = {
  ackAt: null,
  assignedAt: null,
  closedAt: null,
  falseAlarm: null,
  incidentId: null,
  mergedIntoId: null,
}
const seen = { ...nothing, ackAt: at }
const inHand = { ...seen, assignedAt: at }
/** One alert in each state. */
const examples: Readonly<Record<keyof typeof alertStates, AlertFacts>> = {
  raised: nothing,
  acknowledged: seen,
  inHand,
  incident: { ...inHand, incidentId: 'incident' },
  merged: { ...inHand, mergedIntoId: 'leader' },
  closed: { ...inHand, closedAt: at, falseAlarm: false },
  falseAlarm: { ...seen, closedAt: at, falseAlarm: true },
}

/** Every state and every act, a second time: where it leads, or `.` where it may not be done. */
const table = `
               acknowledge   assign    merge   unmerge  openIncident  close   falseAlarm  reopen
  raised       acknowledged  inHand    merged  .        incident      closed  falseAlarm  .
  acknowledged .             inHand    merged  .        incident      closed  falseAlarm  .
  inHand       .             inHand    merged  .        incident      closed  falseAlarm  .
  incident     .             incident  .       .        .             closed  falseAlarm  .
  merged       .             .         .       inHand   .             .       .           .
  closed       .             .         .       .        .             .       .           inHand
  falseAlarm   .             .         .       .        .             .       .           acknowledged
`
const [head = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

test('the table has every state and every act', () => {
  expect(rows.map(([state]) => state)).toEqual(Object.keys(alertStates))
  expect(head).toEqual(Object.keys(alertActs))
})

test.each(Object.entries(examples))('the facts of an alert say that it is %s', (state, facts) => {
  expect(alertStateOf(facts)).toBe(state)
})

const cells = rows.flatMap(([state = '', ...to]) => head.map((act, column) => [state, act, to[column] ?? ''] as const))
test.each(cells)('%s: %s leads to %s', (state, act, to) => {
  const before = examples[state as keyof typeof alertStates]
  const after = factsAfter(before, act as AlertAct, { at: later, into: 'leader', incident: 'incident' })
  expect(after === undefined ? '.' : alertStateOf(after)).toBe(to)
  // Whoever does anything has seen it, and nobody's first look is overwritten.
  if (after) expect(after.ackAt).toBe(before.ackAt ?? later)
})
