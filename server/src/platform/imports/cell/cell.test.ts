import { importTargets } from '@citywide/model/platform/import-target'
import { Initiative } from '@citywide/model/strategy/initiative'
import { ServiceRequest } from '@citywide/model/services/service-request'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { parse } from 'csv-parse/sync'
import { assert, constantFrom, date, double, pre, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { cell as csvCell } from '../../records/cell.ts'
import type { Cell } from '../table.ts'
import { readCell, type Form } from './read.ts'

const zone = 'Asia/Shanghai'
function read(declaration: RecordDeclaration, name: string, cell: Cell, form: Partial<Form> = {}): unknown {
  const target = importTargets(declaration).find((one) => one.name === name)
  if (!target) throw new Error(name)
  const found = readCell(cell, target, { zone, ...form })
  if (found === undefined) return undefined
  return 'fault' in found ? found.fault.code : 'names' in found ? found.names : found.value
}

test.each([
  ['2024-03-05', '2024-03-05'],
  ['2024/3/5', '2024-03-05'],
  ['2024.3.5', '2024-03-05'],
  ['２０２４年３月５日', '2024-03-05'],
  ['20240305', '2024-03-05'],
  ['2024-03-05 00:00:00', '2024-03-05'],
  ['2024-03-04T20:00:00Z', '2024-03-05'],
  ['2024-02-30', 'NOT_DATE'],
  ['next week', 'NOT_DATE'],
  ['3/5/2024', 'DATE_ORDER'],
])('the day %j is read as %s', (text, day) => {
  expect(read(Initiative, 'plannedStart', text)).toBe(day)
})

test('a date that does not begin with its year is read in the order that the mapping says', () => {
  expect(read(Initiative, 'plannedStart', '3/5/2024', { order: 'mdy' })).toBe('2024-03-05')
  expect(read(Initiative, 'plannedStart', '3.5.2024', { order: 'dmy' })).toBe('2024-05-03')
  expect(read(Initiative, 'plannedStart', '13/5/2024', { order: 'mdy' })).toBe('NOT_DATE')
})

test.each([
  ['2024-03-05 08:30', '2024-03-05T00:30:00Z'],
  ['2024-03-05T08:30:15.25', '2024-03-05T00:30:15.25Z'],
  ['2024-03-05T08:30:00Z', '2024-03-05T08:30:00Z'],
  ['2024-03-05 08:30:00+0100', '2024-03-05T07:30:00Z'],
  ['2024年3月5日 下午8时30分', '2024-03-05T12:30:00Z'],
  ['2024/3/5 12:05:00 AM', '2024-03-04T16:05:00Z'],
  ['2024-03-05', '2024-03-04T16:00:00Z'],
  ['2024-03-05 25:00', 'NOT_TIME'],
])('the time %j is read as %s', (text, at) => {
  expect(read(ServiceRequest, 'submittedAt', text)).toBe(at)
})

test('a time without a zone is read in the zone that the mapping names', () => {
  expect(
    read(ServiceRequest, 'submittedAt', '07/01/2024 08:30:00 PM', { order: 'mdy', zone: 'America/Los_Angeles' }),
  ).toBe('2024-07-02T03:30:00Z')
})

test.each<[Cell, unknown]>([
  [12.5, 12.5],
  ['1,234,567.5', 1_234_567.5],
  ['１２３', 123],
  ['¥1,200 元', 1_200],
  ['7％', 0.07],
  ['-3', -3],
  ['1.5e3', 1_500],
  ['1,23', 'NOT_NUMBER'],
  ['12 apples', 'NOT_NUMBER'],
  ['', undefined],
  [{ error: '#N/A' }, 'CELL_ERROR'],
])('the number %j is read as %s', (cell, value) => {
  expect(read(Initiative, 'budget', cell)).toBe(value)
})

test('with the comma as decimal sign the point groups', () => {
  expect(read(Initiative, 'budget', '1.234,5', { decimal: ',' })).toBe(1_234.5)
})

test.each<[Cell, unknown]>([
  ['是', true],
  ['否', false],
  ['Yes', true],
  ['N', false],
  ['TRUE', true],
  [0, false],
  [true, true],
  ['maybe', 'NOT_BOOLEAN'],
])('%j is yes or no: %s', (cell, value) => {
  expect(read(Initiative, 'ict', cell)).toBe(value)
})

test('a code is known by itself, by its label in either language, and by what the mapping says it is called', () => {
  const values = { Open: 'active', Done: '已关闭' }
  const codes = ['active', '在建', 'Active', ' ACTIVE ', 'Open', 'Done', 'gone'].map((text) =>
    read(Initiative, 'status', text, { values }),
  )
  expect(codes).toEqual(['active', 'active', 'active', 'active', 'active', 'closed', 'NOT_IN_LIST'])
  expect(read(Initiative, 'componentCodes', 'B1；B7、B1')).toEqual(['B1', 'B7'])
  expect(read(Initiative, 'componentCodes', 'B1, nothing')).toBe('NOT_IN_LIST')
})

test('a text that our own export defused is read as it was', () => {
  expect(read(Initiative, 'rollbackPlanRef', "'=1+1")).toBe('=1+1')
  expect(read(Initiative, 'rollbackPlanRef', "''=1+1")).toBe("'=1+1")
  expect(read(Initiative, 'rollbackPlanRef', "'s plan")).toBe("'s plan")
})

test('whatever text the house writes into a file, as CSV or into a cell, it reads back to the letter', () => {
  const unit = constantFrom(
    "'",
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＠',
    '\t',
    '\r',
    '\n',
    ' ',
    ',',
    ';',
    '"',
    'x',
    '数',
    '\uFEFF',
  )
  assert(
    property(string({ unit, minLength: 1, maxLength: 8 }), (text) => {
      // Spaces around a text that is no formula are no part of it.
      const kept = /^'*[\s\uFEFF]*[=+\-@＝＋－＠\t\r]/u.test(text) ? text.trimEnd() : text.trim()
      pre(kept !== '' && kept === text)
      const rows: string[][] = parse(`\uFEFF${csvCell(text, 'text')},x\r\n`, { bom: true, relax_quotes: true })
      expect(read(Initiative, 'rollbackPlanRef', rows[0]?.[0] ?? null)).toBe(text)
    }),
    { seed: 9, numRuns: 2_000 },
  )
})

test('references are names to be looked up; an exported one is its id', () => {
  const id = '01900000-0000-7000-8000-000000000001'
  expect(read(Initiative, 'leadOrgId', `数据局 [${id}]`)).toEqual([id])
  expect(read(Initiative, 'partnerOrgIds', '数据局；规划局\n交通局')).toEqual(['数据局', '规划局', '交通局'])
})

test('whatever day, moment or number the house writes, it reads back', () => {
  const within = { min: new Date('1800-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }
  assert(
    property(date(within), double({ noNaN: true, noDefaultInfinity: true }), (at, figure) => {
      const instant = at.toISOString().replace(/\.?0*Z$/, 'Z')
      expect(read(ServiceRequest, 'submittedAt', at.toISOString())).toBe(instant)
      expect(read(Initiative, 'plannedStart', instant.slice(0, 10))).toBe(instant.slice(0, 10))
      expect(read(Initiative, 'budget', JSON.stringify(figure))).toBe(Number(JSON.stringify(figure)))
    }),
  )
})
