import type { SeriesPoint } from '@citywide/model/observations/stream'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageCells, coverageOf, expectedSpan, longestGap } from './coverage.ts'

const HOUR = 3_600_000
const start = Date.parse('2026-11-01T00:00:00Z')
const span = (hours: number) => ({
  from: new Date(start).toISOString(),
  to: new Date(start + hours * HOUR).toISOString(),
})
const point = (hour: number, coverage = 1): SeriesPoint => ({
  at: new Date(start + hour * HOUR).toISOString(),
  value: 1,
  n: 1,
  min: 1,
  max: 1,
  coverage,
  quality: 0,
  flags: 0,
})
const hours = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => point(from + index))

describe('coverage along a span', () => {
  test('an hour without a value is a cell of nothing, a half one of half', () => {
    const cells = coverageCells([point(0), point(1, 0.5), point(3)], span(4), 3_600, 100)
    expect(cells.map(({ coverage }) => coverage)).toStrictEqual([1, 0.5, 0, 1])
    expect(coverageOf(cells)).toBe(0.625)
  })

  test('the hour that still runs is not missing yet', () => {
    expect(coverageCells(hours(0, 4), span(4.5), 3_600, 100)).toHaveLength(4)
  })

  test('a span that begins within an hour is cut where the values stand', () => {
    const shifted = { ...span(4), from: new Date(start + HOUR / 3).toISOString() }
    const [first] = coverageCells(hours(1, 4), shifted, 3_600, 100)
    expect(first).toStrictEqual({ from: start + HOUR, to: start + 2 * HOUR, coverage: 1 })
  })

  test('more steps than can be told apart share a cell; the last cell is as long as what is left', () => {
    const cells = coverageCells(hours(0, 10), span(10), 3_600, 4)
    expect(cells.map(({ from, to }) => (to - from) / HOUR)).toStrictEqual([3, 3, 3, 1])
    expect(cells.every(({ coverage }) => coverage === 1)).toBe(true)
  })

  test('before its first value a stream owed none', () => {
    const points = [point(6), point(7)]
    const began = expectedSpan(points, span(8), new Date(start + 6 * HOUR).toISOString())
    expect(coverageOf(coverageCells(points, began, 3_600, 100))).toBe(1)
    const older = expectedSpan(points, span(8), '2020-01-01T00:00:00Z')
    expect(coverageOf(coverageCells(points, older, 3_600, 100))).toBe(0.25)
    expect(longestGap(points, older, 3_600)).toStrictEqual({ from: start, to: start + 6 * HOUR })
  })

  test('a day counts whole, though the stream began within it', () => {
    const began = expectedSpan([point(0, 0.5), point(24)], span(48), new Date(start + 12 * HOUR).toISOString())
    expect(coverageCells([point(0, 0.5), point(24)], began, 86_400, 100).map(({ coverage }) => coverage)).toStrictEqual(
      [0.5, 1],
    )
  })

  test('a span shorter than one step has none', () => {
    expect(coverageOf(coverageCells([], span(0.5), 3_600, 100))).toBeUndefined()
  })

  test('a day of 23 hours belongs to the cell of its day', () => {
    const days = ['2026-03-27T23:00:00Z', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', '2026-03-30T22:00:00Z']
    const points = days.map((at) => ({ ...point(0), at }))
    const cells = coverageCells(points, { from: '2026-03-27T23:00:00Z', to: '2026-03-31T23:00:00Z' }, 86_400, 100)
    expect(cells.map(({ coverage }) => coverage)).toStrictEqual([1, 1, 1, 1])
  })

  test('cells follow one another within the span, and hold a share', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 500 }),
        (places, most, length) => {
          const points = places
            .filter((hour) => hour < length)
            .toSorted((a, b) => a - b)
            .map((hour) => point(hour))
          const cells = coverageCells(points, span(length), 3_600, most)
          expect(cells.length).toBeLessThanOrEqual(most)
          expect(cells.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(length * HOUR)
          expect(coverageOf(cells)).toBeCloseTo(points.length / length, 9)
        },
      ),
    )
  })
})

describe('the longest gap', () => {
  test('is the longest time without a value', () => {
    const gap = longestGap([point(0), point(3), point(4), point(12)], span(13), 3_600)
    expect(gap).toStrictEqual({ from: start + 4 * HOUR, to: start + 12 * HOUR })
  })

  test('may reach up to the end: a stream that stopped', () => {
    expect(longestGap(hours(0, 3), span(10), 3_600)).toStrictEqual({ from: start + 2 * HOUR, to: start + 10 * HOUR })
  })

  test('is none where each value comes in its time, the next one on its way', () => {
    expect(longestGap(hours(0, 10), span(10.9), 3_600)).toBeUndefined()
  })
})
