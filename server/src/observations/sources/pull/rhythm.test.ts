import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { nextAfterFault, nextAfterSuccess } from './rhythm.ts'

const NOW = Date.parse('2026-11-23T08:00:30Z')
const every = (seconds: number) => ({ by: 'interval', seconds }) as const
const nightly = { by: 'cron', cron: '17 2 * * *' } as const

test('a source is asked in its rhythm, whatever time the asking takes', () => {
  expect(nextAfterSuccess(every(300), NOW, 2)).toBe(298)
  expect(nextAfterSuccess(every(300), NOW, 400)).toBe(0)
  expect(nextAfterSuccess(nightly, NOW, 2)).toBe((18 * 60 + 17) * 60 - 30)
})

test('after faults the pauses grow up to an hour, and what the other side asks for is kept to', () => {
  expect([1, 2, 3, 8, 100].map((failures) => nextAfterFault(every(10), NOW, failures))).toStrictEqual([
    30, 60, 120, 3_600, 3_600,
  ])
  expect(nextAfterFault(every(86_400), NOW, 1)).toBe(86_400)
  expect(nextAfterFault(nightly, NOW, 1)).toBe(30)
  expect(nextAfterFault(every(10), NOW, 1, 900)).toBe(900)
})

test('nobody is asked again at once after a fault', () => {
  assert(
    property(integer({ min: 5, max: 2_678_400 }), integer({ min: 1, max: 1_000 }), (seconds, failures) => {
      const pause = nextAfterFault(every(seconds), NOW, failures)
      expect(pause).toBeGreaterThanOrEqual(Math.max(30, seconds))
      expect(nextAfterFault(every(seconds), NOW, failures + 1)).toBeGreaterThanOrEqual(pause)
    }),
    { seed: 7 },
  )
})
