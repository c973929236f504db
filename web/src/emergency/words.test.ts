import { expect, test } from 'vitest'
import { formatFor } from '../ui/format.ts'
import { intervalIn, spanAsText, spanIn } from './day/bars.ts'
import { clockStateNow, elapsed } from './clock-words.ts'
import { limitPicture } from './limit-geometry.ts'
import { nearest } from './alert/near.ts'
import { situationClauses } from './sentence.ts'

const now = Date.parse('2026-11-23T01:42:00Z')
const english = formatFor('en', 'Asia/Shanghai', 'CNY')
const chinese = formatFor('zh', 'Asia/Shanghai', 'CNY')

type Situation = Parameters<typeof situationClauses>[0]
const alertOf = (severity: number, raisedAt: string) =>
  ({ severity, raisedAt }) as unknown as Situation['alerts'][number]
const countsOf = (part: Partial<Situation['counts']>): Situation['counts'] => ({
  open: 0,
  bySeverity: [0, 0, 0, 0],
  unacknowledged: 0,
  breached: 0,
  merged: 0,
  ...part,
})

test('the sentence says how many high alerts are open, for how long, and how much of the city is heard', () => {
  const situation: Situation = {
    alerts: [
      alertOf(4, '2026-11-23T01:36:00Z'),
      alertOf(3, '2026-11-23T01:30:00Z'),
      alertOf(1, '2026-11-22T01:30:00Z'),
    ],
    counts: countsOf({ open: 7, bySeverity: [2, 3, 1, 1], breached: 1 }),
    sources: { live: 41, silent: 3, total: 44 },
  }
  const said = (language: 'zh' | 'en') =>
    situationClauses(situation, language, language === 'zh' ? chinese : english, now).map(({ text }) => text)
  expect(said('en')).toEqual([
    '2 high alerts open, the oldest for 12 mins',
    '1 beyond its time',
    '41 of 44 streams live',
  ])
  expect(said('zh')).toEqual([
    '2 条高等级预警未办结，最早的一条已持续 12 分钟',
    '1 条超出时限',
    '44 路数据流中 41 路正常',
  ])
})

test('where nothing is open and nothing is declared the sentence says that', () => {
  const situation: Situation = { alerts: [], counts: countsOf({}), sources: { live: 0, silent: 0, total: 0 } }
  expect(situationClauses(situation, 'en', english, now).map(({ text }) => text)).toEqual([
    'No alert is open',
    'no stream is declared yet',
  ])
})

test.each([
  [0, '00:00'],
  [726_000, '12:06'],
  [3_600_000, '1:00:00'],
  [90_061_000, '1 d 01:01'],
  [-5, '00:00'],
])('%d ms are written %s', (milliseconds, text) => {
  expect(elapsed(milliseconds, 'd')).toBe(text)
})

test('a clock goes on between two answers of the server', () => {
  const clock = {
    due: '2026-11-23T01:45:00Z',
    warnsFrom: '2026-11-23T01:40:00Z',
    metAt: null,
    state: 'running',
  } as const
  const at = (time: string) => clockStateNow(clock, Date.parse(time))
  expect(at('2026-11-23T01:39:59Z')).toBe('running')
  expect(at('2026-11-23T01:40:00Z')).toBe('warned')
  expect(at('2026-11-23T01:45:01Z')).toBe('breached')
  expect(clockStateNow({ ...clock, metAt: '2026-11-23T01:44:00Z' }, now)).toBe('onTime')
  expect(clockStateNow({ ...clock, metAt: '2026-11-23T01:46:00Z' }, now)).toBe('late')
})

test('a span of the day is found again in the address, and what has left the 24 hours is cut off', () => {
  const zeros = Array.from({ length: 97 }, () => 0)
  const timeline = {
    from: '2026-11-22T01:45:00Z',
    stepSeconds: 900,
    bySeverity: [zeros, zeros, zeros, zeros] as [number[], number[], number[], number[]],
    total: 0,
    merged: 0,
  }
  const interval = intervalIn(spanAsText({ first: 4, last: 7 }, timeline))
  expect(interval && spanIn(interval, timeline)).toEqual({ first: 4, last: 7 })
  expect(spanIn({ from: '2026-11-21T00:00:00Z', to: '2026-11-22T02:00:00Z' }, timeline)).toEqual({ first: 0, last: 0 })
  expect(spanIn({ from: '2026-11-20T00:00:00Z', to: '2026-11-21T02:00:00Z' }, timeline)).toBeUndefined()
  expect(intervalIn('2026-11-22T02:00:00Z/2026-11-22T01:00:00Z')).toBeUndefined()
})

test('where nothing came the line is broken, and a limit that no value reached is still in the picture', () => {
  const box = { width: 100, height: 30, margin: 2 }
  const { runs, above, below, end } = limitPicture([1, 2, null, 3, null], { above: 10, below: null }, box)
  expect(runs).toHaveLength(2)
  expect(above).toBe(2)
  expect(below).toBeUndefined()
  expect(end?.x).toBeCloseTo(74)
  expect(limitPicture([null, null], { above: 1, below: null }, box).runs).toEqual([])
})

test('what is most likely the same thing stands first among what can be merged', () => {
  const of = {
    ruleId: 'r1',
    kind: 'water',
    areaId: null,
    longitude: 113.5,
    latitude: 30.5,
    raisedAt: '2026-11-23T01:00:00Z',
  }
  const far = { ...of, ruleId: 'r2', kind: 'air', longitude: 114, id: 'far' }
  const near = { ...of, ruleId: 'r2', kind: 'air', longitude: 113.501, id: 'near' }
  const same = { ...of, longitude: 113.52, id: 'same' }
  expect(nearest(of, [far, near, same]).map(({ id }) => id)).toEqual(['same', 'near', 'far'])
})
