import { expect, test } from 'vitest'
import { behind, heatOf } from './share.ts'

const counts = (met: number, notMet: number) => ({ met, partly: 0, not_met: notMet, not_assessable: 3, attested: 0 })

test('the share that is met has four steps', () => {
  expect([counts(0, 5), counts(1, 3), counts(3, 1), counts(5, 0)].map(heatOf)).toEqual([1, 2, 4, 4])
})

test('a part is called the last only among parts that can be compared', () => {
  const [north, south, few] = [{ counts: counts(1, 9) }, { counts: counts(5, 5) }, { counts: counts(0, 2) }]
  expect(behind([north, south, few])).toEqual({ of: [north], share: 0.1 })
  expect(behind([north, few])).toBeUndefined()
  expect(behind([south, south])).toBeUndefined()
})
