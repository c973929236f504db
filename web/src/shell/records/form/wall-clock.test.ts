import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, offsetAt, wallTime } from './wall-clock.ts'

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']

test('a moment is typed by the clocks of the city', () => {
  expect(wallTime('2026-11-22T00:00:00Z', 'Asia/Shanghai')).toBe('2026-11-22T08:00')
  expect(instantOf('2026-11-22T08:00', 'Asia/Shanghai')).toBe('2026-11-22T00:00:00Z')
  expect(offsetAt('2026-11-22T00:00:00Z', 'Asia/Shanghai')).toBe('UTC+08:00')
})

test('seconds and their thousandths stay where there are any', () => {
  expect(wallTime('2026-11-22T00:00:07.120Z', 'UTC')).toBe('2026-11-22T00:00:07.120')
  expect(wallTime('2026-11-22T00:00:07Z', 'UTC')).toBe('2026-11-22T00:00:07')
})

test('an hour that the clocks skipped is no time, an hour that came twice is the first', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBeUndefined()
  expect(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00Z')
})

test.each(['', '2026-02-30T10:00', '2026-11-22', '2026-11-22T24:30', 'soon'])('%o is no time', (text) => {
  expect(instantOf(text, 'UTC')).toBeUndefined()
})

test('what the clocks show comes back, in every zone and century', () => {
  const moment = fc.date({ min: new Date('1810-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (date, zone) => {
      const shown = wallTime(date.toISOString(), zone)
      const read = instantOf(shown, zone)
      expect(read && wallTime(read, zone)).toBe(shown)
    }),
  )
})
