import type { ImportProblem } from '@citywide/model/platform/import'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupKey, groupProblems } from './problem-groups.ts'

const problem = (row: number, more: Partial<ImportProblem> = {}): ImportProblem => ({
  row,
  column: '状态',
  field: 'status',
  code: 'NOT_IN_LIST',
  severity: 'error',
  text: { zh: '不在该项的取值之中。', en: 'Is none of the values of this list.' },
  value: 'Opne',
  ...more,
})

test('the same wrong value is one line with all its rows; another value is another line', () => {
  const groups = groupProblems([problem(2), problem(3, { value: 'Clsoed' }), problem(7)])
  expect(groups.map(({ value, rows }) => [value, rows])).toEqual([
    ['Opne', [2, 7]],
    ['Clsoed', [3]],
  ])
})

test('what is not known by its value is one line however many values there are', () => {
  const text = { zh: '不是可识别的数字。', en: 'Is no number that can be read.' }
  const bad = (row: number, value: string) => problem(row, { code: 'NOT_NUMBER', field: 'budget', value, text })
  const groups = groupProblems([bad(2, 'many'), bad(3, 'few')])
  expect(groups).toHaveLength(1)
  expect(groups[0]).toMatchObject({ rows: [2, 3], value: null })
})

test('errors come before warnings, however few they are', () => {
  const warned = [2, 3, 4].map((row) => problem(row, { severity: 'warning', code: 'LOOKS_THE_SAME', column: null }))
  expect(groupProblems([...warned, problem(9)]).map(({ severity }) => severity)).toEqual(['error', 'warning'])
})

test('no problem is lost in the grouping, and each finds its line again', () => {
  const one = fc.record({
    row: fc.integer({ min: 2, max: 40 }),
    column: fc.constantFrom('a', 'b', null),
    field: fc.constantFrom('status', null),
    code: fc.constantFrom('NOT_IN_LIST', 'REQUIRED', 'KEY_TWICE'),
    severity: fc.constantFrom('error' as const, 'warning' as const),
    text: fc.constantFrom({ zh: '一', en: 'one' }, { zh: '二', en: 'two' }),
    value: fc.constantFrom('x', 'y', null),
  })
  fc.assert(
    fc.property(fc.array(one), (unordered) => {
      const problems = unordered.toSorted((a, b) => a.row - b.row)
      const groups = new Map(groupProblems(problems).map((group) => [group.key, group]))
      for (const each of problems) expect(groups.get(groupKey(each))?.rows).toContain(each.row)
      const total = [...groups.values()].reduce((sum, { rows }) => sum + rows.length, 0)
      expect(total).toBeLessThanOrEqual(problems.length)
    }),
  )
})
