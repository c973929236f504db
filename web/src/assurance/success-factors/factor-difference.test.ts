import type { NodeStanding } from '@citywide/model/assurance/node-standing'
import { differenceOf, heatLevel, stepOf } from '@citywide/model/assurance/success-factors'
import { expect, test } from 'vitest'
import { differing } from './factor-difference.ts'

const cell = (score: number | null) => ({ score }) as NodeStanding
const said = (score: number) => ({
  id: '0198c0de-0000-7000-8000-000000000001',
  score,
  assessedAt: '2026-11-01',
  published: true,
})

test('a judgement is marked from a whole step on, above or below the records', () => {
  const assessments = { self: said(4), peer: said(2), independent: said(3.4) }
  // 50 of 100 is the middle of the five steps.
  expect(differing({ cells: [cell(0), cell(50)], assessments })).toEqual([
    { kind: 'self', steps: 1 },
    { kind: 'peer', steps: -1 },
  ])
})

test('nothing is compared where records or people say nothing', () => {
  expect(differing({ cells: [cell(null)], assessments: { self: said(5), peer: null, independent: null } })).toEqual([])
  expect(differenceOf(null, 80)).toBeNull()
})

test('the levels of the heat map follow the caps of the roll-up: not met under 50, met at 100', () => {
  expect([null, 0, 49, 50, 74.9, 75, 99, 100].map(heatLevel)).toEqual([null, 1, 1, 2, 2, 3, 3, 4])
  expect([0, 50, 100].map(stepOf)).toEqual([1, 3, 5])
})
