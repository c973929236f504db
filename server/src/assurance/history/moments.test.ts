import { expect, test } from 'vitest'
import { monthEndsBefore, monthOf } from './moments.ts'

const at = (text: string) => Temporal.Instant.from(text)

test('months end in the zone of the city, leap years and all', () => {
  const ends = monthEndsBefore(at('2024-03-31T16:30:00Z'), 'Asia/Shanghai', 3)
  expect(ends.map((end) => [end.month, end.at.toString()])).toEqual([
    ['2024-01', '2024-01-31T15:59:59.999Z'],
    ['2024-02', '2024-02-29T15:59:59.999Z'],
    ['2024-03', '2024-03-31T15:59:59.999Z'],
  ])
  expect(monthOf(at('2024-03-31T16:30:00Z'), 'Asia/Shanghai')).toBe('2024-04')
  expect(monthOf(at('2024-03-31T15:30:00Z'), 'Asia/Shanghai')).toBe('2024-03')
})

test('where clocks are changed, a month ends when its last local day does', () => {
  const [march] = monthEndsBefore(at('2026-04-10T00:00:00Z'), 'Europe/Berlin', 1)
  expect(march?.at.toString()).toBe('2026-03-31T21:59:59.999Z')
})
