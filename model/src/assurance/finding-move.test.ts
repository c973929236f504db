import { expect, test } from 'vitest'
import { callOf, findingActs, findingStates, moved } from './finding-move.ts'

test.each([
  ['open', 'acknowledge', 'acknowledged'],
  ['open', 'plan', 'planned'],
  ['open', 'lapse', undefined],
  ['open', 'close', 'closed'],
  ['acknowledged', 'acknowledge', undefined],
  ['acknowledged', 'plan', 'planned'],
  ['acknowledged', 'lapse', undefined],
  ['acknowledged', 'close', 'closed'],
  ['planned', 'acknowledge', undefined],
  ['planned', 'plan', undefined],
  ['planned', 'lapse', 'acknowledged'],
  ['planned', 'close', 'closed'],
  ['closed', 'acknowledge', undefined],
  ['closed', 'plan', undefined],
  ['closed', 'lapse', undefined],
  ['closed', 'close', undefined],
] as const)('%s, %s: %s', (state, act, then) => {
  expect(moved(state, act)).toBe(then)
})

test('every state and act stands in the table above', () => {
  expect(findingStates.length * findingActs.length).toBe(16)
})

test.each([
  ['not_met', undefined, false, 'open'],
  ['not_met', 'met', false, 'open'],
  ['not_met', 'not_assessable', false, 'open'],
  ['not_met', 'partly', true, 'leave'],
  ['partly', 'met', false, 'open'],
  ['partly', 'met', true, 'leave'],
  ['partly', undefined, false, 'leave'],
  ['partly', 'not_met', false, 'leave'],
  ['partly', 'not_met', true, 'leave'],
  ['not_assessable', 'not_met', true, 'leave'],
  ['not_assessable', 'met', false, 'leave'],
  ['met', 'not_met', true, 'close'],
  ['met', 'not_met', false, 'leave'],
  ['attested', 'not_met', true, 'close'],
  ['waived', 'not_met', true, 'close'],
  ['not_applicable', 'partly', true, 'close'],
] as const)('a rule that is %s after %s, with a finding: %s → %s', (state, before, standing, then) => {
  expect(callOf(state, before, standing).do).toBe(then)
})
