import { Initiative } from '@citywide/model/strategy/initiative'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultColumns, readColumns } from '../list/columns.ts'
import { readFilters } from '../list/filter.ts'
import { asked, isBare, readListSearch, withoutList } from '../list/search.ts'
import { linkOf, sameState, searchOf, stateOf } from './state.ts'

const shown = fc.record({
  filters: fc.uniqueArray(
    fc.constantFrom(
      { field: 'status', is: ['active', 'planned'] },
      { field: 'plannedEnd', to: '2026-11-22' },
      { field: 'title', contains: 'river' },
      { field: 'budget', from: '10', to: '90' },
      { field: 'ownerId', missing: true },
    ),
    { selector: ({ field }) => field },
  ),
  q: fc.constantFrom('', 'river'),
  sort: fc.constantFrom('-updatedAt', 'plannedEnd', '-budget'),
  columns: fc.constantFrom(defaultColumns(Initiative), ['budget', 'status']),
})

test('the address of a view shows the very state that was kept, whatever it is', () => {
  fc.assert(
    fc.property(shown, (state) => {
      const kept = stateOf(Initiative, state, 'chengchuan')
      const search = readListSearch(searchOf({ id: 'one', state: kept }) as never)
      const again = {
        filters: readFilters(Initiative, asked(search)).filters,
        q: search.q ?? '',
        sort: search.sort ?? '',
        columns: readColumns(Initiative, search.columns),
      }
      expect(sameState(stateOf(Initiative, again, 'chengchuan'), kept)).toBe(true)
      expect(isBare(search)).toBe(false)
    }),
  )
})

const of = (is: string[], scope = 'chengchuan', columns = ['budget', 'status']) =>
  stateOf(Initiative, { filters: [{ field: 'status', is }], q: '', sort: 'budget', columns }, scope)

test('the order in which filters were set is no change of a view; their values, columns and scope are', () => {
  expect(sameState(of(['active', 'planned']), of(['planned', 'active']))).toBe(true)
  expect(sameState(of(['active']), of(['planned']))).toBe(false)
  expect(sameState(of(['active']), of(['active'], 'beijing'))).toBe(false)
  expect(sameState(of(['active']), of(['active'], 'chengchuan', ['status', 'budget']))).toBe(false)
})

test('another view takes the place of the whole list, not of the language or the moment', () => {
  const search = { lang: 'en', scope: 'north', at: '2026-06-30', status: ['active'], q: 'x', rows: 200, view: 'one' }
  expect(withoutList(search)).toEqual({ lang: 'en', at: '2026-06-30' })
})

test('a shared view goes by its id; everything else is spelled out with the scope, and never opens another’s usual view', () => {
  const at = {
    origin: 'https://city.example',
    pathname: '/app/records/initiatives',
    search: '?status=active&view=one&lang=en',
  }
  const view = { id: 'one', sharing: 'everybody' } as Parameters<typeof linkOf>[1]
  expect(linkOf(at, view, false, 'north')).toBe('https://city.example/app/records/initiatives?view=one')
  expect(linkOf(at, view, true, 'north')).toBe('https://city.example/app/records/initiatives?status=active&scope=north')
  const bare = linkOf({ ...at, search: '' }, undefined, false, 'north')
  expect(bare).toBe('https://city.example/app/records/initiatives?scope=north&view=all')
})
