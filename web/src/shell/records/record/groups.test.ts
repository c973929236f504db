import { Initiative } from '@citywide/model/strategy/initiative'
import { Person } from '@citywide/model/platform/person'
import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { groupsOf } from './groups.ts'

test.each(registers.map((declaration) => [declaration.name, declaration] as const))(
  'every field of %s stands in one group, in the order of the declaration',
  (_, declaration) => {
    const placed = groupsOf(declaration).flatMap(({ names }) => names)
    const order = Object.keys(declaration.fields)
    expect(placed.toSorted()).toEqual(order.toSorted())
    for (const { key, names } of groupsOf(declaration)) {
      expect(names.map((name) => order.indexOf(name))).toEqual(
        names.map((name) => order.indexOf(name)).toSorted((a, b) => a - b),
      )
      if (key !== 'data' && key !== 'content') expect(names.length).toBeGreaterThan(1)
    }
  },
)

test('a short record is one sheet, a long one is laid out by what its fields say', () => {
  expect(groupsOf(Person).map(({ key }) => key)).toEqual(['content'])
  expect(groupsOf(Initiative).map(({ key }) => key)).toEqual([
    'content',
    'people',
    'links',
    'dates',
    'figures',
    'checks',
  ])
})
