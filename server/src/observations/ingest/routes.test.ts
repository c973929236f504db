import { gzipSync } from 'node:zlib'
import { IngestAnswer } from '@citywide/model/observations/stream'
import { rejectionReasons } from '@citywide/model/observations/rejection'
import { describe, expect, test } from 'vitest'
import { freshRoom, sums } from '../testing.ts'

const at = '2026-11-22T07:00:00Z'
const row = (value: unknown, more: object = {}) => ({ stream: 'air.a', at, value, ...more })

describe('POST /api/observations', () => {
  test('an observation is stored when it is acknowledged', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    const answer = await post({ observations: [row(35.5, { at: '2026-11-22T15:00:00.25+08:00' })] })
    expect(answer.statusCode).toBe(201)
    expect(IngestAnswer.parse(answer.json())).toStrictEqual({
      accepted: 1,
      duplicate: 0,
      revised: 0,
      rejected: 0,
      rejections: [],
    })
    const { rows } = await pool.query('select t, value, quality from observation')
    expect(rows).toStrictEqual([{ t: '2026-11-22T07:00:00.25Z', value: 35.5, quality: 0 }])
  })

  test('each observation that does not fit is refused with its row and reason, and the others are stored', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a', { least: 0, most: 1_000 })
    const faults = {
      ROW_NOT_OBJECT: [35],
      FIELD_UNKNOWN: row(1, { colour: 'red' }),
      STREAM_MISSING: { at, value: 1 },
      STREAM_UNKNOWN: row(1, { stream: 'air.b' }),
      TIME_MISSING: { stream: 'air.a', value: 1 },
      TIME_NOT_VALID: row(1, { at: 'yesterday' }),
      TIME_WITHOUT_ZONE: row(1, { at: '2026-11-22T07:00:00' }),
      TIME_TOO_FINE: row(1, { at: '2026-11-22T07:00:00.0000001Z' }),
      TIME_IN_FUTURE: row(1, { at: '2026-11-22T08:05:00.001Z' }),
      TIME_OUT_OF_RANGE: row(1, { at: '1969-12-31T23:00:00Z' }),
      VALUE_MISSING: row(null),
      VALUE_NOT_NUMBER: row('35.5'),
      VALUE_TOO_LARGE: row(1e151),
      QUALITY_NOT_VALID: row(1, { quality: 1.5 }),
      UNIT_DIFFERS: row(1, { unit: 'mg/m3' }),
    }
    const answer = await post({ observations: [...Object.values(faults), row(35, { unit: 'ug.m-3', quality: 4 })] })
    expect(answer.statusCode).toBe(201)
    const { accepted, rejected, rejections } = IngestAnswer.parse(answer.json())
    expect([accepted, rejected]).toStrictEqual([1, Object.keys(faults).length])
    expect(rejections.map(({ reason }) => reason)).toStrictEqual(Object.keys(faults))
    expect(rejections.map((rejection) => rejection.row)).toStrictEqual([...Object.keys(faults).keys()])
    expect(rejections.find(({ reason }) => reason === 'UNIT_DIFFERS')?.text.zh).toContain('ug/m3')
    // The others belong to bodies of lines, and to sources.
    const others = new Set(['ROW_NOT_JSON', 'ROW_FIELDS', 'STREAM_NAME', 'TIME_SKIPPED', 'TIME_TWICE'])
    expect(
      Object.keys(rejectionReasons)
        .filter((reason) => !others.has(reason))
        .toSorted(),
    ).toStrictEqual(Object.keys(faults).toSorted())
    expect(await sums(pool)).toMatchObject({ history: { n: 1, sum: 35 }, hours: { n: 1 }, days: { n: 1 } })
  })

  test('numbers that JSON reads as infinite are refused', async () => {
    const { post, declare } = await freshRoom()
    await declare('air.a')
    const answer = await post(`{"observations":[{"stream":"air.a","at":"${at}","value":1e999}]}`, {
      'content-type': 'application/json',
    })
    expect(answer.json().rejections[0].reason).toBe('VALUE_NOT_NUMBER')
  })

  test('a time within the tolerance for clocks is taken', async () => {
    const { post, declare } = await freshRoom()
    await declare('air.a')
    expect((await post({ observations: [row(1, { at: '2026-11-22T08:05:00Z' })] })).statusCode).toBe(201)
  })

  test('when every observation is refused the answer is a problem in both languages, with the list', async () => {
    const { post, declare } = await freshRoom()
    await declare('air.a')
    const answer = await post({ observations: [row('x')] }, { 'accept-language': 'zh-CN' })
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      code: 'OBSERVATIONS_REFUSED',
      title: '所有观测均被拒收，请查看拒收原因；未存储任何数据。',
      accepted: 0,
      rejected: 1,
      rejections: [{ row: 0, stream: 'air.a', reason: 'VALUE_NOT_NUMBER' }],
    })
  })

  test('the answer lists the first thousand refused rows and counts all', async () => {
    const { post, declare } = await freshRoom()
    await declare('air.a')
    const answer = await post({ observations: Array.from({ length: 1_500 }, () => row('x')) })
    expect(answer.json()).toMatchObject({ rejected: 1_500 })
    expect(answer.json().rejections).toHaveLength(1_000)
  })

  test.each([
    ['application/json', '{"observations":[', 'BODY_JSON'],
    ['application/json', '[]', 'BODY_SHAPE'],
    ['application/json', '{"observations":{}}', 'BODY_SHAPE'],
    ['application/json', '{"observations":[],"colour":1}', 'BODY_SHAPE'],
    ['application/json', '{"streams":["a"],"at":[],"values":[1]}', 'BODY_LENGTHS'],
    ['application/json', '{"streams":["a"],"at":[1],"values":[1],"quality":[]}', 'BODY_LENGTHS'],
    ['application/json', '{"streams":["a"],"at":[1],"value":[1]}', 'BODY_SHAPE'],
    ['application/json', Buffer.from([0x7b, 0xff, 0x7d]), 'BODY_UTF8'],
    ['text/csv', 'a,b,c\n1,2,3', 'BODY_HEADER'],
    ['text/csv', 'stream,at,value\n"a,1,2', 'BODY_QUOTES'],
  ])('a %s body that cannot be read stores nothing and says so: %s', async (type, payload, code) => {
    const { send, pool } = await freshRoom()
    const answer = await send({
      method: 'POST',
      url: '/api/observations',
      payload,
      headers: { 'content-type': type },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'OBSERVATIONS_UNREADABLE', errors: [{ code }] })
    expect(answer.json().text.en).toContain('Nothing of it was stored')
    expect(await sums(pool)).toMatchObject({ history: { n: 0 } })
  })

  test('a line of NDJSON that is broken is refused alone', async () => {
    const { send, declare } = await freshRoom()
    await declare('air.a')
    const payload = `${JSON.stringify(row(1))}\n{"stream":\n${JSON.stringify(row(2, { at: '2026-11-22T06:00:00Z' }))}\n`
    const headers = { 'content-type': 'application/x-ndjson' }
    const answer = await send({ method: 'POST', url: '/api/observations', payload, headers })
    expect(answer.json()).toMatchObject({ accepted: 2, rejections: [{ row: 1, reason: 'ROW_NOT_JSON' }] })
  })

  test('a body may be compressed; one that is cut off or of another kind is not read', async () => {
    const { send, declare } = await freshRoom()
    await declare('air.a')
    const packed = gzipSync(`stream,at,value\nair.a,${at},7\n`)
    const post = (payload: Buffer, encoding: string) =>
      send({
        method: 'POST',
        url: '/api/observations',
        payload,
        headers: { 'content-type': 'text/csv', 'content-encoding': encoding },
      })
    expect((await post(packed, 'gzip')).json()).toMatchObject({ accepted: 1 })
    expect((await post(packed.subarray(0, -6), 'gzip')).json()).toMatchObject({ errors: [{ code: 'BODY_GZIP' }] })
    expect((await post(packed, 'br')).json()).toMatchObject({ errors: [{ code: 'BODY_ENCODING' }] })
  })

  test('what unpacks to more than the limit is refused', async () => {
    const { send } = await freshRoom()
    const payload = gzipSync(Buffer.alloc(33 * 1024 * 1024, 32))
    const headers = { 'content-type': 'text/csv', 'content-encoding': 'gzip' }
    const answer = await send({ method: 'POST', url: '/api/observations', payload, headers })
    expect([answer.statusCode, answer.json().code]).toStrictEqual([413, 'BODY_TOO_LARGE'])
  })

  test('other kinds of body and callers without the right are refused', async () => {
    const { app, send } = await freshRoom()
    const url = '/api/observations'
    const xml = await send({ method: 'POST', url, payload: '<a/>', headers: { 'content-type': 'text/xml' } })
    expect(xml.statusCode).toBe(415)
    expect((await app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(401)
  })

  test('a request without rows is answered with zeros', async () => {
    const { post } = await freshRoom()
    const answer = await post({ observations: [] })
    expect([answer.statusCode, answer.json().accepted]).toStrictEqual([201, 0])
  })

  test('a stream that another process declared a moment ago is known', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    await pool.query(
      `insert into stream (code, title, property, unit, scope_id, interval_seconds, time_zone, monotonic)
       select 'air.b', title, property, unit, scope_id, interval_seconds, time_zone, monotonic from stream`,
    )
    const answer = await post({ observations: [row(1), row(2, { stream: 'air.b' })] })
    expect(answer.json()).toMatchObject({ accepted: 2, rejected: 0 })
  })

  test('the interface describes all forms of the body', async () => {
    const { app } = await freshRoom()
    const document = (await app.inject('/api/openapi.json')).json()
    const { requestBody, responses } = document.paths['/api/observations'].post
    expect(Object.keys(requestBody.content)).toStrictEqual(['application/json', 'application/x-ndjson', 'text/csv'])
    expect(Object.keys(responses)).toStrictEqual(['201', '202', '422'])
  })
})

describe('an idempotency key', () => {
  const headers = { 'idempotency-key': 'morning-0001' }

  test('gives a repeated request the answer of the first, and stores it once', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    const body = { observations: [row(1), row('x')] }
    const first = await post(body, headers)
    const second = await post(body, headers)
    expect(first.headers['idempotent-replay']).toBeUndefined()
    expect(second.headers['idempotent-replay']).toBe('1')
    expect([second.statusCode, second.json()]).toStrictEqual([201, first.json()])
    expect(await sums(pool)).toMatchObject({ history: { n: 1 }, latest: { n: 1 }, days: { n: 1 } })
  })

  test('serves twins that come at the same moment', async () => {
    const { post, declare } = await freshRoom()
    await declare('air.a')
    const body = { observations: [row(1)] }
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(body, headers)))
    expect(answers.map((answer) => answer.json().accepted)).toStrictEqual([1, 1, 1, 1, 1])
    expect(answers.filter((answer) => answer.headers['idempotent-replay'] === '1')).toHaveLength(4)
  })

  test('of one request is refused for another, which stores nothing', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    await post({ observations: [row(1)] }, headers)
    const other = await post({ observations: [row(2, { at: '2026-11-22T06:00:00Z' })] }, headers)
    expect([other.statusCode, other.json().code]).toStrictEqual([422, 'KEY_REUSED'])
    expect(await sums(pool)).toMatchObject({ history: { n: 1, sum: 1 } })
  })

  test('works for bulk as for a single row', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    const observations = Array.from({ length: 3_000 }, (_, index) => row(index, { at: 1_700_000_000_000 + index }))
    const first = await post({ observations }, headers)
    const second = await post({ observations }, headers)
    expect(second.json()).toStrictEqual(first.json())
    expect(second.json()).toMatchObject({ accepted: 3_000 })
    expect(await sums(pool)).toMatchObject({ history: { n: 3_000 }, hours: { n: 3_000 } })
  })

  test('of the wrong shape is refused', async () => {
    const { post } = await freshRoom()
    expect((await post({ observations: [] }, { 'idempotency-key': 'short' })).statusCode).toBe(400)
  })
})
