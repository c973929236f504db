import { assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { timeReader } from './time.ts'

const NOW = Date.parse('2026-11-23T00:00:00Z')
const shanghai = timeReader('local', 'Asia/Shanghai', NOW)
const at = (moment: ReturnType<typeof shanghai>) =>
  'at' in moment && typeof moment.at === 'number' ? new Date(moment.at).toISOString() : moment

test.each([
  '2026-03-01 08:00',
  '2026-03-01T08:00:00',
  '2026-3-1 8:0:0',
  '2026/3/1 8:00',
  '2026年3月1日 8时',
  '2026年03月01日08时00分',
  '2026 3 1 8',
  '202603010800',
  '20260301T080000',
  '20260301 080000',
  '2026.03.01 08:00:00.000',
])('%s is eight in the morning by the clock of the zone', (text) => {
  expect(at(shanghai(text))).toBe('2026-03-01T00:00:00.000Z')
})

test('day or month first is read as the source says; its 24th hour is the end of a day', () => {
  expect(at(timeReader('local-dmy', 'Asia/Shanghai', NOW)('1.3.2026 08:00'))).toBe('2026-03-01T00:00:00.000Z')
  expect(at(timeReader('local-mdy', 'Asia/Shanghai', NOW)('3/1/2026 08:00'))).toBe('2026-03-01T00:00:00.000Z')
  expect(at(shanghai('2026-03-01 24:00'))).toBe('2026-03-01T16:00:00.000Z')
})

test.each([
  ['', 'TIME_MISSING'],
  ['yesterday', 'TIME_NOT_VALID'],
  ['2026-02-30 08:00', 'TIME_NOT_VALID'],
  ['2026-13-01 08:00', 'TIME_NOT_VALID'],
  ['2026-03-01 25:00', 'TIME_NOT_VALID'],
  ['26-03-01 08:00', 'TIME_NOT_VALID'],
  ['2026/3/1 8:00 PM', 'TIME_NOT_VALID'],
  ['2026/3/1 下午8:00', 'TIME_NOT_VALID'],
  ['2026-03-01T08:00:00Z', 'TIME_NOT_VALID'],
  ['2026-03-01T08:00:00+08:00', 'TIME_NOT_VALID'],
  ['0099-03-01 08:00', 'TIME_NOT_VALID'],
])('“%s” is refused with %s rather than guessed at', (text, refused) => {
  expect(shanghai(text)).toStrictEqual({ refused })
})

test('a time that a clock skipped, and one that it showed twice, are refused with the reason', () => {
  const berlin = timeReader('local', 'Europe/Berlin', NOW)
  expect(berlin('2026-03-29 02:30')).toStrictEqual({ refused: 'TIME_SKIPPED' })
  expect(berlin('2026-10-25 02:30')).toStrictEqual({ refused: 'TIME_TWICE' })
  expect(at(berlin('2026-03-29 03:00'))).toBe('2026-03-29T01:00:00.000Z')
  expect(at(berlin('2026-10-25 03:00'))).toBe('2026-10-25T02:00:00.000Z')
  // Half an hour is skipped here, within one hour on the wall.
  const howe = timeReader('local', 'Australia/Lord_Howe', NOW)
  expect(howe('2026-10-04 02:15')).toStrictEqual({ refused: 'TIME_SKIPPED' })
  expect(at(howe('2026-10-04 02:45'))).toBe('2026-10-03T15:45:00.000Z')
})

test('every other time of every zone is the instant that its wall shows', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'] as const
  const readers = new Map(zones.map((zone) => [zone, timeReader('local', zone, NOW)]))
  const instant = integer({
    min: Date.parse('1995-01-01T00:00:00Z') / 1_000,
    max: Date.parse('2035-01-01T00:00:00Z') / 1_000,
  })
  assert(
    property(instant, constantFrom(...zones), (seconds, zone) => {
      const shown = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
      const read = readers.get(zone)?.(shown.toString({ smallestUnit: 'second' }))
      expect(read).toStrictEqual(read && 'at' in read ? { at: seconds * 1_000 } : { refused: 'TIME_TWICE' })
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('counted times are whole milliseconds; a bare number is no written time', () => {
  expect(timeReader('seconds', 'UTC', NOW)('1700000000.123')).toStrictEqual({ at: 1_700_000_000_123 })
  expect(timeReader('milliseconds', 'UTC', NOW)(' 1700000000123 ')).toStrictEqual({ at: 1_700_000_000_123 })
  expect(timeReader('seconds', 'UTC', NOW)('1e300')).toStrictEqual({ refused: 'TIME_OUT_OF_RANGE' })
  expect(timeReader('iso', 'UTC', NOW)('1700000000')).toStrictEqual({ refused: 'TIME_NOT_VALID' })
  expect(timeReader('arrival', 'UTC', NOW)('')).toStrictEqual({ at: NOW })
})
