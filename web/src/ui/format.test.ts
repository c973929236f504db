import { assert, constantFrom, date, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDay, endOfDay, formatFor, startOfDay } from './format.ts'

const zh = formatFor('zh', 'Asia/Shanghai', 'CNY')
const en = formatFor('en', 'Asia/Shanghai', 'CNY')
const now = Date.parse('2026-11-22T08:00:00Z')

test('times are those of the city, wherever the reader sits', () => {
  expect(en.moment('2017-01-14T16:30:00Z')).toBe('15 Jan 2017, 00:30')
  expect(zh.moment('2017-01-14T16:30:00Z')).toBe('2017年1月15日 00:30')
  expect(zh.dayOf('2017-01-14T15:59:59Z')).toBe('2017年1月14日')
})

test('a civil day stays the day it is', () => {
  expect([en.day('2016-02-29'), zh.day('2016-02-29')]).toStrictEqual(['29 Feb 2016', '2016年2月29日'])
})

describe('ages are told in the largest unit that is whole', () => {
  test.each([
    ['2026-11-22T07:42:00Z', '18 分钟前', '18 minutes ago'],
    ['2026-11-21T07:00:00Z', '昨天', 'yesterday'],
    ['2026-11-16T08:00:00Z', '6天前', '6 days ago'],
    ['2026-07-22T08:00:00Z', '4个月前', '4 months ago'],
  ])('%s', (instant, chinese, english) => {
    expect(zh.ago(instant, now).replace(' ', '')).toBe(chinese.replace(' ', ''))
    expect(en.ago(instant, now)).toBe(english)
  })
})

test('a figure shows as many decimals as its size bears, and no more than were asked for', () => {
  expect([72.418, 8.5432, 1257.28].map((value) => en.number(value))).toStrictEqual(['72.4', '8.54', '1,257'])
  expect(en.number(0.123_456, 4)).toBe('0.1235')
})

test('Chinese texts are ordered by pinyin', () => {
  expect(['中', '北', '安'].toSorted(zh.compare)).toStrictEqual(['安', '北', '中'])
})

test('a day begins and ends with the clocks of its zone, also where they change', () => {
  expect(startOfDay('2017-01-15', 'Asia/Shanghai')).toBe('2017-01-14T16:00:00.000Z')
  expect(endOfDay('2017-01-15', 'Asia/Shanghai')).toBe('2017-01-15T15:59:59.999Z')
  expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T21:59:59.999Z')
})

test('every moment lies within the civil day that it is said to be in', () => {
  const zones = constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'UTC')
  const moments = date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
  assert(
    property(moments, zones, (moment, zone) => {
      const day = civilDay(moment.getTime(), zone)
      expect(Date.parse(startOfDay(day, zone))).toBeLessThanOrEqual(moment.getTime())
      expect(Date.parse(endOfDay(day, zone))).toBeGreaterThanOrEqual(moment.getTime() - 1)
    }),
  )
})
