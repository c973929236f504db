import type { NodeStanding } from '@citywide/model/assurance/node-standing'
import { expect, test } from 'vitest'
import { changeOf, metOf } from './standing-change.ts'

const standing = (score: number | null): NodeStanding => ({
  state: 'partly',
  score,
  coverage: 1,
  applicable: 3,
  split: { live: 1, register: 2, assessed: 0, attested: 0 },
  counts: { met: 1, partly: 1, not_met: 0, not_assessable: 1, attested: 1 },
  critical: [],
})

test('a change is told in the points that are shown, and not at all where one side has no score', () => {
  expect(changeOf({ standing: standing(61.4), before: standing(60.6) })).toBe(0)
  expect(changeOf({ standing: standing(70), before: standing(60.4) })).toBe(10)
  expect(changeOf({ standing: standing(70), before: standing(null) })).toBeNull()
  expect(changeOf({ standing: null, before: standing(70) })).toBeNull()
})

test('what is attested counts with what is met, and nothing is counted where nothing is known', () => {
  expect(metOf(standing(1))).toEqual({ met: 2, all: 4 })
  expect(metOf(null)).toEqual({ met: 0, all: 0 })
})
