import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zoneOf } from '../history/zone.ts'
import { limitsOf } from '../quality/limits.ts'
import type { KnownStream } from '../streams/catalogue.ts'
import { readCsv } from './csv.ts'
import { readJson, readLines } from './json.ts'

const now = 1_800_000_000_000_000
const stream: KnownStream = {
  key: 7,
  code: 'a',
  unit: 'Cel',
  intervalSeconds: 60,
  limits: limitsOf({
    least: null,
    most: null,
    plausibleLeast: null,
    plausibleMost: null,
    change: null,
    stuckSeconds: null,
    intervalSeconds: 60,
  }),
  zone: zoneOf('UTC'),
  takes: () => false,
}
const streams = { byCode: (code: string) => (code === 'a' ? stream : undefined), byKey: () => stream }

const rows = fc.array(
  fc.record({
    stream: fc.constantFrom('a', 'b'),
    at: fc.integer({ min: 0, max: 2_000_000_000_000 }),
    value: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }),
    quality: fc.integer({ min: 0, max: 40_000 }),
  }),
)

describe('the forms of a body', () => {
  test('rows, columns, lines and CSV are read alike, with the same refusals', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (list, end, quoted) => {
        const q = (text: string | number) => (quoted ? `"${text}"` : String(text))
        const line = ({ stream: code, at, value, quality }: (typeof list)[number]) =>
          [code, at, value, quality].map(q).join(',')
        const results = [
          readJson(JSON.stringify({ observations: list }), streams, now),
          readJson(
            JSON.stringify({
              streams: list.map((row) => row.stream),
              at: list.map((row) => row.at),
              values: list.map((row) => row.value),
              quality: list.map((row) => row.quality),
            }),
            streams,
            now,
          ),
          readLines(list.map((row) => `${JSON.stringify(row)}\n`).join(''), streams, now),
          readCsv(['stream,at,value,quality', ...list.map(line)].join(end), streams, now),
        ].map(({ rows: taken, rejections, rejected }) => ({ taken, rejections, rejected }))
        for (const result of results) expect(result).toStrictEqual(results[0])
      }),
    )
  })

  test('a CSV may name its columns in any order, begin with a byte order mark and quote what holds a comma', () => {
    const { rows: taken, rejections } = readCsv(
      '\ufeffunit,value,at,stream\r\n"Cel",1.5,"2026-11-22T08:00:00Z","a"\r\n\r\nCel,2,0,"x,""y\nz"\r\n',
      streams,
      now,
    )
    expect([...taken.value]).toStrictEqual([1.5])
    expect(rejections).toMatchObject([{ row: 1, stream: 'x,"y\nz', reason: 'STREAM_UNKNOWN' }])
  })

  test('a line with too few or too many fields is refused alone', () => {
    const { rows: taken, rejections } = readCsv('stream,at,value\na,0\na,0,1,2\na,0,5', streams, now)
    expect([...taken.value]).toStrictEqual([5])
    expect(rejections.map(({ row, reason }) => [row, reason])).toStrictEqual([
      [0, 'ROW_FIELDS'],
      [1, 'ROW_FIELDS'],
    ])
  })

  test.each(['', 'a,0,1', 'stream,at', 'stream,at,value,value', 'stream,at,value,colour'])(
    'a CSV that begins with “%s” is not read',
    (header) => {
      expect(() => readCsv(`${header}\na,0,1`, streams, now)).toThrow('cannot be read')
    },
  )

  test.each(['stream,at,value\n"a,0,1', 'stream,at,value\n"a"b,0,1'])(
    'a CSV with broken quotes is not read',
    (text) => {
      expect(() => readCsv(text, streams, now)).toThrow('cannot be read')
    },
  )
})
