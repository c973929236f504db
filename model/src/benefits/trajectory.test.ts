import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawn, gapTo, planned, planOf } from './trajectory.ts'

const baseline = { at: '2014-12-31', value: 90 }
const target = { at: '2018-12-31', value: 50 }

function plan(...[trajectory, direction = 'down']: [Parameters<typeof planOf>[3], Parameters<typeof planOf>[2]?]) {
  const made = planOf(baseline, target, direction, trajectory)
  if (!made) throw new Error('no plan')
  return made
}

describe('the planned value', () => {
  test('on a straight line is half of the way in the middle of the time', () => {
    expect(planned(plan(null), '2016-12-31')).toBeCloseTo(70, 1)
  })

  test('on an S-curve starts slowly, is half of the way in the middle, and ends slowly', () => {
    const curve = plan({ kind: 's_curve' })
    expect(planned(curve, '2014-12-31')).toBeCloseTo(90, 9)
    expect(planned(curve, '2015-06-30')).toBeGreaterThan(87)
    expect(planned(curve, '2016-12-31')).toBeCloseTo(70, 0)
    expect(planned(curve, '2018-06-30')).toBeLessThan(53)
    expect(planned(curve, '2018-12-31')).toBeCloseTo(50, 9)
  })

  test('in steps is the last step at or before the day', () => {
    const steps = plan({ kind: 'step', points: [{ at: '2016-06-30', value: 80 }] })
    expect(planned(steps, '2016-06-29')).toBe(90)
    expect(planned(steps, '2016-06-30')).toBe(80)
    expect(planned(steps, '2018-12-30')).toBe(80)
    expect(planned(steps, '2018-12-31')).toBe(50)
  })

  test('between entered points is straight', () => {
    const points = plan([{ at: '2016-12-31', value: 85 }])
    expect(planned(points, '2016-12-31')).toBe(85)
    expect(planned(points, '2017-12-31')).toBeCloseTo(67.5, 1)
  })

  test('stays at baseline before and at target after', () => {
    expect(planned(plan(null), '2010-01-01')).toBe(90)
    expect(planned(plan({ kind: 's_curve' }), '2030-01-01')).toBeCloseTo(50, 9)
  })

  test('there is no plan to a target that does not lie after the baseline', () => {
    expect(planOf(target, baseline, 'down', null)).toBeUndefined()
  })
})

describe('the gap', () => {
  test('is positive where a falling value is lower than planned, in units and in months', () => {
    const gap = gapTo(plan(null), 60, '2016-12-31')
    expect(gap.planned).toBeCloseTo(70, 1)
    expect(gap.value).toBeCloseTo(10, 1)
    expect(gap.months).toBeCloseTo(12, 0)
  })

  test('is negative where it is higher than planned', () => {
    const gap = gapTo(plan(null), 80, '2016-12-31')
    expect(gap.value).toBeCloseTo(-10, 1)
    expect(gap.months).toBeCloseTo(-12, 0)
  })

  test('of a value worse than the baseline counts months since the baseline', () => {
    expect(gapTo(plan(null), 95, '2016-12-31').months).toBeCloseTo(-24, 0)
  })

  test('of a value past the target counts months to the target date, and none after it', () => {
    expect(gapTo(plan(null), 40, '2016-12-31').months).toBeCloseTo(24, 0)
    expect(gapTo(plan(null), 40, '2019-12-31').months).toBe(0)
  })

  test('is cut at sixty months', () => {
    const long = planOf({ at: '2000-01-01', value: 0 }, { at: '2040-01-01', value: 100 }, 'up', null)
    if (!long) throw new Error('no plan')
    expect(gapTo(long, 100, '2010-01-01').months).toBe(60)
    expect(gapTo(long, 0, '2030-01-01').months).toBe(-60)
  })

  test('has no months where the plan goes up and down', () => {
    expect(gapTo(plan([{ at: '2016-12-31', value: 95 }]), 80, '2016-12-31')).toStrictEqual({
      value: 15,
      months: null,
      planned: 95,
    })
  })

  test('of a band is nothing inside and the way to the nearer edge outside', () => {
    const band = plan([{ at: '2018-12-31', value: 50, low: 40, high: 60 }], 'band')
    expect(gapTo(band, 55, '2018-12-31').value).toBe(0)
    expect(gapTo(band, 65, '2018-12-31')).toMatchObject({ value: -5, planned: 60 })
    expect(gapTo(band, 30, '2018-12-31')).toMatchObject({ value: -10, planned: 40 })
  })

  test('in units and in months have the same sign, for every shape', () => {
    const shapes = [
      null,
      { kind: 's_curve' as const },
      { kind: 'step' as const, points: [{ at: '2016-06-30', value: 80 }] },
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.double({ min: 45, max: 95, noNaN: true }),
        fc.integer({ min: 0, max: 1460 }),
        (shape, value, day) => {
          const at = new Date(Date.UTC(2014, 11, 31 + day)).toISOString().slice(0, 10)
          const gap = gapTo(plan(shape), value, at)
          expect(Math.sign(gap.value) * Math.sign(gap.months ?? 0)).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  test('does not depend on the unit', () => {
    fc.assert(
      fc.property(fc.double({ min: 45, max: 95, noNaN: true }), (value) => {
        const large = planOf({ ...baseline, value: 90_000 }, { ...target, value: 50_000 }, 'down', null)
        if (!large) throw new Error('no plan')
        expect(gapTo(large, value * 1000, '2016-12-31').months).toBeCloseTo(
          gapTo(plan(null), value, '2016-12-31').months ?? Number.NaN,
          2,
        )
      }),
    )
  })
})

test('a plan is drawn from baseline to target', () => {
  expect(drawn(plan(null))).toStrictEqual([baseline, target])
  const curve = drawn(plan({ kind: 's_curve' }), 13)
  expect(curve).toHaveLength(13)
  expect(curve.at(0)?.at).toBe('2014-12-31')
  expect(curve.at(-1)?.at).toBe('2018-12-31')
})
