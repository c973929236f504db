import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Card } from './card.ts'
import { judge } from './judge.ts'
import { needOf } from './need.ts'

const card = (compare: Card['compare'], met: number): Card => ({
  id: 'X-E1',
  title: { zh: '题', en: 'Title' },
  about: 'Service',
  where: [],
  kind: 'share',
  must: ['online'],
  unit: 'percent',
  compare,
  met,
  partly: null,
  minSample: 1,
  evidence: 'register',
  refresh: 'P1D',
  scope: 'city',
  do: { zh: '做', en: 'Do' },
  owner: 'programme_office',
})

const population = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60))
  .map(([pass, fail, unknown]) => ({ n: pass + fail + unknown, pass, fail, unknown }))
  .filter(({ n, unknown }) => n > 0 && unknown * 2 <= n)

const state = (of: Card, { n, pass, fail, unknown }: { n: number; pass: number; fail: number; unknown: number }) =>
  judge(of, { sample: n, n, pass, fail, unknown, value: null }).state

test('so many failing records mended make a rule met, and one fewer does not', () => {
  fc.assert(
    fc.property(population, fc.integer({ min: 1, max: 100 }), (counts, met) => {
      const of = card('at_least', met)
      const need = needOf(of, { ...counts, value: null })
      if (need === undefined || need.count > counts.fail) return
      const after = (more: number) => ({ ...counts, pass: counts.pass + more, fail: counts.fail - more })
      expect(state(of, after(need.count))).toBe('met')
      if (need.count > 0) expect(state(of, after(need.count - 1))).not.toBe('met')
    }),
  )
})

test('where few may meet it, so many that end make it met, and one fewer does not', () => {
  fc.assert(
    fc.property(population, fc.integer({ min: 0, max: 99 }), (counts, met) => {
      const of = card('at_most', met)
      const need = needOf(of, { ...counts, value: null })
      if (need === undefined || need.count > counts.pass) return
      const after = (fewer: number) => ({ ...counts, pass: counts.pass - fewer, fail: counts.fail + fewer })
      expect(state(of, after(need.count))).toBe('met')
      if (need.count > 0) expect(state(of, after(need.count - 1))).not.toBe('met')
    }),
  )
})

test.each([
  ['exists', 'count', 'at_least', 3, 1, { what: 'add', count: 2 }],
  ['variety', 'count', 'at_least', 5, null, { what: 'add', count: 5 }],
  ['recency', 'days', 'at_most', 90, 120, { what: 'add', count: 1 }],
  ['measure', 'score', 'at_least', 3, 2, undefined],
  ['exists', 'count', 'at_most', 0, 2, undefined],
] as const)('%s in %s, %s %i at %s: %j', (kind, unit, compare, met, value, need) => {
  expect(needOf({ kind, unit, compare, met }, { n: 0, pass: 0, unknown: 0, value })).toEqual(need)
})

test('57 of 100 are enough for 57 per cent', () => {
  const counts = { n: 100, pass: 50, unknown: 0, value: null }
  expect(needOf(card('at_least', 57), counts)).toEqual({ what: 'pass', count: 7 })
})
