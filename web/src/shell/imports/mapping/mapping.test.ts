import type { ImportColumn, ImportMapping } from '@citywide/model/platform/import'
import { importTargets, proposeMapping } from '@citywide/model/platform/import-target'
import { ServiceRequest } from '@citywide/model/services/service-request'
import { Initiative } from '@citywide/model/strategy/initiative'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  borrowed,
  keyChoices,
  MOST_KEYS,
  notTaken,
  sameMapping,
  sent,
  takeColumn,
  targetNamed,
  withConstant,
  withKey,
  withMeaning,
  withOptions,
} from './mapping.ts'

const column = (name: string, ...samples: string[]): ImportColumn => ({ name, letter: 'A', filled: 1, samples })
const empty: ImportMapping = { columns: [], constants: {}, key: [] }
const titleZh = targetNamed(Initiative, 'title.zh')
const status = targetNamed(Initiative, 'status')

test('a field is given to one column only: whoever had it before loses it', () => {
  const first = takeColumn(empty, column('名称'), titleZh)
  const second = takeColumn(first, column('标题'), titleZh)
  expect(second.columns).toEqual([{ column: '标题', field: 'title.zh' }])
})

test('a column that is given to another field forgets what was said for the first', () => {
  const mapped = takeColumn(empty, column('x'), status)
  const spoken = withMeaning(mapped, 'x', 'Open', 'active')
  expect(takeColumn(spoken, column('x'), titleZh).columns).toEqual([{ column: 'x', field: 'title.zh' }])
})

test('a column takes the place of a constant, and a field without a column tells no records apart', () => {
  const constant = withConstant(empty, 'status', 'active')
  const mapped = withKey(takeColumn(constant, column('状态'), status), ['status'])
  expect(mapped.constants).toEqual({})
  expect(mapped.key).toEqual(['status'])
  expect(takeColumn(mapped, column('状态'), undefined).key).toEqual([])
})

test('the order of day and month is proposed where the cells give it away, and not otherwise', () => {
  const day = targetNamed(Initiative, 'plannedStart')
  expect(takeColumn(empty, column('d', '03/05/2024', '25/05/2024'), day).columns[0]?.order).toBe('dmy')
  expect(takeColumn(empty, column('d', '03/25/2024'), day).columns[0]?.order).toBe('mdy')
  expect(takeColumn(empty, column('d', '03/05/2024'), day).columns[0]).not.toHaveProperty('order')
})

test('wishes that are taken back leave nothing behind; a value may mean nothing at all', () => {
  const given = withMeaning(takeColumn(empty, column('x'), status), 'x', 'Open', 'active')
  const mapped = withMeaning(withOptions(given, 'x', { decimal: ',' }), 'x', '–', '')
  expect(mapped.columns[0]).toEqual({
    column: 'x',
    field: 'status',
    values: { Open: 'active', '–': '' },
    decimal: ',',
  })
  const bare = withMeaning(withMeaning(mapped, 'x', 'Open', undefined), 'x', '–', undefined)
  expect(withOptions(bare, 'x', { decimal: undefined }).columns[0]).toEqual({ column: 'x', field: 'status' })
})

test('an id tells the record alone', () => {
  const id = targetNamed(Initiative, 'id')
  const mapped = takeColumn(takeColumn(empty, column('x'), status), column('y'), id)
  expect(withKey(mapped, ['status', 'id']).key).toEqual(['id'])
  expect(withKey(mapped, ['id', 'status']).key).toEqual(['status'])
})

test('a mapping of another file is taken over as far as the columns are there', () => {
  const mapped = withKey(takeColumn(takeColumn(empty, column('x'), status), column('y'), titleZh), ['title.zh'])
  expect(borrowed(mapped, [column('x')])).toEqual({
    columns: [{ column: 'x', field: 'status' }],
    constants: {},
    key: [],
  })
})

test('an empty constant is not sent', () => {
  expect(sent(withConstant(empty, 'status', ' ')).constants).toEqual({})
})

test('what is not taken is named in the order of the file', () => {
  const columns = [column('a'), column('b'), column('c')]
  const mapping = takeColumn(empty, column('b'), titleZh)
  expect(notTaken(columns, mapping).map(({ name }) => name)).toEqual(['a', 'c'])
})

test('the order in which columns were mapped makes no difference', () => {
  const one = takeColumn(takeColumn(empty, column('a'), titleZh), column('b'), status)
  const other = takeColumn(takeColumn(empty, column('b'), status), column('a'), titleZh)
  expect(sameMapping(one, other)).toBe(true)
  expect(sameMapping(one, takeColumn(one, column('a'), undefined))).toBe(false)
})

test('whatever a reader does, a field has one column, a key has columns, and a column has one field', () => {
  const targets = importTargets(ServiceRequest)
  const step = fc.record({ at: fc.nat(5), target: fc.option(fc.constantFrom(...targets), { nil: undefined }) })
  const columns = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => column(name, '03/25/2024', '1,5'))
  const start = proposeMapping(ServiceRequest, columns)
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const mapping = steps.reduce((now, { at, target }) => {
        const next = takeColumn(now, columns[at] ?? column('a'), target)
        return withKey(next, [...next.key, ...keyChoices(ServiceRequest, next).map(({ name }) => name)])
      }, start)
      const fields = mapping.columns.map(({ field }) => field)
      expect(new Set(fields).size).toBe(fields.length)
      expect(new Set(mapping.columns.map((one) => one.column)).size).toBe(fields.length)
      expect(mapping.key.every((name) => fields.includes(name))).toBe(true)
      expect(mapping.key.length).toBeLessThanOrEqual(MOST_KEYS)
    }),
  )
})
