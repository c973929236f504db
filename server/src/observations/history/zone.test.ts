import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Zone, zoneOf } from './zone.ts'

const HOUR = 3_600_000_000
const micro = (text: string) => Number(Temporal.Instant.from(text).epochNanoseconds / 1_000n)
const text = (time: number) => new Temporal.Instant(BigInt(time) * 1_000n).toString()
const zones = fc.constantFrom(
  'Asia/Shanghai',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
  'Asia/Kathmandu',
)
const times = fc.integer({ min: 0, max: 7_258_118_399_999_999 })

describe('hours and days of a zone', () => {
  test('every moment lies in one day, which begins and ends where the civil day does', () => {
    fc.assert(
      fc.property(zones, times, (name, time) => {
        const zone = zoneOf(name)
        const { day, start, end } = zone.dayOf(time)
        expect(time).toBeGreaterThanOrEqual(start)
        expect(time).toBeLessThan(end)
        expect(zone.dayOf(start).day).toBe(day)
        expect(zone.dayOf(end).day).toBeGreaterThan(day)
        const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day })
        expect(start).toBe(date.toZonedDateTime(name).epochMilliseconds * 1_000)
      }),
    )
  })

  test('every moment lies in one hour of the wall clock, and every moment of that hour in the same', () => {
    fc.assert(
      fc.property(zones, times, fc.double({ min: 0, max: 1, noNaN: true }), (name, time, share) => {
        const zone = new Zone(name)
        const { start, end } = zone.hourOf(time)
        expect(time).toBeGreaterThanOrEqual(start)
        expect(time).toBeLessThan(end)
        expect(end - start).toBeLessThanOrEqual(HOUR)
        const other = Math.min(end - 1, Math.floor(start + share * (end - start)))
        expect(zone.hourOf(other)).toStrictEqual({ start, end })
        const wall = (moment: number) =>
          new Temporal.Instant(BigInt(moment) * 1_000n)
            .toZonedDateTimeISO(name)
            .toPlainDateTime()
            .toString()
            .slice(0, 13)
        expect(wall(other)).toBe(wall(time))
      }),
    )
  })

  test('a day on which the clock is moved has 23 or 25 hours', () => {
    const zone = new Zone('Europe/Berlin')
    const length = (moment: string) => {
      const { start, end } = zone.dayOf(micro(moment))
      return (end - start) / HOUR
    }
    expect(length('2026-03-29T12:00:00Z')).toBe(23)
    expect(length('2026-10-25T12:00:00Z')).toBe(25)
    expect(length('2026-06-01T12:00:00Z')).toBe(24)
  })

  test('a clock that is moved by half an hour cuts the hour', () => {
    const zone = new Zone('Australia/Lord_Howe')
    // Summer time begins at 02:00 local, 15:30 UTC.
    const before = zone.hourOf(micro('2026-10-03T15:29:00Z'))
    const after = zone.hourOf(micro('2026-10-03T15:30:00Z'))
    expect(text(before.start)).toBe('2026-10-03T14:30:00Z')
    expect(before.end).toBe(after.start)
    expect(text(after.end)).toBe('2026-10-03T16:00:00Z')
  })

  test('the hours of a zone with a half hour begin on its own wall clock', () => {
    const { start } = new Zone('Asia/Kolkata').hourOf(micro('2026-06-01T12:10:00Z'))
    expect(text(start)).toBe('2026-06-01T11:30:00Z')
  })
})
