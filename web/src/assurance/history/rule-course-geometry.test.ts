import type { RuleHistory } from '@citywide/model/assurance/history'
import { expect, test } from 'vitest'
import { ruleCourseGeometry } from './rule-course-geometry.ts'

type Point = RuleHistory['points'][number]

const box = { width: 300, height: 100, top: 0, right: 0, bottom: 0, left: 0 }
const point = (at: string, value: number | null, more: Partial<Point> = {}): Point => ({
  at,
  known: 'then',
  state: 'partly',
  reason: null,
  value,
  score: value,
  n: 10,
  pass: 1,
  unknown: 0,
  version: 'a',
  ...more,
})

test('a value holds until the day on which another is known, and the last one until now', () => {
  const { lines } = ruleCourseGeometry(
    [point('2026-01-01T00:00:00Z', 0), point('2026-01-11T00:00:00Z', 100)],
    [],
    '2026-01-31T00:00:00Z',
    box,
  )
  expect(lines.map(({ path }) => path)).toEqual(['M0,100H100V0', 'M100,0H300'])
})

test('what cannot be assessed leaves a hole, and a line never runs through it', () => {
  const { lines, holes, dots } = ruleCourseGeometry(
    [point('2026-01-01T00:00:00Z', 50), point('2026-01-11T00:00:00Z', null), point('2026-01-21T00:00:00Z', 100)],
    [],
    '2026-01-31T00:00:00Z',
    box,
  )
  expect(lines.map(({ path }) => path)).toEqual(['M0,50H100', 'M200,0H300'])
  expect(holes.map(({ x }) => x)).toEqual([100])
  expect(dots.length).toBe(2)
})

test('another version of the rule is marked where it begins, not where the past was judged afterwards', () => {
  const { versions } = ruleCourseGeometry(
    [
      point('2026-01-01T00:00:00Z', 10, { known: 'afterwards', version: 'c' }),
      point('2026-01-11T00:00:00Z', 10),
      point('2026-01-21T00:00:00Z', 60, { version: 'b' }),
    ],
    [95],
    '2026-01-31T00:00:00Z',
    box,
  )
  expect(versions).toEqual([{ x: 200, at: '2026-01-21T00:00:00Z', version: 'b' }])
})
