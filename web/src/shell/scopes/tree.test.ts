import { assert, integer, array, property } from 'fast-check'
import { expect, test } from 'vitest'
import { branchesOf, fitting, wayTo, withParts } from './tree.ts'

const scopes = [
  { id: 'city', parentId: null },
  { id: 'north', parentId: 'city' },
  { id: 'south', parentId: 'city' },
  { id: 'village', parentId: 'north' },
  { id: 'other', parentId: null },
]

test('parts stand below what they lie in, in the order they came', () => {
  const [city, other] = branchesOf(scopes)
  expect(city?.parts.map(({ of }) => of.id)).toEqual(['north', 'south'])
  expect(city?.parts[0]?.parts).toMatchObject([{ of: { id: 'village' }, depth: 2 }])
  expect(other?.parts).toEqual([])
  expect([...withParts(scopes, 'north')]).toEqual(['north', 'village'])
  expect(wayTo(scopes, 'village').map(({ id }) => id)).toEqual(['city', 'north', 'village'])
})

test('what is looked for is shown with everything it lies in', () => {
  const found = fitting(branchesOf(scopes), ({ id }) => id === 'village')
  expect(found).toMatchObject([
    { of: { id: 'city' }, parts: [{ of: { id: 'north' }, parts: [{ of: { id: 'village' } }] }] },
  ])
  expect(fitting(branchesOf(scopes), () => false)).toEqual([])
})

test('every scope of a tree is shown once', () => {
  assert(
    property(array(integer({ min: 0, max: 30 }), { maxLength: 30 }), (parents) => {
      // A parent always stands before its parts, as no tree has a circle.
      const all = parents.map((parent, index) => ({ id: `${index}`, parentId: parent < index ? `${parent}` : null }))
      const seen: string[] = []
      const walk = (branches: ReturnType<typeof branchesOf<(typeof all)[number]>>) => {
        for (const { of, parts } of branches) {
          seen.push(of.id)
          walk(parts)
        }
      }
      walk(branchesOf(all))
      expect(seen.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
    }),
  )
})
