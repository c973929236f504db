import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMoment, parseMomentText } from './moment.ts'

const microseconds = fc.integer({ min: 0, max: 7_258_118_399_999_999 })
const offset = fc.integer({ min: -1439, max: 1439 })
const two = (number: number) => String(number).padStart(2, '0')

function written(time: number, minutes: number): string {
  const sign = minutes < 0 ? '-' : '+'
  const zone = `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
  return new Temporal.Instant(BigInt(time) * 1_000n).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' })
}

describe('a time as sent', () => {
  test('is read as Temporal reads it, in every zone', () => {
    fc.assert(
      fc.property(microseconds, offset, (time, minutes) => {
        expect(parseMoment(written(time, minutes))).toBe(time)
      }),
    )
  })

  test('is read from whole milliseconds, as a number or in a text file', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7_258_118_399_999 }), (milliseconds) => {
        expect(parseMoment(milliseconds)).toBe(milliseconds * 1_000)
        expect(parseMomentText(String(milliseconds))).toBe(milliseconds * 1_000)
      }),
    )
  })

  test.each([
    ['2026-11-22T08:00Z', '2026-11-22T08:00:00Z'],
    ['2026-11-22 08:00:00z', '2026-11-22T08:00:00Z'],
    ['2026-11-22T08:00:00+08', '2026-11-22T00:00:00Z'],
    ['2026-11-22T08:00:00+0530', '2026-11-22T02:30:00Z'],
    ['2026-11-22T08:00:00-00:00', '2026-11-22T08:00:00Z'],
    ['2024-02-29T23:59:59.999999Z', '2024-02-29T23:59:59.999999Z'],
    ['2026-11-22T08:00:00.123456000Z', '2026-11-22T08:00:00.123456Z'],
  ])('%s is %s', (sent, meant) => {
    expect(parseMoment(sent)).toBe(Number(Temporal.Instant.from(meant).epochNanoseconds / 1_000n))
  })

  test.each([
    ['2026-11-22T08:00:00', 'TIME_WITHOUT_ZONE'],
    ['2026-11-22T08:00', 'TIME_WITHOUT_ZONE'],
    ['2026-11-22T08:00:00.5', 'TIME_WITHOUT_ZONE'],
    ['2026-11-22', 'TIME_NOT_VALID'],
    ['2026-02-29T08:00:00Z', 'TIME_NOT_VALID'],
    ['2100-02-29T08:00:00Z', 'TIME_NOT_VALID'],
    ['2026-13-01T08:00:00Z', 'TIME_NOT_VALID'],
    ['2026-04-31T08:00:00Z', 'TIME_NOT_VALID'],
    ['2026-11-22T24:00:00Z', 'TIME_NOT_VALID'],
    ['2026-11-22T08:60:00Z', 'TIME_NOT_VALID'],
    ['2026-11-22T08:00:60Z', 'TIME_NOT_VALID'],
    ['2026-11-22T08:00:00+24:00', 'TIME_NOT_VALID'],
    ['2026-11-22T08:00:00+08:0', 'TIME_NOT_VALID'],
    ['2026-11-22T08:00:00+08:00x', 'TIME_NOT_VALID'],
    ['2026-11-22T08:00:00ZZ', 'TIME_NOT_VALID'],
    ['2026-11-22T08:00:00.Z', 'TIME_NOT_VALID'],
    ['2026-11-22T08:00:00.0000000000Z', 'TIME_NOT_VALID'],
    ['2026-11-22T08:00:00.1234567Z', 'TIME_TOO_FINE'],
    ['２０26-11-22T08:00:00Z', 'TIME_NOT_VALID'],
    ['now', 'TIME_NOT_VALID'],
    ['1700000000000', 'TIME_NOT_VALID'],
    ['', 'TIME_MISSING'],
    [null, 'TIME_MISSING'],
    [undefined, 'TIME_MISSING'],
    [1.5, 'TIME_NOT_VALID'],
    [Number.NaN, 'TIME_NOT_VALID'],
    [true, 'TIME_NOT_VALID'],
    [-1, 'TIME_OUT_OF_RANGE'],
    [9_000_000_000_000_000, 'TIME_OUT_OF_RANGE'],
    ['1969-12-31T23:59:59Z', 'TIME_OUT_OF_RANGE'],
    ['2200-01-01T00:00:00Z', 'TIME_OUT_OF_RANGE'],
  ])('%j is refused as %s', (sent, reason) => {
    expect(parseMoment(sent)).toBe(reason)
  })
})
