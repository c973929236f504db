import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'

test('members are sorted by code unit, undefined is left out, nothing is spaced', () => {
  expect(canonicalJson({ b: [1, { d: undefined, c: null }], a: '人', '\u{1F600}': 1, '\uFB33': 2, A: true })).toBe(
    '{"A":true,"a":"人","b":[1,{"c":null}],"😀":1,"\uFB33":2}',
  )
})

test('the order in which members were written leaves no trace, and what is written is JSON of the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(shuffled(value))).toBe(text)
    }),
  )
})

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, item]) => [name, shuffled(item)]),
  )
}
