import { CsvReading, JsonReading, RowMapping } from '@citywide/model/observations/pull'
import { anything, array, assert, double, json, property, string, stringMatching, tuple, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { readCsvDocument } from './csv.ts'
import { Unreadable } from './fault.ts'
import type { Found } from './found.ts'
import { readJsonDocument, readJsonLines } from './json.ts'
import { readPath } from './path.ts'

const occasion = { zone: 'Asia/Shanghai', now: Date.parse('2026-11-23T00:00:00Z') }
const mapping = (given: object) =>
  RowMapping.parse({ stream: 'air.{station}.pm10', time: { format: 'iso' }, values: [{ field: 'value' }], ...given })
const readJson = (document: unknown, given: object, reading: object = {}) =>
  readJsonDocument(JSON.stringify(document), { reading: JsonReading.parse(reading), mapping: mapping(given) }, occasion)
const readCsv = (text: string | Uint8Array, given: object, reading: object = {}) =>
  readCsvDocument(
    typeof text === 'string' ? Buffer.from(text) : text,
    { reading: CsvReading.parse(reading), mapping: mapping(given) },
    occasion,
  )
const brief = ({ rows }: Found) => rows.map(({ stream, at, value, refused }) => [stream, at, value, refused ?? ''])
const T = '2026-11-22T08:00:00Z'

test('rows of a document become observations; nothing measured is passed over, not zero', () => {
  const found = readJson(
    {
      data: {
        rows: [
          { station: 'A 1', time: T, value: '7.5' },
          { station: 'B', time: T, value: null },
        ],
      },
    },
    {},
    { rows: 'data.rows' },
  )
  expect(brief(found)).toStrictEqual([['air.a-1.pm10', T, 7.5, '']])
  expect([found.read, found.missing, found.columns]).toStrictEqual([2, 1, ['station', 'time', 'value']])
})

test('lists within lists find what they stand in, and names of objects', () => {
  const stations = {
    tiantan: { readings: [{ time: T, value: 1 }] },
    gucheng: {
      readings: [
        { time: T, value: 2 },
        { time: T, value: 3 },
      ],
    },
  }
  const found = readJson({ stations }, { stream: 'air.{$key}.pm10' }, { rows: 'stations[*].readings[*]' })
  expect(brief(found).map(([stream, , value]) => [stream, value])).toStrictEqual([
    ['air.tiantan.pm10', 1],
    ['air.gucheng.pm10', 2],
    ['air.gucheng.pm10', 3],
  ])
})

test('a wide table has a stream for each of its columns, with units of their own', () => {
  const values = [
    { field: 'PM2.5', property: 'pm2.5', unit: 'ug/m3' },
    { field: 'wd', property: 'wind', unit: 'deg', words: { N: 0, NNW: 337.5 } },
  ]
  const time = { text: '{year}-{month}-{day} {hour}:00', format: 'local' }
  const found = readCsv(
    'No,year,month,day,hour,PM2.5,wd,station\n1,2013,3,1,0,6,"NNW","天坛"\n2,2013,3,1,1,NA,N,天坛\n',
    { stream: 'air.{station}.{property}', codes: { 天坛: 'tiantan' }, time, values },
  )
  const first = Date.parse('2013-02-28T16:00:00Z')
  expect(brief(found)).toStrictEqual([
    ['air.tiantan.pm2.5', first, 6, ''],
    ['air.tiantan.wind', first, 337.5, ''],
    ['air.tiantan.wind', first + 3_600_000, 0, ''],
  ])
  expect(found.rows.map(({ unit }) => unit)).toStrictEqual(['ug/m3', 'deg', 'deg'])
  expect([found.read, found.missing]).toStrictEqual([2, 1])
})

test('lists side by side are rows', () => {
  const hourly = { time: ['2026-11-22T08:00', '2026-11-22T09:00'], pm10: [30, null] }
  const found = readJson(
    { hourly },
    { stream: 'air.centre.pm10', time: { format: 'local' }, values: [{ field: 'pm10' }] },
    { rows: 'hourly', shape: 'columns' },
  )
  expect(brief(found)).toStrictEqual([['air.centre.pm10', Date.parse('2026-11-22T00:00:00Z'), 30, '']])
})

test('what has no place in a code, no time or no number is refused by itself; the others stand', () => {
  const found = readJson(
    [
      { station: '奥体', time: T, value: 1 },
      { time: T, value: 1 },
      { station: 'a', time: 'soon', value: 1 },
      { station: 'a', time: T, value: 'broken' },
      7,
      { station: 'a', time: T, value: 2 },
    ],
    {},
  )
  expect(brief(found).map(([, , value, refused]) => [value, refused])).toStrictEqual([
    [1, 'STREAM_NAME'],
    [1, 'STREAM_MISSING'],
    [1, ''], // judged with the times of all other doors
    ['broken', ''],
    [null, 'ROW_NOT_OBJECT'],
    [2, ''],
  ])
})

test('tables of offices are read: semicolons, decimal commas, lines above the header, GB18030', () => {
  const text = '空气质量日报\r\n\r\n时间;站;value\r\n2026-11-22 08:00;a;3,5\r\n'
  const given = { stream: 'air.{站}.pm10', time: { text: '{时间}', format: 'local' } }
  const found = readCsv(text, given, { skip: 2, decimal: 'comma' })
  expect(brief(found)).toStrictEqual([['air.a.pm10', Date.parse('2026-11-22T00:00:00Z'), 3.5, '']])
  // 时间,value / 2026-11-22 08:00,4 in GB18030
  const gb = Buffer.concat([Buffer.from('cab1bce4', 'hex'), Buffer.from(',value\n2026-11-22 08:00,4\n')])
  expect(brief(readCsv(gb, { stream: 'air.x', time: { text: '{时间}', format: 'local' } }))[0]?.[2]).toBe(4)
})

test.each([
  ['{', 'NOT_JSON'],
  ['<!DOCTYPE html><p>Sign in</p>', 'WEB_PAGE'],
  ['['.repeat(100_000), 'TOO_DEEP'],
  ['{"other": 1}', 'PATH_FINDS_NOTHING'],
  ['{"rows": 7}', 'PATH_NOT_ROWS'],
])('what cannot be read says why: %#', (text, code) => {
  const read = () =>
    readJsonDocument(text, { reading: { rows: 'rows', shape: 'rows' }, mapping: mapping({}) }, occasion)
  expect(read).toThrow(expect.objectContaining({ code }))
})

test('a column that is not there is named', () => {
  expect(() => readCsv('a,b\n1,2\n', {})).toThrow(expect.objectContaining({ code: 'COLUMN_MISSING', about: 'time' }))
  expect(() => readCsv('', {})).toThrow(expect.objectContaining({ code: 'NO_HEADER' }))
})

test('a way is names, places, every one, and quoted names', () => {
  expect(readPath('a.b[0]["c.d"]')).toStrictEqual(['a', 'b', 0, 'c.d'])
  expect(readPath('')).toStrictEqual([])
  for (const broken of ['.a', 'a[', 'a["b]', 'a[x]', 'a]b'])
    expect(() => readPath(broken)).toThrow(expect.objectContaining({ code: 'PATH_SHAPE' }))
})

test('a name that a document has not is nobody else’s either', () => {
  const found = readJson([{ time: T, value: 1 }], { stream: 'x.{constructor}', values: [{ field: '__proto__' }] })
  expect(found.missing).toBe(1)
})

test('every table comes back as it was written', () => {
  const cell = stringMatching(/^[a-z][a-z0-9]{0,8}$/)
  const rows = array(tuple(cell, double({ noNaN: true, min: -1e9, max: 1e9 })), { maxLength: 20 })
  assert(
    property(rows, (given) => {
      const text = given.map(([station, value]) => `"${station}",${T},${value}\n`).join('')
      const found = readCsv(`station,time,value\n${text}`, {})
      const written = given.map(([station, value]) => [`air.${station}.pm10`, T, value, ''])
      expect(brief(found)).toStrictEqual(written)
      const objects = given.map(([station, value]) => ({ station, time: T, value }))
      // JSON has no minus zero.
      expect(brief(readJson(objects, {}))).toStrictEqual(JSON.parse(JSON.stringify(written)))
    }),
    { seed: 7 },
  )
})

const calm = (read: () => unknown) => {
  try {
    read()
  } catch (error) {
    expect(error).toBeInstanceOf(Unreadable)
  }
}

test('whatever comes is read or refused; nothing else happens', () => {
  const wide = mapping({ values: [{ field: 'a' }, { field: 'b.c[0]' }] })
  assert(
    property(uint8Array({ maxLength: 200 }), json(), string(), anything(), (bytes, text, way, value) => {
      calm(() => readCsv(bytes, {}))
      calm(() => readCsv(text, {}))
      for (const rows of ['', '[*]', 'a[*].b', way])
        for (const shape of ['rows', 'columns'] as const) {
          calm(() => readJsonDocument(text, { reading: { rows, shape }, mapping: wide }, occasion))
          const whole = JSON.stringify([value]) // what cannot be written is left out
          calm(() => readJsonDocument(whole, { reading: { rows, shape }, mapping: wide }, occasion))
        }
      calm(() => readJsonLines(text, wide, occasion))
      calm(() => readPath(way))
    }),
    { seed: 7, numRuns: 150 },
  )
})
