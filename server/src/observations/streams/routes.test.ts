import { flagBit } from '@citywide/model/observations/quality'
import { Series, Stream, StreamList } from '@citywide/model/observations/stream'
import { describe, expect, test } from 'vitest'
import { freshRoom, plainStream } from '../testing.ts'

describe('streams', () => {
  test('a stream is declared once, and the same declaration again changes nothing', async () => {
    const { send } = await freshRoom()
    const put = () => send({ method: 'PUT', url: '/api/streams/air.a', payload: plainStream })
    const first = await put()
    expect(first.statusCode).toBe(201)
    expect(Stream.parse(first.json())).toMatchObject({
      code: 'air.a',
      scope: 'chengchuan',
      timeZone: 'Asia/Shanghai',
      state: 'empty',
      count: 0,
      latest: null,
      firstAt: null,
    })
    const second = await put()
    expect([second.statusCode, second.json()]).toStrictEqual([200, first.json()])
  })

  test('declarations enter the change log; observations never do', async () => {
    const { send, post, pool } = await freshRoom()
    await send({ method: 'PUT', url: '/api/streams/air.a', payload: plainStream })
    await send({ method: 'PUT', url: '/api/streams/air.a', payload: { ...plainStream, place: '万寿西宫' } })
    await send({ method: 'PUT', url: '/api/streams/air.a', payload: { ...plainStream, place: '万寿西宫' } })
    await post({ observations: [{ stream: 'air.a', at: '2026-11-22T07:00:00Z', value: 1 }] })
    const { rows } = await pool.query(
      `select tbl, op, new ->> 'place' as place, actor is not null as by from change_log where tbl <> 'scope' order by seq`,
    )
    expect(rows).toStrictEqual([
      { tbl: 'stream', op: 'I', place: null, by: true },
      { tbl: 'stream', op: 'U', place: '万寿西宫', by: true },
    ])
  })

  test.each([
    [{ unit: 'µg/m³' }, 400, 'INVALID', '/unit'],
    [{ timeZone: 'Beijing' }, 400, 'INVALID', '/timeZone'],
    [{ least: 5, most: 1 }, 400, 'INVALID', '/least'],
    [{ least: 0, plausibleMost: -1 }, 400, 'INVALID', '/plausibleLeast'],
    [{ stuckSeconds: 3_600 }, 400, 'INVALID', '/stuckSeconds'],
    [{ change: { most: 0, seconds: 60 } }, 400, 'INVALID', '/change/most'],
    [{ intervalSeconds: 0 }, 400, 'INVALID', '/intervalSeconds'],
    [{ colour: 'red' }, 400, 'INVALID', '/colour'],
    [{ scope: 'atlantis' }, 422, 'NO_SUCH_SCOPE', undefined],
    [{ areaId: '018f8f0e-0000-7000-8000-000000000000' }, 422, 'NO_SUCH_RECORD', undefined],
    [{ sensorId: '018f8f0e-0000-7000-8000-000000000000' }, 422, 'NO_SUCH_RECORD', undefined],
  ])('a declaration with %j is refused', async (fault, status, code, pointer) => {
    const { send } = await freshRoom()
    const answer = await send({ method: 'PUT', url: '/api/streams/air.a', payload: { ...plainStream, ...fault } })
    expect([answer.statusCode, answer.json().code]).toStrictEqual([status, code])
    expect(answer.json().errors?.[0]?.pointer).toBe(pointer)
  })

  test('a code with other letters is refused', async () => {
    const { send } = await freshRoom()
    expect((await send({ method: 'PUT', url: '/api/streams/Air%20A', payload: plainStream })).statusCode).toBe(400)
  })

  test('unit and zone stay once there are observations; the rest may change', async () => {
    const { send, post, declare } = await freshRoom()
    await declare('air.a', { unit: 'mg/m3' })
    await declare('air.a')
    await post({ observations: [{ stream: 'air.a', at: '2026-11-22T07:00:00Z', value: 1 }] })
    const put = (payload: object) => send({ method: 'PUT', url: '/api/streams/air.a', payload })
    for (const change of [{ unit: 'mg/m3' }, { timeZone: 'UTC' }]) {
      const answer = await put({ ...plainStream, ...change })
      expect([answer.statusCode, answer.json().code]).toStrictEqual([409, 'STREAM_FIXED'])
    }
    expect((await put({ ...plainStream, most: 500 })).json()).toMatchObject({ most: 500, count: 1, state: 'live' })
    await post({ observations: [{ stream: 'air.a', at: '2026-11-22T07:30:00Z', value: 501 }] })
    expect((await send({ url: '/api/streams/air.a' })).json()).toMatchObject({
      latest: { at: '2026-11-22T07:00:00Z', value: 1, flags: 0 },
      unusable: { at: '2026-11-22T07:30:00Z', value: 501, flags: flagBit('outOfRange') },
      count: 2,
    })
  })

  test('the list goes by code, page after page, for a scope and a property', async () => {
    const { send, declare } = await freshRoom()
    for (const code of ['c', 'a', 'b']) await declare(code)
    await declare('n', { property: 'no2' })
    const list = async (query: string) => StreamList.parse((await send({ url: `/api/streams?${query}` })).json())
    const first = await list('scope=chengchuan&property=pm2.5&limit=2')
    expect(first).toMatchObject({ items: [{ code: 'a' }, { code: 'b' }], next: 'b', count: { value: 3, exact: true } })
    expect(await list('property=pm2.5&limit=2&after=b')).toMatchObject({ items: [{ code: 'c' }], next: null })
    expect((await send({ url: '/api/streams?scope=atlantis' })).statusCode).toBe(422)
  })

  test('a stream is live, late or has stopped by its own rhythm, at the moment that is asked for', async () => {
    const { send, post, declare } = await freshRoom()
    await declare('air.a')
    await post({ observations: [{ stream: 'air.a', at: '2026-11-20T00:00:00Z', value: 1 }] })
    const state = async (asOf: string) => (await send({ url: `/api/streams/air.a?asOf=${asOf}` })).json().state
    expect(await state('2026-11-20T02:00:00Z')).toBe('live')
    expect(await state('2026-11-20T02:00:01Z')).toBe('late')
    expect(await state('2026-11-21T00:00:01Z')).toBe('stopped')
    expect((await send({ url: '/api/streams/air.a' })).json().state).toBe('stopped')
  })

  test('at a moment of the past the latest observation is the one of that moment, in the list, too', async () => {
    const { send, post, declare } = await freshRoom()
    await declare('air.a')
    for (const [at, value] of [
      ['2026-11-20T00:00:00Z', 1],
      ['2026-11-20T01:00:00Z', 2],
      ['2026-11-22T07:00:00Z', 3],
    ])
      await post({ observations: [{ stream: 'air.a', at, value }] })
    const both = async (asOf: string) => [
      (await send({ url: `/api/streams/air.a?asOf=${asOf}` })).json(),
      (await send({ url: `/api/streams?asOf=${asOf}` })).json().items[0],
    ]
    for (const stream of await both('2026-11-20T01:30:00Z'))
      expect(Stream.parse(stream)).toMatchObject({ latest: { at: '2026-11-20T01:00:00Z', value: 2 }, state: 'live' })
    for (const stream of await both('2026-11-20T01:00:00Z')) expect(stream.latest.value).toBe(2)
    for (const stream of await both('2026-11-22T07:30:00Z')) expect(stream.latest.value).toBe(3)
    for (const stream of await both('2026-11-19T00:00:00Z'))
      expect(stream).toMatchObject({ latest: null, state: 'empty', count: 3 })
  })

  test('the newest observation by time is the latest, not the one that came last', async () => {
    const { send, post, declare } = await freshRoom()
    await declare('air.a')
    expect((await send({ url: '/api/streams/air.a/latest' })).statusCode).toBe(404)
    await post({ observations: [{ stream: 'air.a', at: '2026-11-22T07:00:00Z', value: 7, quality: 2 }] })
    await post({ observations: [{ stream: 'air.a', at: '2026-11-22T06:00:00Z', value: 6 }] })
    expect((await send({ url: '/api/streams/air.a/latest' })).json()).toMatchObject({
      at: '2026-11-22T07:00:00Z',
      value: 7,
      quality: 2,
    })
    await post({ observations: [{ stream: 'air.a', at: '2026-11-22T07:00:00Z', value: 8 }] })
    expect((await send({ url: '/api/streams/air.a/latest' })).json()).toMatchObject({ value: 8, quality: 0 })
    expect((await send({ url: '/api/streams/nobody/latest' })).statusCode).toBe(404)
  })
})

const LATE = flagBit('late')

const hourly = (day: string, hours: number) =>
  Array.from({ length: hours }, (_, hour) => ({
    stream: 'air.a',
    at: Temporal.Instant.from(`${day}T00:00:00+08:00`).add({ hours: hour }).toString(),
    value: hour,
  }))

async function filled() {
  const room = await freshRoom()
  await room.declare('air.a')
  await room.post({ observations: [...hourly('2026-11-20', 24), ...hourly('2026-11-21', 18)] })
  const read = async (query: string) =>
    Series.parse((await room.send({ url: `/api/streams/air.a/observations?${query}` })).json())
  return { ...room, read }
}

describe('series', () => {
  test('raw rows come in order of time, page after page', async () => {
    const { read } = await filled()
    const page = await read('from=2026-11-20T00:00:00%2B08:00&to=2026-11-22T00:00:00%2B08:00&limit=30')
    expect(page).toMatchObject({ stream: 'air.a', unit: 'ug/m3', resolution: 'raw', from: '2026-11-19T16:00:00Z' })
    expect(page.points).toHaveLength(30)
    expect(page.next).toBe('2026-11-20T22:00:00Z')
    const rest = await read(`from=${page.next}&to=2026-11-22T00:00:00%2B08:00&limit=30`)
    expect([rest.points.length, rest.next]).toStrictEqual([12, null])
    expect(rest.points[0]).toStrictEqual({
      at: '2026-11-20T22:00:00Z',
      value: 6,
      n: 1,
      min: 6,
      max: 6,
      coverage: 1,
      quality: 0,
      flags: flagBit('late'),
    })
  })

  test('days are those of the zone, with mean, extremes and the share of expected observations', async () => {
    const { read } = await filled()
    const { points } = await read('from=2026-11-19T16:00:00Z&to=2026-11-22T16:00:00Z&resolution=day')
    expect(points).toStrictEqual([
      { at: '2026-11-19T16:00:00Z', value: 11.5, n: 24, min: 0, max: 23, coverage: 1, quality: 0, flags: LATE },
      { at: '2026-11-20T16:00:00Z', value: 8.5, n: 18, min: 0, max: 17, coverage: 0.75, quality: 0, flags: LATE },
    ])
    const later = await read('from=2026-11-19T16:00:01Z&to=2026-11-20T16:00:00Z&resolution=day')
    expect(later.points).toStrictEqual([])
  })

  test('hours whose stream speaks more often than expected are covered wholly, not more', async () => {
    const { read, post } = await filled()
    await post({ observations: [{ stream: 'air.a', at: '2026-11-19T16:30:00Z', value: 10, quality: 5 }] })
    const { points } = await read('from=2026-11-19T16:00:00Z&to=2026-11-19T17:00:00Z&resolution=hour')
    expect(points).toStrictEqual([
      { at: '2026-11-19T16:00:00Z', value: 5, n: 2, min: 0, max: 10, coverage: 1, quality: 5, flags: LATE },
    ])
  })

  test('a day of 23 hours expects 23 observations', async () => {
    const { post, declare, send } = await freshRoom()
    await declare('air.b', { timeZone: 'Europe/Berlin' })
    const first = Temporal.Instant.from('2026-03-28T23:00:00Z')
    await post({
      observations: Array.from({ length: 23 }, (_, hour) => ({
        stream: 'air.b',
        at: first.add({ hours: hour }).toString(),
        value: 1,
      })),
    })
    const answer = await send({
      url: '/api/streams/air.b/observations?from=2026-03-28T23:00:00Z&to=2026-03-29T22:00:00Z&resolution=day',
    })
    expect(answer.json().points).toMatchObject([{ at: '2026-03-28T23:00:00Z', n: 23, coverage: 1 }])
  })

  test('without a span the newest stretch is shown, also of data of the past', async () => {
    const { read } = await filled()
    const { points, to } = await read('')
    expect(points.at(-1)?.at).toBe('2026-11-21T09:00:00Z')
    expect(to).toBe('2026-11-21T09:00:00.000001Z')
    expect((await read('resolution=day')).points).toHaveLength(2)
  })

  test('as CSV a series has the columns that the door for observations reads', async () => {
    const { send } = await filled()
    const csv = async (query: string) => {
      const answer = await send({ url: `/api/streams/air.a/observations?${query}`, headers: { accept: 'text/csv' } })
      expect(answer.headers['content-type']).toContain('text/csv')
      return answer.body
    }
    const body = await csv('from=2026-11-19T16:00:00Z&to=2026-11-30T00:00:00Z')
    expect(body.split('\r\n').slice(0, 2)).toStrictEqual([
      'stream,at,value,quality,unit,flags',
      `air.a,2026-11-19T16:00:00Z,0,0,ug/m3,${LATE}`,
    ])
    const again = await send({
      method: 'POST',
      url: '/api/observations',
      payload: body,
      headers: { 'content-type': 'text/csv' },
    })
    expect(again.json()).toMatchObject({ accepted: 0, duplicate: 42, rejected: 0 })
    expect((await csv('resolution=day')).split('\r\n')).toHaveLength(4)
    expect((await csv('limit=5')).split('\r\n')).toHaveLength(7)
  })

  test('a link asks for CSV in its address', async () => {
    const { send } = await filled()
    const answer = await send({ url: '/api/streams/air.a/observations?resolution=day&format=csv' })
    expect(answer.headers).toMatchObject({ 'content-disposition': 'attachment; filename="air.a-day.csv"' })
    expect(answer.body.split('\r\n')[0]).toBe('stream,at,mean,n,min,max,coverage,quality,unit,flags,unusable')
  })

  test('of a stream that is not declared does not exist', async () => {
    const { send } = await freshRoom()
    expect((await send({ url: '/api/streams/nobody/observations' })).statusCode).toBe(404)
  })
})
