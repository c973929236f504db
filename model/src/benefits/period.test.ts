import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysIn, openPeriod, periodsOf, regular, stepsTo } from './period.ts'

const year = { grain: 'year', span: 1, minDays: 324 } as const
const twelveMonths = { grain: 'month', span: 12, minDays: 324 } as const

test('a day lies in one calendar year', () => {
  expect(periodsOf(year, ['2016-02-29', '2016-12-31'])).toStrictEqual([{ start: '2016-01-01', end: '2016-12-31' }])
})

test('a day lies in twelve spans of twelve months', () => {
  const periods = periodsOf(twelveMonths, ['2014-03-15'])
  expect(periods).toHaveLength(12)
  expect(periods[0]).toStrictEqual({ start: '2013-04-01', end: '2014-03-31' })
  expect(periods.at(-1)).toStrictEqual({ start: '2014-03-01', end: '2015-02-28' })
})

test('the open period is the one that the day is the newest part of', () => {
  expect(openPeriod(year, '2017-01-15')).toStrictEqual({ start: '2017-01-01', end: '2017-12-31' })
  expect(openPeriod(twelveMonths, '2017-01-15')).toStrictEqual({ start: '2016-02-01', end: '2017-01-31' })
})

test('a leap year has 366 days', () => {
  expect(daysIn({ start: '2016-01-01', end: '2016-12-31' })).toBe(366)
})

describe('a series of results', () => {
  test('has null where a period between has none', () => {
    expect(
      regular(year, [
        { end: '2014-12-31', value: 1 },
        { end: '2016-12-31', value: 3 },
      ]),
    ).toStrictEqual([1, null, 3])
    expect(regular(year, [])).toStrictEqual([])
  })

  test('is two years away from a day two years later', () => {
    expect(stepsTo(year, '2016-12-31', '2018-12-31')).toBeCloseTo(2, 2)
  })
})

test('every period that is found for a day holds it, whatever the shape', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40_000 }),
      fc.constantFrom('day', 'month', 'year'),
      fc.integer({ min: 1, max: 24 }),
      (number, grain, span) => {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10)
        const periods = periodsOf({ grain, span, minDays: 1 }, [day])
        expect(periods).toHaveLength(span)
        for (const { start, end } of periods) expect(start <= day && day <= end).toBe(true)
      },
    ),
  )
})
