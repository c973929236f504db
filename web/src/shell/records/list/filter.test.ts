import { Initiative } from '@citywide/model/strategy/initiative'
import { registers } from '@citywide/model/registers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { fieldOf } from '../register/register.ts'
import { valueArbitrary } from '../testing.ts'
import { type Filter, filterChoices, filterKind, mayMiss, readFilters, withFilter, writeFilters } from './filter.ts'

const id = '01a20441-a6e7-759c-b193-3d3920118b35'

/** Any filter that can be set on a field. */
function filterArbitrary(declaration: RecordDeclaration, name: string): fc.Arbitrary<Filter> {
  const field = fieldOf(declaration, name)
  if (!field) throw new Error(name)
  const common = !Object.hasOwn(declaration.fields, name)
  const value = valueArbitrary(field).map((one) => (Array.isArray(one) ? String(one[0] ?? '') : String(one)))
  const tests: fc.Arbitrary<Partial<Filter>>[] = mayMiss(declaration, name)
    ? [fc.boolean().map((missing) => ({ missing }))]
    : []
  switch (filterKind(field)) {
    case 'choice':
    case 'exact':
    case 'reference':
      tests.push(value.filter((one) => one !== '').map((one) => ({ is: [one] })))
      break
    case 'flag':
      tests.push(fc.constantFrom('true', 'false').map((one) => ({ is: [one] })))
      break
    case 'words':
      tests.push(fc.constantFrom('a', '河流', '100%').map((contains) => ({ contains })))
      break
    case 'number':
    case 'day':
    case 'moment':
      tests.push(value.map((from) => ({ from })))
      tests.push(fc.record({ from: value, to: value }))
      if (!common) tests.push(value.map((one) => ({ is: [one] })))
      break
    case 'presence':
      break
  }
  return fc.oneof(...tests).map((part) => ({ field: name, ...part }))
}

test.each(registers.map((declaration) => [declaration.name, declaration] as const))(
  'every filter of %s comes back from the address as it was set',
  (_, declaration) => {
    const all = fc.tuple(...filterChoices(declaration).map((name) => filterArbitrary(declaration, name)))
    fc.assert(
      fc.property(all, (filters) => {
        expect(readFilters(declaration, writeFilters(filters))).toEqual({ filters, unknown: [] })
      }),
      { numRuns: 20 },
    )
  },
)

test('what the register cannot be asked is named, not dropped', () => {
  const asked = {
    status: ['active', 'nonsense'],
    'plannedEnd.to': ['soon'],
    'title.from': ['a'],
    'status.missing': ['true'],
    foo: ['bar'],
    leadOrgId: ['everyone'],
    budget: [''],
  }
  expect(readFilters(Initiative, asked)).toEqual({ filters: [], unknown: Object.keys(asked) })
})

test('tests of one field make one filter', () => {
  const asked = { 'budget.from': ['1'], 'budget.to': ['9'], ownerId: [id], 'ownerId.missing': ['false'] }
  expect(readFilters(Initiative, asked).filters).toEqual([
    { field: 'budget', from: '1', to: '9' },
    { field: 'ownerId', is: [id], missing: false },
  ])
})

test('records can be asked for by id', () => {
  expect(readFilters(Initiative, { id: [id] })).toEqual({ filters: [{ field: 'id', is: [id] }], unknown: [] })
})

test('a filter is put in its place, added at the end, or taken away when it asks nothing', () => {
  const filters: Filter[] = [
    { field: 'status', is: ['active'] },
    { field: 'phase', is: ['plan'] },
  ]
  expect(withFilter(filters, { field: 'status', is: ['paused'] })[0]).toEqual({ field: 'status', is: ['paused'] })
  expect(withFilter(filters, { field: 'title', contains: 'x' })).toHaveLength(3)
  expect(withFilter(filters, { field: 'status', is: [] })).toEqual([{ field: 'phase', is: ['plan'] }])
})
