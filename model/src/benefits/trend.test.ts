import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mulberry32, normal } from './random.ts'
import { filterTrend, fitTrend } from './trend.ts'

describe('the generator', () => {
  test('gives the published numbers of mulberry32 for the seed 1', () => {
    const uniform = mulberry32(1)
    expect(uniform()).toBeCloseTo(0.627073941, 9)
    expect(uniform()).toBeCloseTo(0.002735721, 9)
    expect(uniform()).toBeCloseTo(0.52744704, 9)
  })

  test('gives the first normal number of the seed 1', () => {
    expect(normal(mulberry32(1))).toBeCloseTo(1.404338778, 9)
  })
})

describe('the filter', () => {
  test('gives the reference vector of the design', () => {
    const { level, slope, p11, p12, p22, logLikelihood } = filterTrend(
      [50, 51, null, 53.5, 54],
      { observation: 1, level: 0.25, slope: 0.01 },
      0.98,
    )
    expect(level).toBeCloseTo(54.188353, 6)
    expect(slope).toBeCloseTo(0.99268, 6)
    expect(p11).toBeCloseTo(0.683074, 6)
    expect(p12).toBeCloseTo(0.196164, 6)
    expect(p22).toBeCloseTo(0.167821, 6)
    expect(logLikelihood).toBeCloseTo(-3.82957, 6)
  })

  test('equals the same recursion written with matrices', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: -50, max: 50, noNaN: true })), { minLength: 1, maxLength: 30 }),
        fc.tuple(...[1, 2, 3].map(() => fc.double({ min: 0.01, max: 4, noNaN: true }))),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (tail, [observation = 1, ofLevel = 1, ofSlope = 1], damping) => {
          const values = [1, ...tail]
          const ours = filterTrend(values, { observation, level: ofLevel, slope: ofSlope }, damping)
          const reference = matrixFilter(values, observation, ofLevel, ofSlope, damping)
          expect(ours.level).toBeCloseTo(reference.level, 5)
          expect(ours.slope).toBeCloseTo(reference.slope, 5)
        },
      ),
    )
  })

  test('a gap widens the uncertainty and leaves the trend as it is', () => {
    const variances = { observation: 1, level: 0.25, slope: 0.01 }
    const short = filterTrend([1, 2, 3], variances, 1)
    const gap = filterTrend([1, 2, 3, null], variances, 1)
    expect(gap.level).toBeCloseTo(short.level + short.slope, 12)
    expect(gap.p11).toBeGreaterThan(short.p11)
  })
})

describe('the fit', () => {
  test('finds a constant series level, without a slope', () => {
    const { state } = fitTrend(
      Array.from({ length: 12 }, () => 0),
      1,
    )
    expect(state.level).toBeCloseTo(0, 6)
    expect(state.slope).toBeCloseTo(0, 6)
  })

  test('one outlier moves the level by a small part of it', () => {
    const calm = Array.from({ length: 24 }, (_, index) => Math.sin(index * 2.3) / 10)
    const shaken = calm.with(20, 5)
    expect(Math.abs(fitTrend(shaken, 1).state.level - fitTrend(calm, 1).state.level)).toBeLessThan(1)
  })

  test('damps more for longer steps', () => {
    expect(fitTrend([0, 1, 0, 1, 0, 1], 12).damping).toBeCloseTo(0.98 ** 12, 12)
  })
})

/** x' = A x with covariance A P Aᵀ + Q, then the update with gain P Hᵀ / (H P Hᵀ + R), written out with arrays. */
function matrixFilter(values: readonly (number | null)[], r: number, q1: number, q2: number, phi: number) {
  type Matrix = readonly (readonly number[])[]
  const times = (a: Matrix, b: Matrix): number[][] =>
    a.map((row) => (b[0] ?? []).map((_, column) => row.reduce((sum, x, k) => sum + x * (b[k]?.[column] ?? 0), 0)))
  const turned = (a: Matrix): number[][] => (a[0] ?? []).map((_, column) => a.map((row) => row[column] ?? 0))
  const plus = (a: Matrix, b: Matrix): number[][] => a.map((row, i) => row.map((x, j) => x + (b[i]?.[j] ?? 0)))
  const A = [
    [1, 1],
    [0, phi],
  ]
  const H = [[1, 0]]
  let x: number[][] = [[values[0] ?? 0], [0]]
  let P: number[][] = [
    [1e7, 0],
    [0, 1e4 * (r + q1)],
  ]
  for (const value of values) {
    x = times(A, x)
    P = plus(times(times(A, P), turned(A)), [
      [q1, 0],
      [0, q2],
    ])
    if (value === null) continue
    const F = (times(times(H, P), turned(H))[0]?.[0] ?? 0) + r
    const K = times(P, turned(H)).map(([k = 0]) => [k / F])
    const e = value - (x[0]?.[0] ?? 0)
    x = plus(
      x,
      K.map(([k = 0]) => [k * e]),
    )
    P = plus(
      P,
      times(times(K, H), P).map((row) => row.map((p) => -p)),
    )
  }
  return { level: x[0]?.[0] ?? 0, slope: x[1]?.[0] ?? 0 }
}
