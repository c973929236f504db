import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Shortfall, smallestChanges } from './next-change.ts'

const shortfall = (rule: string, need: number, ...records: string[][]): Shortfall => ({
  rule,
  weight: 1,
  need,
  records: records.map((changes) => ({ changes })),
})

test('a change that serves two rules comes before one that serves one', () => {
  const steps = smallestChanges(
    [shortfall('alone', 1, ['c']), shortfall('one', 1, ['a'], ['b']), shortfall('other', 1, ['b'])],
    9,
  )
  expect(steps).toEqual([
    { changes: ['b'], turns: ['one', 'other'] },
    { changes: ['c'], turns: ['alone'] },
  ])
})

test('of many records only as many are named as a rule needs, and those that ask for least', () => {
  expect(smallestChanges([shortfall('rule', 2, ['a', 'b'], ['c'], ['d', 'e', 'f'], ['g'])], 9)).toEqual([
    { changes: ['c', 'g'], turns: ['rule'] },
  ])
})

test('what was changed for one rule is not asked for again by the next', () => {
  const steps = smallestChanges([shortfall('easy', 1, ['a']), shortfall('hard', 1, ['a', 'b', 'c'])], 9)
  expect(steps).toEqual([
    { changes: ['a'], turns: ['easy'] },
    { changes: ['b', 'c'], turns: ['hard'] },
  ])
})

test('a rule that too few records could turn is left out', () => {
  expect(smallestChanges([shortfall('rule', 2, ['a'])], 9)).toEqual([])
})

// As in a register: each record has its own fields, and every rule asks some of the records for some of the fields.
const fields = ['x', 'y'] as const
const names = [0, 1, 2, 3].flatMap((record) => fields.map((field) => `${record}${field}`))
const arbitrary = fc
  .array(
    fc.record({
      records: fc.dictionary(
        fc.constantFrom('0', '1', '2', '3'),
        fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 2 }),
        { minKeys: 1 },
      ),
      share: fc.double({ min: 0.01, max: 1, noNaN: true }),
      weight: fc.constantFrom(1, 1, 2),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((rules) =>
    rules.map(({ records, share, weight }, index): Shortfall => {
      const asked = Object.entries(records).map(([record, own]) => ({
        changes: own.map((field) => `${record}${field}`),
      }))
      return { rule: `r${index}`, weight, need: Math.max(1, Math.ceil(asked.length * share)), records: asked }
    }),
  )

function turns({ need, records }: Shortfall, done: ReadonlySet<string>): boolean {
  return records.filter(({ changes }) => changes.every((change) => done.has(change))).length >= need
}

/** Every set of changes, tried. */
function* subsets(): Generator<ReadonlySet<string>> {
  for (let bits = 0; bits < 2 ** names.length; bits += 1)
    yield new Set(names.filter((_, index) => (bits & (1 << index)) !== 0))
}

test('the steps turn what they say when they say it, and all rules in the end', () => {
  fc.assert(
    fc.property(arbitrary, (shortfalls) => {
      const done = new Set<string>()
      const turned = new Set<string>()
      for (const step of smallestChanges(shortfalls, 99)) {
        expect(step.changes.some((change) => done.has(change))).toBe(false)
        for (const change of step.changes) done.add(change)
        const now = shortfalls.filter((one) => turns(one, done) && !turned.has(one.rule)).map(({ rule }) => rule)
        expect(step.turns.toSorted()).toEqual(now.toSorted())
        for (const rule of now) turned.add(rule)
      }
      expect(turned.size).toBe(shortfalls.length)
    }),
    { numRuns: 300 },
  )
})

test('against every set of changes: exact for one rule, and for several never dearer than once the smallest set for each', () => {
  let greedy = 0
  let exact = 0
  fc.assert(
    fc.property(arbitrary, (shortfalls) => {
      const cost = smallestChanges(shortfalls, 99).reduce((sum, { changes }) => sum + changes.length, 0)
      let least = Number.POSITIVE_INFINITY
      for (const done of subsets()) if (shortfalls.every((one) => turns(one, done))) least = Math.min(least, done.size)
      expect(cost).toBeGreaterThanOrEqual(least)
      expect(cost).toBeLessThanOrEqual(least * shortfalls.length)
      greedy += cost
      exact += least
    }),
    { numRuns: 300, seed: 37106 },
  )
  // On the whole it is near: measured 1.03.
  expect(greedy / exact).toBeLessThan(1.15)
})
