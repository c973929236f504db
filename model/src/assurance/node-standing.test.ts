import { expect, test } from 'vitest'
import type { Card } from './card.ts'
import { nodeStanding } from './node-standing.ts'
import type { RuleResult } from './roll-up.ts'

function rule(state: RuleResult['state'], score: number | null, more: Partial<Card> = {}): RuleResult {
  const card = { id: 'B7.1-E1', evidence: 'register', ...more } as Card
  return { card, state, score }
}

test('a node has the mean of what can be assessed, the worst of its states, and says what it rests on', () => {
  const standing = nodeStanding([
    [rule('met', 100, { evidence: 'live' })],
    [rule('partly', 60), rule('not_assessable', null)],
    [rule('attested', null, { evidence: 'assessed' })],
    [rule('not_applicable', null)],
  ])
  expect(standing).toEqual({
    state: 'partly',
    score: 80,
    coverage: 0.75,
    applicable: 4,
    split: { live: 1, register: 1, assessed: 0, attested: 1 },
    counts: { met: 1, partly: 1, not_met: 0, not_assessable: 0, attested: 1 },
    critical: [],
  })
})

test('under thirty per cent of evidence there is no figure, and a critical gap is named all the same', () => {
  const none = Array.from({ length: 8 }, () => [rule('not_assessable', null)])
  const standing = nodeStanding([[rule('not_met', 10, { id: 'B10.1-E1', critical: true })], ...none])
  expect(standing.score).toBeNull()
  expect(standing.coverage).toBeCloseTo(1 / 9)
  expect(standing.critical).toEqual(['B10.1-E1'])
  expect(standing.state).toBe('not_met')
})
