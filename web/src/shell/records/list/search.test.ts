import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { asked, readListSearch, reserved, withAsked } from './search.ts'

test('no field of any register has a name that the address uses for something else', () => {
  const names = registers.flatMap(({ fields }) => Object.keys(fields))
  expect(names.filter((name) => reserved.has(name))).toEqual([])
})

test('filters stand in the address beside the page’s own names, single values as lists of one', () => {
  const search = { q: 'river', sort: '-dueAt', lang: 'en', status: ['active', 'planned'], 'dueAt.to': '2026-12-31' }
  expect(asked(search)).toEqual({ status: ['active', 'planned'], 'dueAt.to': ['2026-12-31'] })
})

test('what makes no sense in an address is left out, never an error', () => {
  const search = { sort: 'a b', rows: 'many', columns: 'x'.repeat(3_000), 'no such.thing.at all': 'x', status: '' }
  expect(Object.entries(readListSearch(search as never)).filter(([, value]) => value !== undefined)).toEqual([])
})

test('new filters keep words, order and columns, and begin at the first row', () => {
  const search = { q: 'river', sort: 'title', columns: 'status', rows: 200 }
  expect(withAsked(search, { status: ['active'] })).toEqual({
    q: 'river',
    sort: 'title',
    columns: 'status',
    status: ['active'],
  })
})
