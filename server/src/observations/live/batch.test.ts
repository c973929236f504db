import { array, assert, double, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import type { Rows } from '../ingest/rows.ts'
import { packed, rangeBatch, unpacked, wholeBatch } from './batch.ts'
import { positionFrom, positionText } from './told.ts'

const row = record({
  stream: integer({ min: 1, max: 2 ** 31 - 1 }),
  time: integer({ min: 0, max: 7_258_118_400_000_000 }),
  value: double({ noNaN: true, noDefaultInfinity: true }),
  quality: integer({ min: 0, max: 32_767 }),
})

function columns(entries: { stream: number; time: number; value: number; quality: number }[]): Rows {
  return {
    length: entries.length,
    stream: Int32Array.from(entries, ({ stream }) => stream),
    time: Float64Array.from(entries, ({ time }) => time),
    value: Float64Array.from(entries, ({ value }) => value),
    quality: Int16Array.from(entries, ({ quality }) => quality),
  }
}

const one = (value: number) => Float64Array.of(value, 0)

test('what is packed is unpacked the same', () => {
  assert(
    property(array(row, { maxLength: 50 }), (entries) => {
      const rows = columns(entries)
      expect(unpacked(packed({ rows }))).toEqual({ rows })
      expect(unpacked(packed({ rows, since: rows.time }))).toEqual({ rows, since: rows.time })
    }),
  )
})

test('a batch that is too large to be told twice names the newest row of each stream, and since when', () => {
  const rows = columns(Array.from({ length: 5_001 }, (_, time) => ({ stream: 1, time, value: time, quality: 0 })))
  expect(wholeBatch([rows])).toBeUndefined()
  const batch = rangeBatch([
    {
      length: 1,
      stream: Int32Array.of(1, 0),
      bucket: one(3),
      n: Int32Array.of(5_001, 0),
      bad: Int32Array.of(0, 0),
      late: Int32Array.of(0, 0),
      sum: one(0),
      min: one(0),
      max: one(0),
      lastTime: one(5_000),
      lastValue: one(7),
      quality: Int16Array.of(2, 0),
      flags: Int16Array.of(0, 0),
    },
  ])
  expect(batch).toEqual({
    rows: columns([{ stream: 1, time: 5_000, value: 7, quality: 2 }]),
    since: Float64Array.of(3),
  })
})

test('a position goes out as text and comes back; anything else is none', () => {
  const position = new Map([
    [3, 120],
    [7, 9],
  ])
  expect(positionText(position)).toBe('3-120.7-9')
  expect(positionFrom('3-120.7-9')).toEqual(position)
  for (const text of ['', '3', '3-', '3-1.', 'a-b', '3-1,7-9']) expect(positionFrom(text)).toBeUndefined()
})
