import { Problem } from '@citywide/model/problem'
import { assert, json, property } from 'fast-check'
import { expect, test } from 'vitest'
import { pointerOf, readJson } from './json.ts'

test('what is well-formed is read as the language itself reads it', () => {
  assert(
    property(json({ maxDepth: 8, noUnicodeString: false }), (text) => {
      expect(outcome(text)).toEqual(/"(__proto__|constructor)"/.test(text) ? expect.anything() : JSON.parse(text))
    }),
    { seed: 3, numRuns: 2_000 },
  )
})

test('the same text is read the same with any space between its parts', () => {
  const text = '{"a":[1,{"b":"x,]}\\"{"}],"c":{"a":null}}'
  const spaced = '\uFEFF { "a" : [ 1 , { "b" :\n"x,]}\\"{" } ] , "c":\t{ "a" : null } } '
  expect(readJson(spaced)).toEqual(JSON.parse(text))
})

test.each([
  ['{"a":1,"a":2}', 'KEY_TWICE', '/a'],
  ['{"a":1,"\\u0061":2}', 'KEY_TWICE', '/a'],
  ['{"x":[{},{"b":{},"b":[]}]}', 'KEY_TWICE', '/x/1/b'],
  ['[{"a/b":{"__proto__":1}}]', 'KEY_RESERVED', '/0/a~1b/__proto__'],
  ['{"constructor":1}', 'KEY_RESERVED', '/constructor'],
  [`{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 'NESTED_TOO_DEEP', `/a${'/0'.repeat(31)}`],
])('%s is refused as %s at %s', (text, code, pointer) => {
  expect(outcome(text)).toEqual([{ code, pointer }])
})

test('a value may look like a key that is reserved or given twice', () => {
  expect(readJson('{"a":"__proto__","b":["a","a"]}')).toEqual({ a: '__proto__', b: ['a', 'a'] })
})

test('a pointer escapes what separates its steps, and ends somewhere', () => {
  expect(pointerOf(['a/b', 0, '~'])).toBe('/a~1b/0/~0')
  expect(pointerOf(['x'.repeat(1_000)])).toHaveLength(300)
})

function outcome(text: string): unknown {
  try {
    return readJson(text)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.fields.map(({ code, pointer }) => ({ code, pointer }))
  }
}
