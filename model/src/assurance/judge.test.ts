import { assert, constantFrom, integer, property, record, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Card } from './card.ts'
import { judge, plainLevel, scoreOf } from './judge.ts'

const texts = { zh: '测试', en: 'test' }

function share(limits: Partial<Pick<Card, 'compare' | 'met' | 'partly' | 'minSample'>> = {}): Card {
  return Card.parse({
    id: 'T.1-E1',
    title: texts,
    kind: 'share',
    about: 'Initiative',
    must: ['ownerId != null'],
    unit: 'percent',
    compare: 'at_least',
    met: 90,
    partly: 60,
    minSample: 1,
    evidence: 'register',
    refresh: 'P1D',
    do: texts,
    owner: 'programme_office',
    ...limits,
  })
}

function counts(pass: number, fail: number, unknown = 0) {
  const n = pass + fail + unknown
  return { sample: n, n, pass, fail, unknown, value: null }
}

describe('a share', () => {
  test.each([
    [9, 1, 'met', 90, 100],
    [89, 11, 'partly', 89, 50 + (50 * 29) / 30],
    [6, 4, 'partly', 60, 50],
    [3, 7, 'not_met', 30, 25],
    [0, 4, 'not_met', 0, 0],
  ])('of %i passing and %i failing is %s', (pass, fail, state, value, score) => {
    expect(judge(share(), counts(pass, fail))).toEqual({ state, reason: null, value, range: null, score })
  })

  test('is held against its limit as whole numbers', () => {
    // 57 of 100 is 56.99999999999999 when it is divided first.
    expect(judge(share({ met: 57 }), counts(57, 43)).state).toBe('met')
    expect(judge(share({ met: 55 }), counts(11, 9)).state).toBe('met')
  })

  test('of nothing has no verdict, and of too few neither', () => {
    expect(judge(share(), counts(0, 0))).toMatchObject({ state: 'not_assessable', reason: 'no_data', value: null })
    expect(judge(share({ minSample: 20 }), counts(0, 19))).toMatchObject({ state: 'not_assessable', reason: 'few' })
    expect(judge(share({ minSample: 20 }), counts(0, 20)).state).toBe('not_met')
  })

  test('of stale input has no verdict', () => {
    expect(judge(share(), { ...counts(9, 1), age: 'stale' })).toMatchObject({
      state: 'not_assessable',
      reason: 'stale',
    })
  })
})

describe('unknown records', () => {
  test('that are more than half leave nothing to judge', () => {
    expect(judge(share(), counts(4, 1, 6)).reason).toBe('unknown')
    expect(judge(share({ met: 40, partly: null }), counts(5, 0, 5)).state).toBe('met')
  })

  test('that cannot change the verdict leave it, with the range said', () => {
    expect(judge(share({ met: 50, partly: null }), counts(6, 2, 2))).toMatchObject({ state: 'met', range: [60, 80] })
  })

  test('that decide between met and partly make it partly', () => {
    expect(judge(share(), counts(8, 0, 2))).toMatchObject({ state: 'partly', range: [80, 100] })
  })

  test('are never shown as a gap', () => {
    expect(judge(share({ partly: null }), counts(8, 0, 2))).toMatchObject({
      state: 'not_assessable',
      reason: 'unknown',
    })
  })

  test('never turn an “at most” rule green', () => {
    const rule = share({ compare: 'at_most', met: 5, partly: 15 })
    expect(judge(rule, counts(0, 90, 10))).toMatchObject({ state: 'partly', range: [0, 10] })
    expect(judge(rule, counts(0, 60, 40))).toMatchObject({ state: 'not_assessable', reason: 'unknown' })
  })

  test('on both sides of a band leave it open, although both ends miss it', () => {
    const rule = share({ compare: 'within', met: [20, 50], partly: null })
    expect(judge(rule, counts(1, 4, 5))).toMatchObject({ state: 'not_assessable', reason: 'unknown' })
  })
})

test('finding nothing answers a rule that asks whether something exists', () => {
  const { must: _, ...rest } = share() as Extract<Card, { kind: 'share' }>
  const exists = Card.parse({ ...rest, kind: 'exists', unit: 'count', met: 1, partly: null })
  const none = { sample: 0, n: 0, pass: 0, fail: 0, unknown: 0, value: 0 }
  expect(judge(exists, none)).toMatchObject({ state: 'not_met', value: 0, score: 0 })
})

test('scores fall from the limit of met to nothing, without a jump', () => {
  const band = { compare: 'within', met: [20, 50], partly: [10, 65] } as const
  expect([35, 20, 15, 10, 5, 0].map((value) => scoreOf(band as never, value))).toEqual([100, 100, 75, 50, 25, 0])
  expect([57.5, 65, 80].map((value) => scoreOf(band as never, value))).toEqual([75, 50, 0])
  const most = { compare: 'at_most', met: 60, partly: 120 } as const
  expect([60, 90, 120, 180, 240, 999].map((value) => scoreOf(most, value))).toEqual([100, 75, 50, 25, 0, 0])
})

test('what is not known never makes a verdict better than the worst that can be', () => {
  const small = integer({ min: 0, max: 12 })
  const limits = constantFrom<Partial<Card>>(
    {},
    { compare: 'at_most', met: 10, partly: 40 },
    { compare: 'within', met: [20, 50], partly: [10, 65] },
    { met: 100, partly: null },
  )
  const order = ['not_met', 'partly', 'met']
  assert(
    property(record({ pass: small, fail: small, unknown: small, limits }), ({ pass, fail, unknown, limits: some }) => {
      const card = share(some)
      const { state } = judge(card, counts(pass, fail, unknown))
      const possible = Array.from({ length: unknown + 1 }, (_, more) =>
        plainLevel(card, counts(pass + more, fail + unknown - more)),
      )
      if (state === 'not_assessable') return
      for (const level of possible) expect(order.indexOf(state)).toBeLessThanOrEqual(order.indexOf(level ?? ''))
    }),
  )
  assert(
    property(tuple(small, small), ([pass, fail]) => {
      expect(judge(share(), counts(pass, fail), 0).state).toBe(
        plainLevel(share(), counts(pass, fail)) ?? 'not_assessable',
      )
    }),
  )
})
