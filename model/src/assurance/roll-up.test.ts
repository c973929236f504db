import type { VerdictState } from './verdict-state.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { criticalOf, rollUp, worstOf } from './roll-up.ts'

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

test('a heavier rule counts for more in the mean', () => {
  const weighing = (weight: number, score: number) => ({ ...result('partly', score), card: { weight } })
  expect(rollUp([weighing(3, 60), weighing(1, 100)]).score).toBe(70)
  expect(rollUp([result('partly', 60), weighing(1, 100)]).score).toBe(80)
})

test('a critical rule that is not met is named, whatever the others say', () => {
  const results = [
    { card: { id: 'A', critical: true }, state: 'not_met' },
    { card: { id: 'B', critical: false }, state: 'not_met' },
    { card: { id: 'C', critical: true }, state: 'partly' },
  ] as const
  expect(criticalOf(results)).toEqual(['A'])
})

const states: readonly VerdictState[] = [
  'met',
  'partly',
  'not_met',
  'not_assessable',
  'attested',
  'not_applicable',
  'waived',
]
const computed: readonly VerdictState[] = ['met', 'partly', 'not_met']
const anyResult = fc
  .tuple(fc.constantFrom(...states), fc.nat(100), fc.integer({ min: 1, max: 10 }))
  .map(([state, score, weight]) => ({ ...result(state, computed.includes(state) ? score : null), card: { weight } }))
const anyResults = fc.array(anyResult, { maxLength: 12 })

test('the order of the rules makes no difference', () => {
  fc.assert(
    fc.property(anyResults, (results) => {
      const [one, other] = [rollUp(results), rollUp(results.toReversed())]
      expect({ ...other, score: null }).toEqual({
        ...one,
        score: null,
        state: results.length > 0 ? other.state : one.state,
      })
      if (one.applicable > 0) expect(other.state).toBe(one.state)
      expect(other.score ?? -1).toBeCloseTo(one.score ?? -1, 9)
    }),
  )
})

test('what is out of scope changes nothing, and what cannot be assessed nothing but the coverage', () => {
  fc.assert(
    fc.property(anyResults, (results) => {
      const before = rollUp(results)
      if (before.applicable === 0) return
      expect(rollUp([...results, result('waived'), result('not_applicable')])).toEqual(before)
      const lacking = rollUp([...results, result('not_assessable')])
      expect(lacking).toMatchObject({ state: before.state, score: before.score, assessable: before.assessable })
      expect(lacking.coverage).toBeLessThanOrEqual(before.coverage)
    }),
  )
})

test('a score stays within the bounds of its state, and a statement has none', () => {
  fc.assert(
    fc.property(anyResults, (results) => {
      const { state, score, coverage } = rollUp(results)
      expect(coverage).toBeGreaterThanOrEqual(0)
      expect(coverage).toBeLessThanOrEqual(1)
      if (results.every((one) => !computed.includes(one.state))) expect(score).toBeNull()
      if (score === null) return
      expect(score).toBeLessThanOrEqual(state === 'not_met' ? 49 : state === 'partly' ? 99 : 100)
      expect(score).toBeGreaterThanOrEqual(0)
    }),
  )
})
