import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { expect, test } from 'vitest'
import { keepAccount } from '#platform/access/store.ts'
import { addKey } from '#platform/api-keys/store.ts'
import { freshRoom, type TestRoom } from '../testing.ts'
import { plainSource, sourceParts } from './testing.ts'

const mqtt = (more: object = {}) =>
  plainSource({
    settings: {
      kind: 'mqtt',
      address: 'mqtts://broker.example:8883',
      clientId: 'citywide',
      subscriptions: [{ topic: 'level/{gauge}', reader: { form: 'number', stream: 'level.{gauge}' } }],
      ...more,
    },
  })

const put = (room: TestRoom, payload: object, version?: number) =>
  room.send({
    method: 'PUT',
    url: '/api/sources/stations',
    payload,
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  })

const post = (room: TestRoom, url: string, payload: object = {}) =>
  room.send({ method: 'POST', url, payload, headers: { 'idempotency-key': randomUUID() } })

test('a source is declared, changed at the version that was read, switched on and removed, each with a row of the audit', async () => {
  const room = await freshRoom({ sources: sourceParts() })
  expect((await put(room, mqtt())).statusCode).toBe(201)
  expect((await put(room, mqtt())).json().code).toBe('MATCH_NEEDED')
  expect((await put(room, { ...mqtt(), expectedSeconds: 60 }, 7)).json().code).toBe('CHANGED')
  const changed = await put(room, { ...mqtt(), expectedSeconds: 60 }, 1)
  expect([changed.statusCode, changed.headers['etag'], changed.json().health]).toEqual([200, '"2"', 'off'])
  expect((await post(room, '/api/sources/stations/on')).json()).toMatchObject({ on: true, health: 'never' })
  const { items } = (await room.send({ url: '/api/sources' })).json()
  expect(items).toMatchObject([{ code: 'stations', kind: 'mqtt', on: true, today: 0, open: 0, version: 3 }])
  expect((await post(room, '/api/sources/stations/off')).json()).toMatchObject({ on: false, health: 'off' })
  const removed = await room.send({ method: 'DELETE', url: '/api/sources/stations', headers: { 'if-match': '"4"' } })
  expect(removed.statusCode).toBe(204)
  expect((await room.send({ url: '/api/sources/stations' })).statusCode).toBe(404)
  const { rows } = await room.pool.query(`select act from audit where act like 'source.%' order by id`)
  expect(rows.map(({ act }) => act)).toEqual([
    'source.create',
    'source.change',
    'source.on',
    'source.off',
    'source.remove',
  ])
})

test('a secret is sealed, never given back, and not handed to another host', async () => {
  const room = await freshRoom({ sources: sourceParts() })
  const made = await put(room, { ...mqtt({ user: 'city' }), secrets: { password: 'hunter2' } })
  expect([made.statusCode, made.json().secrets]).toEqual([201, ['password']])
  const everything = async () => {
    const { rows } = await room.pool.query(
      `select (select jsonb_agg(to_jsonb(s)) from source s)::text || (select jsonb_agg(to_jsonb(x)) from source_secret x)::text
         || (select jsonb_agg(to_jsonb(c)) from change_log c)::text || (select jsonb_agg(to_jsonb(a)) from audit a)::text as text`,
    )
    return made.body + String(rows[0]?.text)
  }
  expect(await everything()).not.toContain('hunter2')
  expect((await put(room, { ...mqtt({ user: 'city' }), expectedSeconds: 60 }, 1)).json().secrets).toEqual(['password'])
  const moved = await put(room, mqtt({ user: 'city', address: 'mqtts://elsewhere.example:8883' }), 2)
  expect(moved.json().secrets).toEqual([])
  expect((await put(room, { ...mqtt(), secrets: { privateKey: null, password: 'x' } }, 3)).json().secrets).toEqual([
    'password',
  ])
  const http = plainSource({ settings: { kind: 'http' }, secrets: { password: 'x' } })
  expect((await put(room, http, 4)).json().code).toBe('SOURCE_SECRET')
})

test('what a key of a source sends is in its ledger, and its refused rows wait; off, nothing is taken', async () => {
  const room = await freshRoom({ sources: sourceParts() })
  await room.declare('air.east')
  const id = randomUUIDv7()
  await keepAccount(room.pool, { id, login: 'hub', name: { zh: '传感平台', en: 'Hub' }, roles: ['data_steward'] })
  const scopes = { read: [], write: [], ingest: true }
  const { key, secret } = await addKey(room.pool as never, {
    accountId: id,
    by: id,
    name: 'hub',
    scopes,
    days: 1,
    perMinute: 600,
  })
  const send = (payload: string, type: string) =>
    room.app.inject({
      method: 'POST',
      url: '/api/observations',
      payload,
      headers: { authorization: `Bearer ${secret}`, 'content-type': type },
    })
  const csv = 'stream,at,value\nair.east,2026-11-22T07:00:00Z,12\nair.east,2026-11-22T07:10:00Z,n/a\n'
  // Nobody has named a source yet: as ever.
  expect((await send(csv, 'text/csv')).json()).toMatchObject({ accepted: 1, rejected: 1 })
  const payload = plainSource({ settings: { kind: 'http', keys: [key.id] } })
  expect((await put(room, payload)).statusCode).toBe(201)
  const other = await room.send({ method: 'PUT', url: '/api/sources/other', payload })
  expect(other.json().code).toBe('SOURCE_KEY_TAKEN')
  await post(room, '/api/sources/stations/on')
  // Whom a key sends for is remembered for a second: another door does not know yet.
  const { app } = await room.sibling()
  const again = (body: object, headers = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/observations',
      payload: body,
      headers: { authorization: `Bearer ${secret}`, ...headers },
    })
  const rows = [
    { stream: 'air.east', at: '2026-11-22T07:20:00Z', value: 13 },
    { stream: 'air.west', at: '2026-11-22T07:20:00Z', value: 14, unit: 'ug/m3' },
  ]
  expect((await again({ observations: rows })).json()).toMatchObject({ accepted: 1, rejected: 1 })
  expect((await again({ observations: rows.slice(1) })).statusCode).toBe(422)
  const { items } = (await room.send({ url: '/api/sources/stations/rejects' })).json()
  expect(items).toMatchObject([{ reason: 'STREAM_UNKNOWN', seen: 2, row: rows[1] }])
  const [run] = (await room.send({ url: '/api/sources/stations/runs' })).json().items
  expect(run).toMatchObject({ messages: 2, accepted: 1, refused: 2 })
})

test('a key that sends observations changes no source', async () => {
  const room = await freshRoom({ sources: sourceParts() })
  await room.pool.query(`update api_key set scopes = '{"read":[],"write":[],"ingest":true}'`)
  expect((await put(room, mqtt())).json().code).toBe('PERSON_NEEDED')
})
