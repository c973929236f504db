import { expect, test } from 'vitest'
import { alertClocks, clockStateAt, defaultAlertTargets } from './alert-clock.ts'

const raisedAt = '2026-11-22T08:00:00Z'
const clocksAt = (now: string, alert: Partial<Parameters<typeof alertClocks>[0]> = {}) =>
  alertClocks(
    { severity: 3, raisedAt, ackAt: null, closedAt: null, ...alert },
    defaultAlertTargets,
    Temporal.Instant.from(now),
  )

test.each([
  ['2026-11-22T08:00:00Z', 'running'],
  ['2026-11-22T08:07:29Z', 'running'],
  ['2026-11-22T08:07:30Z', 'warned'],
  ['2026-11-22T08:10:00Z', 'warned'],
  ['2026-11-22T08:10:01Z', 'breached'],
])('at %s a high alert that nobody acknowledged is %s', (now, state) => {
  expect(clocksAt(now).acknowledge).toEqual({
    due: '2026-11-22T08:10:00Z',
    warnsFrom: '2026-11-22T08:07:30Z',
    metAt: null,
    state,
  })
})

test.each([
  ['2026-11-22T08:10:00Z', 'onTime'],
  ['2026-11-22T08:10:01Z', 'late'],
])('acknowledged at %s, its clock stands still at %s', (ackAt, state) => {
  const { acknowledge, close } = clocksAt('2026-11-23T08:00:00Z', { ackAt })
  expect([acknowledge.state, close.state]).toEqual([state, 'breached'])
})

test('an alert without a severity waits as long as a low one, and a critical one is the most urgent', () => {
  const due = [null, 1, 4].map((severity) => clocksAt(raisedAt, { severity }).acknowledge.due)
  expect(due).toEqual(['2026-11-22T08:15:00Z', '2026-11-22T08:15:00Z', '2026-11-22T08:05:00Z'])
})

test('a screen that asks again gets what the server would say', () => {
  const sent = clocksAt('2026-11-22T08:01:00Z').acknowledge
  for (const now of ['2026-11-22T08:07:30Z', '2026-11-22T08:10:01Z'])
    expect(clockStateAt(sent, Temporal.Instant.from(now))).toBe(clocksAt(now).acknowledge.state)
})
