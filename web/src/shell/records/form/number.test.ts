import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber, writeNumber } from './number.ts'

test.each([
  ['12', 12],
  [' 1,234,567.50 ', 1_234_567.5],
  ['１２．５', 12.5],
  ['−3', -3],
  ['+4', 4],
  ['1.5e3', 1_500],
  ['0.1', 0.1],
  ['', null],
])('%o is read as %o', (text, value) => {
  expect(readNumber(text)).toBe(value)
})

test.each(['abc', '1 234', '12,34', '1.234,5', '12px', '.', '1e999', '0x10', 'Infinity', '1234567890.12345678'])(
  '%o is no number, and is not bent into one',
  (text) => {
    expect(readNumber(text)).toBeUndefined()
  },
)

test('every finite number comes back to the last digit', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(readNumber(writeNumber(value))).toBeCloseTo(value, 300)
      expect(readNumber(writeNumber(value)) === value).toBe(true)
    }),
  )
})
