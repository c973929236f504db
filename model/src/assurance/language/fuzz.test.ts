import { array, assert, constantFrom, oneof, property, string, tuple, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { registers } from '../../registers.ts'
import { conditionOf, valueOf } from './check.ts'
import { RuleProblem } from './problem.ts'
import { vocabularyOf } from './vocabulary.ts'

const vocabulary = vocabularyOf(registers)
const found = vocabulary.nouns.get('Initiative')
if (!found) throw new Error('Initiative')
const initiative = found

/** What comes of a text: understood, or a problem with its place; anything else is a fault of ours. */
function read(text: string): 'understood' | RuleProblem {
  try {
    conditionOf(text, initiative, vocabulary)
    return 'understood'
  } catch (error) {
    if (error instanceof RuleProblem) return error
    throw error
  }
}

function expectPlaced(text: string): void {
  const result = read(text)
  if (result === 'understood') return
  const { from, to } = result.at
  expect(from).toBeGreaterThanOrEqual(0)
  expect(to).toBeLessThanOrEqual(text.length)
  expect(from).toBeLessThanOrEqual(to)
  expect(result.text.zh.length * result.text.en.length).toBeGreaterThan(0)
}

describe('a text that is no condition', () => {
  test('is refused with its place, whatever bytes and characters it is made of', () => {
    const bytes = uint8Array({ maxLength: 200 }).map((list) => String.fromCharCode(...list))
    const anything = oneof(
      bytes,
      string({ unit: 'binary', maxLength: 60 }),
      string({ unit: 'grapheme', maxLength: 30 }),
    )
    assert(property(anything, expectPlaced), { numRuns: 500, seed: 37_106 })
  })

  test('is refused with its place, however its pieces are put together', () => {
    const pieces = ['status', '=', '"active"', 'and', 'or', 'not', '(', ')', '[', ']', 'in', 'between', 'some', 'every']
    const more = [
      'x',
      'satisfies',
      'Risk',
      '.',
      'owner',
      'count',
      'null',
      '-',
      '/',
      '1',
      '风险',
      '状态',
      'date',
      'now()',
      '"',
      '\\',
    ]
    const joined = array(tuple(constantFrom(...pieces, ...more), constantFrom(' ', '', '\n')), { maxLength: 40 })
    assert(
      property(joined, (list) => expectPlaced(list.flat().join(''))),
      { numRuns: 4_000, seed: 41_150 },
    )
  })

  test.each([
    ['brackets', (n: number) => '('.repeat(n) + 'quickWin' + ')'.repeat(n)],
    ['selections', (n: number) => 'count(Risk['.repeat(n) + 'true' + ']) > 0'.repeat(n)],
    ['minus signs', (n: number) => `budget > ${'-'.repeat(n)}1`],
    ['negations', (n: number) => 'not('.repeat(n) + 'quickWin' + ')'.repeat(n)],
    ['quantifiers', (n: number) => 'some x in Risk satisfies '.repeat(n) + 'true'],
  ])('goes only so deep: %s', (_, nested) => {
    const deep = read(nested(40))
    expect(deep).toMatchObject({ code: 'TOO_DEEP' })
    // What is far too long is not even looked at.
    expect(read(nested(100_000))).toMatchObject({ code: 'TOO_LONG' })
  })

  test('of a million characters is refused without being read', () => {
    const long = ['a', ' ', '(', '"', '状态 ', 'status = "active" and ', '\\"'].map((piece) =>
      piece.repeat(1_000_000 / piece.length),
    )
    for (const text of long)
      expect(read(text)).toMatchObject({ code: 'TOO_LONG', at: { from: 2_000, to: text.length } })
  })

  test('leaves nothing behind that a later one could stumble over', () => {
    for (const bad of ['count(', 'status = "', ') or true', 'quickWin and'])
      expect(read(bad)).toBeInstanceOf(RuleProblem)
    expect(read('quickWin')).toBe('understood')
  })
})

describe('what looks like SQL', () => {
  test.each([
    `status = "active"; drop table initiative`,
    `1=1; --`,
    `quickWin or 1=1 -- `,
    `quickWin /* */`,
    `id in (select id from account)`,
    `pg_sleep(10) = null`,
    `"a" || "b" = "ab"`,
    `quickWin::text = "t"`,
    `current_user = "postgres"`,
    `$1 = $2`,
    `status = 'active'`,
  ])('is no condition: %s', (text) => {
    expect(read(text)).toBeInstanceOf(RuleProblem)
  })

  test('is a text inside quotes, and names come from the vocabulary alone', () => {
    expect(read(`rollbackPlanRef = "'; drop table initiative; --"`)).toBe('understood')
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype']) {
      expect(read(`${name} = null`)).toMatchObject({ code: 'UNKNOWN_WORD' })
      expect(read(`${name}()`)).toMatchObject({ code: 'UNKNOWN_FUNCTION' })
      expect(read(`(status in ${name})`)).toBeInstanceOf(RuleProblem)
    }
  })
})

test('a formula over whole registers is as closed as a condition', () => {
  const anything = string({ unit: 'binary', maxLength: 60 })
  assert(
    property(anything, (text) => {
      try {
        valueOf(text, undefined, vocabulary)
      } catch (error) {
        expect(error).toBeInstanceOf(RuleProblem)
      }
    }),
    { numRuns: 300, seed: 7 },
  )
})
