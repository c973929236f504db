import { flagBit, flagsOf } from '@citywide/model/observations/quality'
import { LimitsTrial, ObservationSpace, StreamQuality } from '@citywide/model/observations/stream-quality'
import { Stream } from '@citywide/model/observations/stream'
import { expect, test } from 'vitest'
import { dayRollups } from '../index.ts'
import { freshRoom, NOW, type TestRoom } from '../testing.ts'
import { lookAfterQuality } from './look-after.ts'

const minutes = (count: number) => Temporal.Instant.from(NOW).add({ minutes: count }).toString()
const row = (minute: number, value: number) => ({ stream: 'air.a', at: minutes(minute), value })
const limits = {
  intervalSeconds: 60,
  least: 0,
  most: 500,
  plausibleMost: 300,
  change: { most: 100, seconds: 60 },
  stuckSeconds: 240,
}

async function flags({ pool }: TestRoom): Promise<string[]> {
  const { rows } = await pool.query<{ flags: number }>('select flags from observation order by t')
  return rows.map((one) => flagsOf(one.flags).join(' '))
}

test('a sensor that says -999 is kept with its flag, used nowhere, and told beside the newest usable value', async () => {
  const { post, send, pool, declare } = await freshRoom()
  await declare('air.a', limits)
  const answer = await post({ observations: [row(-3, 10), row(-2, 20), row(-1, -999)] })
  expect(answer.json()).toMatchObject({ accepted: 3, rejected: 0 })
  const stream = Stream.parse((await send({ url: '/api/streams/air.a' })).json())
  expect(stream).toMatchObject({
    count: 3,
    state: 'live',
    latest: { at: minutes(-2), value: 20, flags: 0 },
    unusable: { at: minutes(-1), value: -999, flags: flagBit('outOfRange') },
  })
  const { rows } = await pool.query<{ id: number }>('select stream_id as id from stream')
  const days = await dayRollups(pool, { streamIds: rows.map(({ id }) => id), from: '2026-11-01', to: '2026-12-01' })
  expect(days).toMatchObject([{ n: 2, sum: 30, min: 10, max: 20, lastValue: 20 }])
  const quality = StreamQuality.parse((await send({ url: '/api/streams/air.a/quality' })).json())
  expect(quality.days).toMatchObject([{ day: '2026-11-22', usable: 2, unusable: 1, flags: { outOfRange: 1, late: 0 } }])
  const series = (await send({ url: '/api/streams/air.a/observations' })).json()
  expect(series.points.map(({ value }: { value: number }) => value)).toStrictEqual([10, 20])
  expect(series.unusable).toMatchObject([{ at: minutes(-1), value: -999 }])
  const csv = await send({ url: '/api/streams/air.a/observations?format=csv' })
  expect(csv.body.split('\r\n')[3]).toBe(`air.a,${minutes(-1)},-999,0,ug/m3,1`)
  const lines = await send({ url: '/api/streams/air.a/observations?format=ndjson' })
  expect(
    lines.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).unusable),
  ).toStrictEqual([undefined, false, false, true])
})

test('a day on which nothing was usable has no least and no greatest value, and nobody reads it as one', async () => {
  const { post, send, pool, declare } = await freshRoom()
  await declare('air.a', limits)
  await post({ observations: [row(-2, -999), row(-1, -999)] })
  expect(Stream.parse((await send({ url: '/api/streams/air.a' })).json())).toMatchObject({
    latest: null,
    state: 'empty',
  })
  const { rows } = await pool.query('select n, bad, sum, min, max, last_value as last from rollup_day')
  expect(rows).toStrictEqual([{ n: 0, bad: 2, sum: 0, min: null, max: null, last: null }])
  await post({ observations: [row(0, 5)] })
  const after = await pool.query('select n, bad, sum, min, max, last_value as last from rollup_day')
  expect(after.rows).toStrictEqual([{ n: 1, bad: 2, sum: 5, min: 5, max: 5, last: 5 }])
})

test('neighbours are known behind a restart, and to a second process', async () => {
  const room = await freshRoom()
  await room.declare('air.a', limits)
  await room.post({ observations: [row(-9, 10), row(-8, 10), row(-7, 10)] })
  const other = await room.sibling()
  await other.post({ observations: [row(-6, 10), row(-5, 10)] })
  await (await room.sibling()).post({ observations: [row(-4, 250), row(-3, 400)] })
  expect(await flags(room)).toStrictEqual(['', '', '', '', 'stuck', 'rate', 'implausible rate'])
})

test('what comes late is settled from the history, and with it what follows', async () => {
  const room = await freshRoom()
  await room.declare('air.a', limits)
  await room.post({ observations: [row(-9, 10), row(-8, 10), row(-6, 10), row(-5, 10), row(-4, 10)] })
  expect(await flags(room)).toStrictEqual(['', '', '', 'stuck', 'stuck'])
  await room.post({ observations: [row(-7, 11)] })
  expect(await lookAfterQuality(room.pool, room.clock)).toMatchObject({ settled: 1 })
  expect(await flags(room)).toStrictEqual(['', '', '', '', '', ''])
  const { rows } = await room.pool.query('select n, bad from rollup_hour')
  expect(rows).toStrictEqual([{ n: 6, bad: 0 }])
})

test('a silence is noted while it lasts, ends with a value, and never was when late values fill it', async () => {
  const room = await freshRoom()
  const { post, send, pool, clock, declare } = room
  await declare('air.a', limits)
  await post({ observations: [row(-1, 1), row(0, 2)] })
  expect(await lookAfterQuality(pool, clock)).toMatchObject({ begun: 0 })
  const later = { now: () => Temporal.Instant.from(minutes(4)) }
  expect(await lookAfterQuality(pool, later)).toMatchObject({ begun: 1 })
  expect(await lookAfterQuality(pool, later)).toMatchObject({ begun: 0 })
  await pool.query(`insert into observation (stream_id, t, value) select stream_id, $1, 3 from stream`, [minutes(6)])
  await pool.query(`update latest set seen_at = $1`, [minutes(6)])
  expect(await lookAfterQuality(pool, later)).toMatchObject({ ended: 1 })
  const { gaps } = StreamQuality.parse((await send({ url: '/api/streams/air.a/quality' })).json())
  expect(gaps).toMatchObject([{ startedAt: minutes(0), endedAt: minutes(6) }])
  await post({ observations: [row(3, 3)] })
  await post({ observations: [row(2, 3)] })
  await lookAfterQuality(pool, later)
  expect(StreamQuality.parse((await send({ url: '/api/streams/air.a/quality' })).json()).gaps).toStrictEqual([])
})

test('new limits are tried before they count, and count for the past when that is asked for', async () => {
  const room = await freshRoom()
  const { post, send, declare } = room
  await declare('air.a', { intervalSeconds: 60 })
  await post({ observations: [row(-4, 10), row(-3, 20), row(-2, 600), row(-1, 30)] })
  const tried = await send({
    method: 'POST',
    url: '/api/streams/air.a/limits-trial',
    payload: { limits: { most: 500, plausibleMost: 25 } },
  })
  expect(LimitsTrial.parse(tried.json())).toMatchObject({
    observations: 4,
    flagged: 2,
    unusable: 1,
    now: { flagged: 0, unusable: 0 },
    flags: { outOfRange: 1, implausible: 1 },
  })
  expect(await flags(room)).toStrictEqual(['', '', '', ''])
  await declare('air.a', { intervalSeconds: 60, most: 500, plausibleMost: 25 })
  const judged = await send({ method: 'POST', url: '/api/streams/air.a/judgements', payload: { days: 1 } })
  expect(judged.json()).toStrictEqual({ days: 1 })
  expect(await flags(room)).toStrictEqual(['', '', 'outOfRange', 'implausible'])
  const space = ObservationSpace.parse((await send({ url: '/api/observation-space' })).json())
  expect(space.raw.bytes).toBeGreaterThan(0)
  expect(space).toMatchObject({ raw: { rows: 4 }, streams: [{ code: 'air.a', observations: 4 }] })
})
