import { defaultSettings } from '@citywide/model/assurance/finding-follow'
import { expect, test } from 'vitest'
import { dueOn, escalationsDue, isQuiet, sendAfter } from './when.ts'

const hours = (now: string, timeZone = 'Asia/Shanghai', settings = defaultSettings) => ({
  now: Temporal.Instant.from(now),
  timeZone,
  settings,
})

test.each([
  ['2026-11-22T12:59:00Z', false],
  ['2026-11-22T13:00:00Z', true],
  ['2026-11-22T16:30:00Z', true],
  ['2026-11-22T22:59:00Z', true],
  ['2026-11-22T23:00:00Z', false],
])('at %s it is quiet in Shanghai: %s', (now, expected) => {
  expect(isQuiet(hours(now))).toBe(expected)
})

const quiet = (quietFrom: string, quietTo: string, now: string) =>
  isQuiet(hours(now, 'UTC', { ...defaultSettings, quietFrom, quietTo }))

test('quiet hours of no length are none, and those of one day do not pass midnight', () => {
  expect(quiet('07:00', '07:00', '2026-11-22T07:00:00Z')).toBe(false)
  expect(quiet('12:00', '14:00', '2026-11-22T13:59:59Z')).toBe(true)
  expect(quiet('12:00', '14:00', '2026-11-22T23:00:00Z')).toBe(false)
})

test.each([
  // 23:00 in the city: at seven; an emergency now; the digest at half past eight.
  ['2026-11-22T15:00:00Z', 'at_once', false, '2026-11-22T23:00:00Z'],
  ['2026-11-22T15:00:00Z', 'at_once', true, '2026-11-22T15:00:00Z'],
  ['2026-11-22T15:00:00Z', 'digest', false, '2026-11-23T00:30:00Z'],
  // 05:00: the same morning; 16:00: now, and the digest of tomorrow.
  ['2026-11-22T21:00:00Z', 'at_once', false, '2026-11-22T23:00:00Z'],
  ['2026-11-22T21:00:00Z', 'digest', true, '2026-11-23T00:30:00Z'],
  ['2026-11-22T08:00:00Z', 'at_once', false, '2026-11-22T08:00:00Z'],
  ['2026-11-22T08:00:00Z', 'digest', false, '2026-11-23T00:30:00Z'],
  // At the very minute of the digest it has gone.
  ['2026-11-23T00:30:00Z', 'digest', false, '2026-11-24T00:30:00Z'],
] as const)('what happens at %s goes out (%s, emergency: %s) at %s', (now, channel, incident, then) => {
  expect(sendAfter(hours(now), channel, incident).toString()).toBe(then)
})

test('a digest at an hour that the clocks skip comes an hour later by them', () => {
  const skipped = hours('2026-03-28T20:00:00Z', 'Europe/Berlin', { ...defaultSettings, digestAt: '02:30' })
  expect(sendAfter(skipped, 'digest', false).toString()).toBe('2026-03-29T01:30:00Z')
})

test('a finding is due so many days from the day in the city on which it opened', () => {
  expect(dueOn(hours('2026-11-22T16:30:00Z'), 'critical')).toBe('2026-11-30')
  expect(dueOn(hours('2026-11-22T15:30:00Z'), 'critical')).toBe('2026-11-29')
})

test.each([
  ['open', 'major', '2026-12-05', 0],
  ['open', 'major', '2026-12-06', 1],
  ['acknowledged', 'major', '2026-12-20', 2],
  ['planned', 'major', '2026-12-20', 0],
  ['planned', 'major', '2026-12-23', 1],
  ['planned', 'major', '2027-01-05', 2],
  ['open', 'critical', '2026-11-25', 1],
  ['open', 'major', '2027-11-25', 2],
] as const)('%s, %s: on %s it has gone up %i times', (state, severity, day, times) => {
  const finding = { state, severity, openedAt: '2026-11-22T08:00:00Z', dueOn: '2026-12-22' }
  expect(escalationsDue(hours(`${day}T08:00:00Z`), finding)).toBe(times)
})
