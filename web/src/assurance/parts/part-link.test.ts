import { expect, test } from 'vitest'
import { pageOf } from './part-link.tsx'

test('whatever the standard numbers is looked at on the page of its part', () => {
  const codes = ['B7', 'B7.2', 'B14.1', 'A', 'A.1', 'A1.3', 'C3.2', 'D', 'D9.1', 'GC4', 'EM1-SM', 'EM']
  expect(codes.map(pageOf)).toEqual(['B7', 'B7', 'B14', 'A', 'A', 'A1', 'C3', 'D', 'D', 'GC', 'EM', 'EM'])
})
