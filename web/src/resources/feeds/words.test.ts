import { describe, expect, test } from 'vitest'
import { coordinates } from './coordinates.ts'
import { columnFormat, decimalsOf } from './decimals.ts'
import { fits } from './fits.ts'
import { rhythmOf } from './rhythm.ts'
import { texts } from './texts.ts'
import { timeWords } from './time-words.ts'

describe('the expected rhythm', () => {
  test.each([
    [1, '每秒', 'every second'],
    [90, '每 90 秒', 'every 90 s'],
    [60, '每分钟', 'every minute'],
    [900, '每 15 分钟', 'every 15 min'],
    [3_600, '每小时', 'hourly'],
    [21_600, '每 6 小时', 'every 6 hours'],
    [86_400, '每天', 'daily'],
    [604_800, '每 7 天', 'every 7 days'],
  ])('of %i seconds', (seconds, zh, en) => {
    expect([texts.rhythmOf.zh(rhythmOf(seconds)), texts.rhythmOf.en(rhythmOf(seconds))]).toStrictEqual([zh, en])
  })
})

test('coordinates name their hemispheres', () => {
  expect(coordinates(113.55, 30.54, 'en')).toBe('30.5400° N, 113.5500° E')
  expect(coordinates(-58.3816, -34.6037, 'zh')).toBe('南纬 34.6037°，西经 58.3816°')
})

test('a row is timed as finely as it was measured, in the zone of the stream', () => {
  const at = '2026-11-21T16:30:20Z'
  const words = (...[resolution, interval, language]: ['raw' | 'hour' | 'day', number, 'zh' | 'en']) =>
    timeWords(resolution, interval, language, 'Asia/Shanghai')(at)
  expect(words('day', 3_600, 'en')).toBe('22 Nov 2026')
  expect(words('hour', 3_600, 'en')).toBe('22 Nov 2026, 00:30')
  expect(words('raw', 10, 'en')).toBe('22 Nov 2026, 00:30:20')
  expect(words('raw', 900, 'zh')).toBe('2026年11月22日 00:30')
})

test('the figures of a column have the decimals of the finest one', () => {
  const values = [4.7, 0.1 + 0.2, 1_234, 3.25]
  const write = columnFormat('en', decimalsOf(values))
  expect(values.map(write)).toStrictEqual(['4.70', '0.30', '1,234.00', '3.25'])
  expect(decimalsOf([1e-9, 3])).toBe(0)
})

describe('looking for a stream', () => {
  const stream = {
    code: 'demo.river.outfall.oxygen',
    title: { zh: '排口断面溶解氧', en: 'Outfall section dissolved oxygen' },
    place: '排口断面 Outfall section',
    property: 'dissolved-oxygen',
    state: 'stopped' as const,
  }
  test.each([['outfall OXYGEN'], ['溶解氧 排口'], ['river'], ['  '], [undefined]])('“%s” finds it', (q) => {
    expect(fits(stream, { q }, 'en')).toBe(true)
  })
  test('all that is chosen must hold', () => {
    expect(fits(stream, { state: ['late', 'stopped'], property: ['dissolved-oxygen'] }, 'zh')).toBe(true)
    expect(fits(stream, { state: ['live'] }, 'zh')).toBe(false)
    expect(fits(stream, { property: ['pm2.5'] }, 'zh')).toBe(false)
    expect(fits(stream, { q: 'outfall nitrogen' }, 'en')).toBe(false)
  })
})

test('no Chinese stands in English, and no ASCII sign ends a Chinese sentence', () => {
  const samples = Object.values(texts).flatMap(({ zh, en }) =>
    typeof zh === 'string' && typeof en === 'string' ? [{ zh, en }] : [],
  )
  for (const { zh, en } of samples) {
    expect(en).not.toMatch(/\p{Script=Han}/u)
    expect(zh).not.toMatch(/\p{Script=Han}[,.;:!?]/u)
  }
})
