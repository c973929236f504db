import { assert, integer, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { healthAt, type SourceSigns } from './health.ts'

const now = 1_000_000
const signs: SourceSigns = { on: true, expectedSeconds: 60, arrivedAt: now - 30, storedAt: now - 30, faultAt: null }

test.each([
  ['off, whatever came', { on: false }, 'off'],
  ['never, as long as nothing has come', { arrivedAt: null, storedAt: null }, 'never'],
  ['working within two rhythms', { arrivedAt: now - 120, storedAt: now - 120 }, 'working'],
  ['late behind two rhythms', { arrivedAt: now - 121, storedAt: now - 121 }, 'late'],
  ['silent behind ten', { arrivedAt: now - 601, storedAt: now - 601 }, 'silent'],
  ['failing when the last thing that happened was a fault', { faultAt: now - 10 }, 'failing'],
  ['working again when something came after the fault', { faultAt: now - 31 }, 'working'],
  ['failing when a fault came before anything else', { arrivedAt: null, storedAt: null, faultAt: now }, 'failing'],
  ['failing when all that comes is refused', { storedAt: now - 700 }, 'failing'],
  ['failing when nothing was ever stored of what came', { storedAt: null }, 'failing'],
] as const)('a source is %s', (_, other, health) => {
  expect(healthAt({ ...signs, ...other }, now)).toBe(health)
})

test('without news a source only ever gets worse', () => {
  const order = ['working', 'late', 'silent']
  assert(
    property(integer({ min: 1, max: 1e7 }), nat(1e8), nat(1e8), (expectedSeconds, first, more) => {
      const at = { on: true, expectedSeconds, arrivedAt: 0, storedAt: 0, faultAt: null }
      const before = order.indexOf(healthAt(at, first))
      expect(order.indexOf(healthAt(at, first + more))).toBeGreaterThanOrEqual(before)
    }),
  )
})
