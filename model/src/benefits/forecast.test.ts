import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { courseOf } from './course.ts'
import { forecast, type ForecastInput } from './forecast.ts'
import { mulberry32, normal, seedOf } from './random.ts'

const input: ForecastInput = {
  values: [90, 88, 87, null, 84, 82, 81, 80, 78, 77],
  months: 1,
  horizon: 12,
  goal: { direction: 'down', value: 70 },
  transform: 'none',
  seed: 'benefit 2017-01-15',
}

test('the same seed gives the same outlook, another seed another draw', () => {
  expect(forecast(input)).toStrictEqual(forecast(input))
  expect(forecast({ ...input, seed: 'another' })).not.toStrictEqual(forecast(input))
})

test('fewer than six results give no forecast, whatever the gaps between them', () => {
  expect(forecast({ ...input, values: [90, null, 88, 87, null, 84, 82] })).toBeUndefined()
  expect(forecast({ ...input, values: [90, null, 88, 87, null, 84, 82, 81] })).toBeDefined()
})

test('a steady approach to a near target is in time, and a move away from it is not', () => {
  expect(forecast(input)?.inTime).toBeGreaterThan(0.7)
  expect(forecast({ ...input, values: input.values.toReversed() })?.inTime).toBeLessThan(0.1)
})

test('the quantiles stand in order and the middle arrives no later than the slow tenth', () => {
  const outlook = forecast(input)
  if (!outlook) throw new Error('no forecast')
  expect(outlook.p10).toBeLessThan(outlook.p50)
  expect(outlook.p50).toBeLessThan(outlook.p90)
  expect(outlook.arrival.p10 ?? Infinity).toBeLessThanOrEqual(outlook.arrival.p50 ?? Infinity)
  expect(outlook.arrival.p50 ?? Infinity).toBeLessThanOrEqual(outlook.arrival.p90 ?? Infinity)
})

describe('scale', () => {
  // Powers of two change no digit, so the draw must be the same to the last path.
  test.each([1024, 2 ** -20])('values times %d have the same probability', (factor) => {
    expect(scaled(factor)?.inTime).toBe(forecast(input)?.inTime)
  })

  test.each([1_000, 1e-6])('values times %d have the same probability but for rounding', (factor) => {
    expect(scaled(factor)?.inTime).toBeCloseTo(forecast(input)?.inTime ?? Number.NaN, 2)
    expect((scaled(factor)?.p50 ?? Number.NaN) / factor).toBeCloseTo(forecast(input)?.p50 ?? Number.NaN, 4)
  })
})

test('turning the series and the direction upside down turns the outlook', () => {
  const turned = forecast({
    ...input,
    values: input.values.map((value) => (value === null ? null : -value)),
    goal: { direction: 'up', value: -70 },
  })
  // Other draws, the same distribution.
  expect(turned?.inTime).toBeCloseTo(forecast(input)?.inTime ?? Number.NaN, 1)
})

test('a series that never moves stays where it is', () => {
  const still = forecast({
    ...input,
    values: Array.from({ length: 12 }, () => 5),
    goal: { direction: 'up', value: 500 },
  })
  expect(still?.p50).toBeCloseTo(5, 0)
  expect(still?.inTime).toBe(0)
  expect(still?.arrival.p50).toBeNull()
})

test('shares stay between 0 and 1 and amounts above 0 where the transform says so', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 20 }),
      fc.constantFrom('logit' as const, 'log' as const),
      (values, transform) => {
        const outlook = forecast({ ...input, values, transform, goal: { direction: 'up', value: 0.9 } })
        if (!outlook) throw new Error('no forecast')
        expect(outlook.p10).toBeGreaterThanOrEqual(0)
        if (transform === 'logit') expect(outlook.p90).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 20 },
  )
})

describe('the course', () => {
  const goal = { direction: 'down', value: 70 } as const
  const outlook = { p10: 60, p50: 68, p90: 75, arrival: { p10: 6, p50: 10, p90: null }, unstable: false }
  const base = { goal, value: 80, due: false, points: 9 }

  test.each([
    ['on_course', { ...base, outlook: { ...outlook, inTime: 0.8 } }],
    ['at_risk', { ...base, outlook: { ...outlook, inTime: 0.79 } }],
    ['at_risk', { ...base, outlook: { ...outlook, inTime: 0.5 } }],
    ['late', { ...base, outlook: { ...outlook, inTime: 0.49 } }],
    ['late', { ...base, due: true, outlook: undefined }],
    ['reached', { ...base, value: 70, outlook: undefined }],
    ['not_forecastable', { ...base, points: 3, outlook: undefined }],
    ['not_forecastable', { ...base, value: null, outlook: undefined }],
    ['not_forecastable', { ...base, goal: undefined, outlook: undefined }],
  ])('is %s', (course, given) => {
    expect(courseOf(given).course).toBe(course)
  })

  test('says how many results there are where they are too few', () => {
    const { sentence } = courseOf({ ...base, points: 3, outlook: undefined })
    expect(sentence.en).toContain('3 results are fewer than the 6')
    expect(sentence.zh).toContain('仅有 3 个有效结果')
  })

  test('never shows certainty', () => {
    expect(courseOf({ ...base, outlook: { ...outlook, inTime: 1 } }).sentence.en).toContain('99 %')
  })
})

describe('calibration', () => {
  // Months with gaps from the model's own family, whose future is known. The bounds are those of the design.
  test(
    'on 600 simulated benefits Brier is at most 0.06 and the interval of 80 % covers 74 to 86 %',
    { timeout: 120_000 },
    () => {
      const cases = Array.from({ length: 600 }, (_, number) => simulated(number))
      const share = (count: number) => count / cases.length
      expect(
        share(cases.reduce((sum, { inTime, arrived }) => sum + (inTime - (arrived ? 1 : 0)) ** 2, 0)),
      ).toBeLessThanOrEqual(0.06)
      const covered = share(cases.filter(({ p10, p90, level }) => level >= p10 && level <= p90).length)
      expect(covered).toBeGreaterThanOrEqual(0.74)
      expect(covered).toBeLessThanOrEqual(0.86)
    },
  )
})

function simulated(number: number) {
  const uniform = mulberry32(seedOf(`simulated ${number}`))
  const [length, horizon] = [12 + Math.floor(uniform() * 24), 6 + Math.floor(uniform() * 12)]
  let level = 50
  let slope = 0.4 * normal(uniform)
  const values: (number | null)[] = []
  for (let month = 0; month < length + horizon; month += 1) {
    level += slope + 0.3 * normal(uniform)
    slope = 0.98 * slope + 0.03 * normal(uniform)
    if (month < length) values.push(month > 0 && uniform() < 0.1 ? null : level + normal(uniform))
  }
  const goal = { direction: 'up', value: 50 + 8 * normal(uniform) } as const
  const outlook = forecast({ values, months: 1, horizon, goal, transform: 'none', seed: `simulated ${number}` })
  if (!outlook) throw new Error('no forecast')
  return { ...outlook, level, arrived: level >= goal.value }
}

function scaled(factor: number) {
  return forecast({
    ...input,
    values: input.values.map((value) => (value === null ? null : value * factor)),
    goal: { ...input.goal, value: input.goal.value * factor },
  })
}
