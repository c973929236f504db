import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ranges } from './range.ts'
import {
  daysOf,
  drawnResolution,
  expectedPoints,
  MOST_POINTS,
  movedDays,
  spanOf,
  spanOfPast,
  stepOf,
  usualRange,
  usualResolution,
} from './span.ts'

const noon = Date.parse('2026-11-22T12:00:00Z')
const HOUR = 3_600_000
const at = (time: number) => ({ at: new Date(time).toISOString(), value: 1, quality: 0, flags: 0, receivedAt: '' })
const stream = (age: number) => ({
  latest: at(noon - age),
  firstAt: '2025-01-01T00:00:00Z',
  timeZone: 'Asia/Shanghai',
})

describe('the span of a stream', () => {
  test('a range ends at the moment of the page, the value of that very moment included', () => {
    const { from, to } = spanOf('24h', stream(0), noon)
    expect(from).toBe('2026-11-21T12:00:00.000Z')
    expect(Date.parse(to)).toBeGreaterThan(noon)
  })

  test('a value that came after the page last looked at the clock is within the range', () => {
    expect(Date.parse(spanOf('24h', stream(-20_000), noon).to)).toBeGreaterThan(noon + 20_000)
  })

  test('all of a stream reaches from its first to its newest value', () => {
    expect(spanOf('all', stream(6 * 24 * HOUR), noon)).toStrictEqual({
      from: '2025-01-01T00:00:00.000Z',
      to: '2026-11-16T12:00:00.001Z',
    })
  })

  test('days of one’s own are those of the zone of the stream, the last one whole', () => {
    const span = spanOf({ from: '2026-11-01', to: '2026-11-02' }, stream(0), noon)
    expect(span).toStrictEqual({ from: '2026-10-31T16:00:00.000Z', to: '2026-11-02T16:00:00.000Z' })
    expect(daysOf(span, 'Asia/Shanghai')).toStrictEqual({ from: '2026-11-01', to: '2026-11-02' })
  })

  test('a day that is not over ends now', () => {
    expect(spanOf({ from: '2026-11-22', to: '2026-11-22' }, stream(0), noon).to).toBe('2026-11-22T12:00:00.001Z')
  })

  test('a page of the past shows no hour and no day that was not over', () => {
    const span = spanOf('7d', stream(0), noon)
    expect(spanOfPast(span, 'raw', noon)).toStrictEqual(span)
    const lastHour = Date.parse(spanOfPast(span, 'hour', noon).to)
    expect([lastHour > noon - HOUR, lastHour < noon]).toStrictEqual([true, true])
    const midnight = Date.parse('2026-11-21T15:59:59.999Z')
    const lastDay = Date.parse(spanOfPast(spanOf('7d', stream(0), midnight), 'day', midnight).to)
    expect(lastDay).toBeGreaterThan(Date.parse('2026-11-20T16:00:00Z'))
  })

  test('earlier and later spans neither overlap nor leave a day out', () => {
    const days = { from: '2026-11-08', to: '2026-11-14' }
    expect(movedDays(days, -1)).toStrictEqual({ from: '2026-11-01', to: '2026-11-07' })
    expect(movedDays(movedDays(days, 1), -1)).toStrictEqual(days)
  })

  test.each([
    [HOUR, '7d'],
    [6 * 24 * HOUR, '7d'],
    [8 * 24 * HOUR, '30d'],
    [300 * 24 * HOUR, '1y'],
    [3_000 * 24 * HOUR, 'all'],
  ])('whose newest value is %i ms old holds it before anybody chooses', (age, range) => {
    expect(usualRange(stream(age), noon)).toBe(range)
  })
})

function usual(range: (typeof ranges)[number], interval: number) {
  return usualResolution(spanOf(range, stream(0), noon), interval)
}

describe('the resolution', () => {
  test('a week of hours is shown as measured, a month by hour, a year by day', () => {
    expect([usual('7d', 3_600), usual('30d', 3_600), usual('1y', 3_600)]).toStrictEqual(['raw', 'hour', 'day'])
    expect([usual('24h', 1), usual('24h', 300)]).toStrictEqual(['hour', 'raw'])
  })

  test('whatever is wished, a picture holds no more points than one answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ranges),
        fc.constantFrom('raw' as const, 'hour' as const, 'day' as const),
        fc.integer({ min: 1, max: 31_622_400 }),
        (range, wish, interval) => {
          const span = spanOf(range, stream(0), noon)
          const drawn = drawnResolution(wish, span, interval)
          expect(expectedPoints(span, drawn, interval)).toBeLessThanOrEqual(MOST_POINTS)
          if (expectedPoints(span, wish, interval) <= MOST_POINTS) expect(drawn).toBe(wish)
        },
      ),
    )
  })

  test('a stream that speaks each week is not holed by its days', () => {
    expect([stepOf('day', 604_800), stepOf('day', 60), stepOf('hour', 60), stepOf('raw', 60)]).toStrictEqual([
      604_800, 86_400, 3_600, 60,
    ])
  })
})
