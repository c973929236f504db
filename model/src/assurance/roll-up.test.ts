import type { VerdictState } from './verdict-state.ts'
import { expect, test } from 'vitest'
import { rollUp, worstOf } from './roll-up.ts'

function result(state: VerdictState, score: number | null = null) {
  return { state, score }
}

test('the worst rule that can be assessed decides, and the mean gives the score', () => {
  expect(rollUp([result('met', 100), result('partly', 70)])).toMatchObject({ state: 'partly', score: 85, coverage: 1 })
  expect(rollUp([result('met', 100), result('not_met', 40)])).toMatchObject({ state: 'not_met', score: 49 })
})

test('a rule that cannot be assessed lowers the coverage and leaves the state', () => {
  expect(rollUp([result('met', 100), result('not_assessable')])).toMatchObject({
    state: 'met',
    score: 100,
    coverage: 0.5,
  })
  expect(rollUp([result('not_assessable'), result('not_assessable')])).toMatchObject({
    state: 'not_assessable',
    score: null,
    coverage: 0,
  })
})

test('what does not apply leaves the sum', () => {
  expect(rollUp([result('met', 90), result('not_applicable'), result('waived')])).toMatchObject({
    state: 'met',
    coverage: 1,
    applicable: 1,
  })
  expect(rollUp([result('not_applicable')]).state).toBe('not_applicable')
})

test('a statement counts as less than a computed result', () => {
  expect(worstOf(['met', 'attested'])).toBe('attested')
  expect(worstOf([])).toBe('not_assessable')
})
