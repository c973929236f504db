import { Initiative } from '@citywide/model/strategy/initiative'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { same } from '@citywide/model/record/same'
import { recordArbitrary, stored, zone } from '../testing.ts'
import { conflictOf, settled } from './conflict.ts'
import { entryFrom } from './entry.ts'

const record = { ...stored, title: { en: 'A' }, budget: 1, spent: 1, phase: 'plan' }
const base = entryFrom(Initiative, record, zone)

test('what both changed has to be chosen; what one changed stands; what both made the same is agreed', () => {
  const mine = { ...base, title: { zh: '', en: 'Mine' }, budget: '2', spent: '7' }
  const theirs = { ...base, title: { zh: '', en: 'Theirs' }, phase: 'deliver', spent: '7' }
  const conflict = conflictOf(Initiative, base, mine, theirs)
  expect(conflict).toEqual({ both: ['title'], mine: ['budget', 'spent'], theirs: ['phase'], merged: {} })
  expect(settled(conflict, { title: 'mine' }, mine, theirs)).toEqual({ ...mine, phase: 'deliver' })
  expect(settled(conflict, { title: 'theirs' }, mine, theirs)).toEqual({ ...mine, ...theirs, budget: '2' })
})

test('after the choice nothing of theirs is lost that was not chosen away', () => {
  const any = recordArbitrary(Initiative).map((one) => entryFrom(Initiative, one, zone))
  fc.assert(
    fc.property(any, any, any, (before, mine, theirs) => {
      const conflict = conflictOf(Initiative, before, mine, theirs)
      const result = settled(conflict, Object.fromEntries(conflict.both.map((name) => [name, 'theirs'])), mine, theirs)
      for (const name of Object.keys(result)) {
        if (conflict.merged[name]) continue
        expect(same(result[name], conflict.mine.includes(name) ? mine[name] : theirs[name])).toBe(true)
      }
    }),
    { numRuns: 30 },
  )
})

test('one mends the Chinese, the other the English: both remain', () => {
  const mine = { ...base, title: { zh: '甲', en: 'A' } }
  const theirs = { ...base, title: { zh: '', en: 'The first' } }
  const conflict = conflictOf(Initiative, base, mine, theirs)
  expect(conflict).toEqual({ both: [], mine: [], theirs: [], merged: { title: { zh: '甲', en: 'The first' } } })
  expect(settled(conflict, {}, mine, theirs)['title']).toEqual({ zh: '甲', en: 'The first' })
  const collide = { ...base, title: { zh: '乙', en: 'The first' } }
  expect(conflictOf(Initiative, base, mine, collide).both).toEqual(['title'])
})
