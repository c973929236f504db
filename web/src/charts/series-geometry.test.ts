import { expect, test } from 'vitest'
import { seriesGeometry } from './series-geometry.ts'

const box = { width: 720, height: 320, top: 22, right: 14, bottom: 26, left: 48 }
const ticks = (from: string, to: string, width = box.width) =>
  seriesGeometry([], 3_600, from, to, { ...box, width }, 'Asia/Shanghai').ticks

test('days are marked at the midnight of the city, not of Greenwich', () => {
  const [first, second] = ticks('2026-11-15T17:00:00Z', '2026-11-22T17:00:00Z')
  expect(first).toMatchObject({ at: '2026-11-16T16:00:00.000Z', as: 'day' })
  expect(second?.at).toBe('2026-11-17T16:00:00.000Z')
})

test('within a day hours are marked, its midnight as the day', () => {
  const marks = ticks('2026-11-21T12:00:00Z', '2026-11-22T12:00:00Z')
  expect(new Set(marks.map(({ as }) => as))).toStrictEqual(new Set(['time', 'day']))
  expect(marks.find(({ as }) => as === 'day')?.at).toBe('2026-11-21T16:00:00.000Z')
})

test('of years and months no more is written than tells them apart', () => {
  expect(ticks('2013-03-01T00:00:00Z', '2017-02-28T00:00:00Z')[0]?.as).toBe('year')
  expect(ticks('2016-01-20T00:00:00Z', '2016-09-20T00:00:00Z')[0]?.as).toBe('month')
})

test('a narrow picture still has two marks', () => {
  expect(ticks('2026-10-23T16:00:00Z', '2026-11-22T16:00:00Z', 300).length).toBeGreaterThan(1)
})
