import { describe, expect, test } from 'vitest'
import { groupStates, type GroupState } from '@citywide/model/observations/event-rule'
import {
  fallSilent,
  type Finding,
  findings,
  judge,
  type Limits,
  type Machine,
  newMachine,
  openTable,
  table,
} from './machine.ts'

const MINUTE = 60_000_000
const limits: Limits = { above: true, limit: 75, hold: 10 * MINUTE, clear: 35, clearHold: 10 * MINUTE }

/** A machine in a state, by hand: long ago, so that what has to last has lasted where the finding says so. */
function machineIn(state: GroupState, open: boolean): Machine {
  return { ...newMachine(), state, episode: open ? 5 * MINUTE : null }
}

const NOW = 100 * MINUTE
const bring: Record<Finding, (machine: Machine) => void> = {
  beyond: (machine) => judge(machine, limits, NOW, 80),
  held(machine) {
    machine.beyondSince = NOW - 10 * MINUTE
    judge(machine, limits, NOW, 80)
  },
  between: (machine) => judge(machine, limits, NOW, 50),
  back: (machine) => judge(machine, limits, NOW, 35),
  over(machine) {
    machine.backSince = NOW - 10 * MINUTE
    judge(machine, limits, NOW, 20)
  },
  silent: (machine) => fallSilent(machine, NOW),
  failed: (machine) => judge(machine, limits, NOW, Number.NaN),
}

const states = Object.keys(groupStates) as GroupState[]

/** Written once more, by hand: the table of the specification. */
const expected: Record<GroupState, Record<Finding, GroupState>> = {
  normal: {
    beyond: 'pending',
    held: 'firing',
    between: 'normal',
    back: 'normal',
    over: 'normal',
    silent: 'noData',
    failed: 'error',
  },
  pending: {
    beyond: 'pending',
    held: 'firing',
    between: 'normal',
    back: 'normal',
    over: 'normal',
    silent: 'noData',
    failed: 'error',
  },
  firing: {
    beyond: 'firing',
    held: 'firing',
    between: 'firing',
    back: 'firing',
    over: 'normal',
    silent: 'noData',
    failed: 'error',
  },
  noData: {
    beyond: 'pending',
    held: 'firing',
    between: 'normal',
    back: 'normal',
    over: 'normal',
    silent: 'noData',
    failed: 'error',
  },
  error: {
    beyond: 'pending',
    held: 'firing',
    between: 'normal',
    back: 'normal',
    over: 'normal',
    silent: 'noData',
    failed: 'error',
  },
}
const expectedOpen: typeof expected = { ...expected, noData: expected.firing, error: expected.firing }

describe.each([
  ['no alert is open', false, table, expected],
  ['an alert is open', true, openTable, expectedOpen],
] as const)('while %s', (_, open, written, wanted) => {
  test.each(states.flatMap((state) => findings.map((finding) => ({ state, finding }))))(
    '$state and $finding',
    ({ state, finding }) => {
      const machine = machineIn(state, open)
      bring[finding](machine)
      expect([machine.state, written[state][finding]]).toStrictEqual([wanted[state][finding], wanted[state][finding]])
    },
  )
})

test('an episode begins where the limit was first passed, stays through silence and ends in normal', () => {
  const machine = newMachine()
  const steps = [
    judge(machine, limits, 1 * MINUTE, 80),
    judge(machine, limits, 11 * MINUTE, 90),
    fallSilent(machine, 40 * MINUTE),
    judge(machine, limits, 50 * MINUTE, 50),
    judge(machine, limits, 60 * MINUTE, 30),
    judge(machine, limits, 70 * MINUTE, 20),
  ]
  expect(steps.map((step) => step && [step.to, step.episode])).toStrictEqual([
    ['pending', MINUTE],
    ['firing', MINUTE],
    ['noData', MINUTE],
    ['firing', MINUTE],
    undefined,
    ['normal', MINUTE],
  ])
  expect([steps[1]?.worst, steps[5]?.worst, machine.episode]).toStrictEqual([90, 90, null])
})

test('the limit itself is not beyond the limit, and the clear level itself is back, on both sides', () => {
  const at = { ...limits, hold: 0, clearHold: 0 }
  const above = newMachine()
  judge(above, at, MINUTE, 75)
  expect(above.state).toBe('normal')
  judge(above, at, 2 * MINUTE, 75.1)
  judge(above, at, 3 * MINUTE, 35.1)
  expect(above.state).toBe('firing')
  judge(above, at, 4 * MINUTE, 35)
  expect(above.state).toBe('normal')
  const below = newMachine()
  const low = { ...at, above: false, limit: 5, clear: 6 }
  judge(below, low, MINUTE, 5)
  expect(below.state).toBe('normal')
  judge(below, low, 2 * MINUTE, 4.9)
  judge(below, low, 3 * MINUTE, 5.9)
  expect(below.state).toBe('firing')
  judge(below, low, 4 * MINUTE, 6)
  expect(below.state).toBe('normal')
})
