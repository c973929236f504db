import { array, assert, dictionary, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './root-route.ts'

test('an address reads as people and the interface write it', () => {
  expect(parseSearch('?scope=beijing&state=met&state=partly&at=2017-01-15')).toStrictEqual({
    scope: 'beijing',
    state: ['met', 'partly'],
    at: '2017-01-15',
  })
  expect(stringifySearch({ state: ['met', 'partly'], q: undefined, n: 0 })).toBe('?state=met&state=partly&n=0')
})

test('whatever state a page has, its address brings it back', () => {
  const value = string({ minLength: 1 })
  const states = dictionary(string({ minLength: 1 }), oneof(value, array(value, { minLength: 2 })), { maxKeys: 6 })
  assert(
    property(states, (state) => {
      expect(Object.entries(parseSearch(stringifySearch(state)))).toEqual(Object.entries(state))
    }),
  )
})
