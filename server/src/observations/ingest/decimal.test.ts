import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDecimal } from './decimal.ts'

test('a number of a text file is the nearest double, as Number reads it', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parseDecimal(String(value))).toBe(Number(String(value)))
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 9 }), (whole, places) => {
      const text = (whole / 10 ** places).toFixed(places)
      expect(parseDecimal(text)).toBe(Number(text))
    }),
  )
})

test.each(['+1.5', '.5', '5.', '1e3', '-1E-3', '00012', '123456789012345678', '0.1234567890123456789'])(
  '%s is a number',
  (text) => {
    expect(parseDecimal(text)).toBe(Number(text))
  },
)

test.each(['', ' ', '-', '.', '1 ', ' 1', '0x10', '1,5', 'NA', 'NaN', 'Infinity', '1e', '1.2.3', '--1', '1_000'])(
  '“%s” is none',
  (text) => {
    expect(parseDecimal(text)).toBeNaN()
  },
)
