import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { Unreadable } from './fault.ts'
import { readGtfs } from './gtfs.ts'
import { type Entity, FeedMessage } from './gtfs-feed.ts'

const NOW = Date.parse('2026-11-23T08:00:30Z')
const STAMP = Date.parse('2026-11-23T08:00:00Z') / 1_000
const feed = (entity: readonly Entity[], timestamp = STAMP) =>
  FeedMessage.encode(FeedMessage.fromObject({ header: { version: '2.0', timestamp }, entity })).finish()
const declared = {
  prefix: 'bus',
  measures: ['vehicles', 'speed', 'delay', 'on-time', 'cancelled', 'alerts', 'age'] as const,
  routes: ['2 A'],
  early: 60,
  late: 300,
}
const read = (bytes: Uint8Array, routes: readonly string[] = declared.routes) =>
  readGtfs(bytes, { ...declared, measures: [...declared.measures], routes: [...routes] }, NOW)

const entities: readonly Entity[] = [
  { id: '1', vehicle: { trip: { routeId: '2 A' }, position: { speed: 10 }, vehicle: { id: 'v1' } } },
  { id: '2', vehicle: { trip: { routeId: '7' }, position: { speed: 5 }, vehicle: { id: 'v2' } } },
  { id: '3', isDeleted: true, vehicle: { vehicle: { id: 'v3' } } },
  { id: '4', tripUpdate: { trip: { tripId: 'a', routeId: '2 A' }, delay: 120 } },
  {
    id: '5',
    tripUpdate: {
      trip: { tripId: 'b', routeId: '7' },
      stopTimeUpdate: [{ scheduleRelationship: 2 }, { arrival: { delay: 400 } }, { departure: { delay: 0 } }],
    },
  },
  { id: '6', tripUpdate: { trip: { tripId: 'c', routeId: '7', scheduleRelationship: 3 }, delay: 9_000 } },
  { id: '7', alert: { informedEntity: [{ routeId: '7' }] } },
  { id: '8', alert: { activePeriod: [{ start: STAMP - 100, end: STAMP - 50 }] } },
]

test('a feed becomes figures of the whole and of its routes, at the time that it bears', () => {
  const { rows, read: count, columns } = read(feed(entities))
  expect(Object.fromEntries(rows.map(({ stream, value }) => [stream, value]))).toStrictEqual({
    'bus.vehicles': 2,
    'bus.speed': 7.5,
    'bus.delay': 260,
    'bus.on-time': 50,
    'bus.cancelled': 1,
    'bus.alerts': 1,
    'bus.age': 30,
    'bus.2-a.vehicles': 1,
    'bus.2-a.speed': 10,
    'bus.2-a.delay': 120,
    'bus.2-a.on-time': 100,
    'bus.2-a.cancelled': 0,
    'bus.2-a.alerts': 0,
  })
  expect(rows.every(({ at }) => at === STAMP * 1_000)).toBe(true)
  expect([count, columns]).toStrictEqual([7, ['2 A', '7']])
})

test('what a feed does not tell is missing, not zero', () => {
  const { rows, missing } = read(feed([], 0), [])
  expect(rows.map(({ stream }) => stream)).toStrictEqual(['bus.vehicles', 'bus.cancelled', 'bus.alerts'])
  expect([missing, rows[0]?.at]).toStrictEqual([4, NOW])
})

const calm = (bytes: Uint8Array) => {
  try {
    return read(bytes).rows.length
  } catch (error) {
    expect(error).toBeInstanceOf(Unreadable)
    return 0
  }
}

test('a feed that was cut off anywhere, and any other bytes, are refused or read; nothing else happens', () => {
  const whole = feed(entities)
  for (let end = 0; end < whole.length; end += 1) calm(whole.subarray(0, end))
  expect(() => read(new Uint8Array())).toThrow(expect.objectContaining({ code: 'NOT_GTFS' }))
  assert(
    property(uint8Array({ maxLength: 100 }), (bytes) => calm(bytes) >= 0),
    { seed: 7, numRuns: 500 },
  )
})
