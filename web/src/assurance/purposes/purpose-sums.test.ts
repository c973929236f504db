import { expect, test } from 'vitest'
import { emptyIn, sumOf } from './purpose-sums.ts'

const named = (...codes: string[]) => codes.map((code) => ({ code, title: { zh: code, en: code } }))
const cell = (purpose: string, issue: string, benefits: number) => ({
  purpose,
  issue,
  measure: null,
  initiatives: 0,
  benefits,
  services: 0,
})

test('what nothing serves is named, by purpose and by issue', () => {
  const cells = [cell('WB', 'HEA', 2), cell('WB', 'EDU', 0), cell('AT', 'HEA', 0), cell('AT', 'EDU', 0)]
  const { issues, purposes } = emptyIn({ issues: named('HEA', 'EDU'), purposes: named('WB', 'AT'), cells })
  expect(issues.map(({ code }) => code)).toEqual(['EDU'])
  expect(purposes.map(({ code }) => code)).toEqual(['AT'])
  expect(cells.map(sumOf)).toEqual([2, 0, 0, 0])
})
