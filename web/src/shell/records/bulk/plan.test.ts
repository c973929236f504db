import { Initiative } from '@citywide/model/strategy/initiative'
import { expect, test } from 'vitest'
import { fieldOf } from '../register/register.ts'
import { atFields, emptyEntryOf, planOf, planProblems, waysOf } from './plan.ts'

const zone = 'Asia/Shanghai'
const ways = (name: string) => {
  const field = fieldOf(Initiative, name)
  return field ? waysOf(field) : []
}

test('lists are added to and taken from, what must be there cannot be cleared', () => {
  expect(ways('partnerOrgIds')).toEqual(['add', 'remove', 'set', 'clear'])
  expect(ways('title')).toEqual(['set'])
  expect(ways('ownerId')).toEqual(['set', 'clear'])
})

test('every field goes to its part, cleared ones as nothing and cleared lists as empty', () => {
  const plan = planOf(
    Initiative,
    [
      { name: 'status', how: 'set', entry: 'active' },
      { name: 'budget', how: 'set', entry: '1200' },
      { name: 'ownerId', how: 'clear', entry: '' },
      { name: 'partnerOrgIds', how: 'clear', entry: ['x'] },
      { name: 'componentCodes', how: 'add', entry: ['B7'] },
      { name: 'issueCodes', how: 'remove', entry: ['a'] },
    ],
    zone,
  )
  expect(plan).toEqual({
    set: { status: 'active', budget: 1200, ownerId: null, partnerOrgIds: [] },
    add: { componentCodes: ['B7'] },
    remove: { issueCodes: ['a'] },
  })
})

test('an empty entry is no wish, and what cannot be read is said at its field', () => {
  const field = fieldOf(Initiative, 'title')
  const problems = planProblems(
    Initiative,
    [
      { name: 'title', how: 'set', entry: field ? emptyEntryOf(field) : '' },
      { name: 'budget', how: 'set', entry: 'many' },
      { name: 'ownerId', how: 'clear', entry: '' },
    ],
    zone,
  )
  expect(problems.map(({ pointer }) => pointer).toSorted()).toEqual(['/budget', '/title'])
  const text = { zh: '一', en: 'one' }
  expect(atFields([{ pointer: '/set/budget', code: 'X', text }])[0]?.pointer).toBe('/budget')
})
