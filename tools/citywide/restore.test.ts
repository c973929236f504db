import { expect, test } from 'vitest'
import { momentOf } from './restore.ts'

test.each([
  ['2026-11-22 10:00', '2026-11-22T02:00:00Z'],
  ['2026-11-22T10:00:30', '2026-11-22T02:00:30Z'],
  ['2026-11-22T10:00Z', '2026-11-22T10:00:00Z'],
  ['2026-11-22T10:00+02:00', '2026-11-22T08:00:00Z'],
])('%s in a city at Shanghai is %s', (typed, instant) => {
  expect(momentOf(typed, 'Asia/Shanghai').toInstant().toString()).toBe(instant)
})

test.each(['yesterday', '10:00', '2026-13-01 10:00', ''])('%j is refused in both languages', (typed) => {
  expect(() => momentOf(typed, 'Asia/Shanghai')).toThrow(/不是时刻.*\n.*is no moment/)
})
