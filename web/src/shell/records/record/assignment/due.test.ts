import { assert, date, property } from 'fast-check'
import { expect, test } from 'vitest'
import { daysTo, dueOf } from './due.ts'

test('a due day is overdue, today, within a week, later, or not set', () => {
  const days = ['2026-11-21', '2026-11-22', '2026-11-29', '2026-11-30', null]
  expect(days.map((day) => dueOf(day, '2026-11-22'))).toEqual(['overdue', 'today', 'week', 'later', 'none'])
})

test('days between two days turn their sign with their order, over every change of the clocks', () => {
  const day = date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }).map((at) =>
    at.toISOString().slice(0, 10),
  )
  assert(
    property(day, day, (a, b) => {
      expect(daysTo(a, b) + daysTo(b, a)).toBe(0)
    }),
  )
})
