import { same } from '@citywide/model/record/same'
import { Initiative } from '@citywide/model/strategy/initiative'
import { registers } from '@citywide/model/registers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Version } from '../register/queries.ts'
import { recordArbitrary, stored } from '../testing.ts'
import { changesOf, differences, standingAt } from './versions.ts'

const at = (version: number, op: Version['op'], when: string, fields: object = {}): Version => ({
  version,
  op,
  at: when,
  actor: null,
  reason: null,
  reviewer: null,
  draft: null,
  document: { ...stored, version, ...fields },
})
const versions = [
  at(3, 'D', '2026-11-03T00:00:00Z', { status: 'closed' }),
  at(2, 'U', '2026-11-02T00:00:00Z', { status: 'closed', title: { en: 'B', zh: '甲' }, updatedAt: 'later' }),
  at(1, 'I', '2026-11-01T00:00:00Z', { status: 'active', title: { zh: '甲', en: 'B' } }),
]

test('values are compared by what they say, not by how they are written', () => {
  expect(same({ zh: '甲', en: 'B' }, { en: 'B', zh: '甲' })).toBe(true)
  expect(same(null, [])).toBe(true)
  expect(same(0, null)).toBe(false)
  expect(same(['a', 'b'], ['b', 'a'])).toBe(false)
  expect(same([], {})).toBe(false)
})

test('a write is told by the fields it changed; what the platform keeps by itself is not among them', () => {
  const [deleted, changed, made] = changesOf(Initiative, versions)
  expect(changed?.differences).toEqual([{ name: 'status', before: 'active', after: 'closed' }])
  expect([deleted?.differences, made?.differences]).toEqual([[], []])
})

test('a move to another scope is a difference too', () => {
  expect(differences(Initiative, stored, { ...stored, scopeId: 'elsewhere' }).map(({ name }) => name)).toEqual([
    'scopeId',
  ])
})

test('a record is shown as it stood: not before it was made, not after it was deleted', () => {
  expect(standingAt(versions, '2026-10-31T00:00:00Z')).toBeUndefined()
  expect(standingAt(versions, '2026-11-01T12:00:00Z')).toMatchObject({ version: 1, status: 'active' })
  expect(standingAt(versions, '2026-11-02T00:00:00Z')).toMatchObject({ version: 2, status: 'closed' })
  expect(standingAt(versions, '2026-11-04T00:00:00Z')).toBeUndefined()
})

test('a record differs from itself in nothing, and from another in exactly the fields that are not the same', () => {
  for (const declaration of registers) {
    fc.assert(
      fc.property(recordArbitrary(declaration), recordArbitrary(declaration), (one, other) => {
        expect(differences(declaration, one, structuredClone(one))).toEqual([])
        for (const name of Object.keys(declaration.fields)) {
          const told = differences(declaration, one, other).some((difference) => difference.name === name)
          expect(told).toBe(!same(one[name], other[name]))
        }
      }),
      { numRuns: 4 },
    )
  }
})
