import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { type LaneName, Lanes, type Place, type Refusal } from './lanes.ts'
import { Pace } from './pace.ts'
import { Rate } from './rate.ts'
import { laneBounds } from './settings.ts'

const tight = laneBounds({ places: 2, queue: 3, wait: 800 })

/** Lanes on a clock that the test moves. */
function openLanes(perSecond = Infinity, bounds = tight) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const refusals: [LaneName, Refusal][] = []
  const lanes = new Lanes(bounds, new Pace(perSecond), (lane, why) => refusals.push([lane, why]))
  const served: Place[] = []
  const ask = (lane: LaneName, gone?: AbortSignal) =>
    lanes.enter(lane, gone).then(
      (place) => served.push(place),
      () => undefined,
    )
  return { lanes, refusals, served, ask, settle: (ms = 0) => vi.advanceTimersByTimeAsync(ms) }
}

afterEach(() => void vi.useRealTimers())

test('a lane serves so many at once, lets so many wait in their order, and sends the next away at once', async () => {
  const { lanes, served, refusals, ask, settle } = openLanes()
  for (let n = 0; n < 6; n += 1) void ask('people')
  await settle()
  expect(lanes.state('people')).toEqual({ busy: 2, places: 2, waiting: 3 })
  expect(refusals).toEqual([['people', 'queue full']])
  served[0]?.leave()
  served[0]?.leave() // said twice, counted once
  await settle()
  expect(lanes.state('people')).toEqual({ busy: 2, places: 2, waiting: 2 })
})

test('who waits too long is sent away, and who hangs up leaves the queue to others', async () => {
  const { lanes, refusals, ask, settle } = openLanes()
  const caller = new AbortController()
  for (let n = 0; n < 2; n += 1) void ask('public')
  void ask('public')
  void ask('public', caller.signal)
  await settle()
  caller.abort()
  await settle()
  expect(lanes.state('public').waiting).toBe(1)
  await settle(800)
  expect(refusals).toEqual([
    ['public', 'gone'],
    ['public', 'waited'],
  ])
})

test('however full the other lanes are, duty officers find their four places; beyond them they take what people leave', async () => {
  const { lanes, served, ask, settle } = openLanes(10)
  for (const lane of ['people', 'public', 'export', 'upload', 'door'] as const)
    for (let n = 0; n < 5; n += 1) void ask(lane)
  await settle()
  const before = served.length
  for (let n = 0; n < 4; n += 1) void ask('duty')
  await settle()
  expect(served.slice(before).map(({ lane }) => lane)).toEqual(['duty', 'duty', 'duty', 'duty'])
  for (let n = 0; n < 3; n += 1) void ask('duty')
  await settle()
  expect(lanes.state('duty')).toEqual({ busy: 4, places: 4, waiting: 3 })
})

test('the pace is kept whatever comes in, and what duty takes is taken from it', async () => {
  const { served, ask, settle } = openLanes(100, laneBounds({ places: 1_000, queue: 1_000, wait: 5_000 }))
  for (let n = 0; n < 500; n += 1) void ask('people')
  await settle()
  const burst = served.length
  expect(burst).toBe(10)
  await settle(1_000)
  expect(served.length - burst).toBeGreaterThanOrEqual(98)
  expect(served.length - burst).toBeLessThanOrEqual(101)
  const before = served.length
  for (let n = 0; n < 50; n += 1) void ask('duty')
  await settle(1_000)
  const people = served.slice(before).filter(({ lane }) => lane === 'people').length
  expect(people).toBeGreaterThanOrEqual(48 - 4)
  expect(people).toBeLessThanOrEqual(100 - 3)
})

test('a crowd in one lane does not starve another: they take turns', async () => {
  const { served, ask, settle } = openLanes(50, laneBounds({ places: 100, queue: 1_000, wait: 5_000 }))
  for (let n = 0; n < 300; n += 1) void ask('public')
  for (let n = 0; n < 20; n += 1) void ask('people')
  await settle(1_000)
  expect(served.filter(({ lane }) => lane === 'people')).toHaveLength(20)
})

test('no order of coming, leaving, waiting and hanging up loses a place or serves too many', async () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('ask' as const),
      lane: fc.constantFrom<LaneName>('people', 'public', 'duty', 'export'),
    }),
    fc.record({ do: fc.constant('leave' as const), at: fc.nat(20) }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.nat(900) }),
    fc.record({ do: fc.constant('hang up' as const), at: fc.nat(20) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.constantFrom(5, 50, Infinity), async (steps, perSecond) => {
      const { lanes, served, ask, settle } = openLanes(perSecond)
      const callers: AbortController[] = []
      for (const one of steps) {
        if (one.do === 'ask') {
          const caller = new AbortController()
          callers.push(caller)
          void ask(one.lane, caller.signal)
        } else if (one.do === 'leave') served[one.at]?.leave()
        else if (one.do === 'hang up') callers[one.at]?.abort()
        else await settle(one.ms)
        for (const lane of ['people', 'public', 'duty', 'export'] as const) {
          const { busy, places, waiting } = lanes.state(lane)
          expect(busy).toBeGreaterThanOrEqual(0)
          expect(busy).toBeLessThanOrEqual(places)
          expect(waiting).toBeLessThanOrEqual(3)
        }
      }
      await settle(1_000)
      for (const place of served) place.leave()
      await settle(1_000)
      for (const place of served) place.leave()
      for (const lane of ['people', 'public', 'duty', 'export'] as const)
        expect(lanes.state(lane)).toMatchObject({ busy: 0, waiting: 0 })
    }),
    { numRuns: 200 },
  )
})

test('one caller has a stock for a burst and then his rate, and does not touch the rate of others', () => {
  let now = 0
  const rate = new Rate(10, 5, () => now)
  expect(Array.from({ length: 7 }, () => rate.ask('a') === 0)).toEqual([true, true, true, true, true, false, false])
  expect(rate.ask('b')).toBe(0)
  expect(rate.ask('a')).toBe(100)
  now += 100
  expect([rate.ask('a') === 0, rate.ask('a') === 0]).toEqual([true, false])
})
