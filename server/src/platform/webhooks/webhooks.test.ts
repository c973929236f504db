import { expect, test } from 'vitest'
import { freshApp, type TestApp } from '../../testing.ts'
import { colleague } from '../around/testing.ts'
import { isGenuine } from './sign.ts'
import { keys, localOutbound, patient, receiver, running, subscribe } from './testing.ts'

const city = { title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true, code: 'chengchuan' }
const office = { name: { zh: '数据局', en: 'Data office' }, kind: 'department', sector: 'public' }

async function start(): Promise<TestApp & { architect: Awaited<ReturnType<typeof colleague>> }> {
  const whole = await freshApp({ outbound: localOutbound(), keys })
  await whole.create('scopes', city)
  return { ...whole, architect: await colleague(whole, '架构师', ['it_architect']) }
}

test('what happens to a record arrives signed, in order, with its values', async () => {
  const whole = await start()
  const there = await receiver()
  const { secret } = await subscribe(whole.architect, { address: there.address })
  running(whole)
  const made = await whole.create('organizations', office)
  const changed = await whole.send({
    method: 'PATCH',
    url: `/api/organizations/${made.id}`,
    headers: { 'if-match': '"1"' },
    payload: { name: { zh: '大数据局', en: 'Data office' } },
  })
  expect(changed.statusCode).toBe(200)
  const removed = await whole.send({
    method: 'DELETE',
    url: `/api/organizations/${made.id}`,
    headers: { 'if-match': '"2"' },
  })
  expect(removed.statusCode).toBe(204)
  const received = await there.until(3)
  expect(received.map(({ body }) => body.type)).toEqual(['record.created', 'record.changed', 'record.removed'])
  expect(received[0]?.body.data).toMatchObject({
    register: 'Organization',
    id: made.id,
    address: `http://localhost:8080/api/organizations/${made.id}`,
    values: { name: office.name, kind: 'department', sector: 'public', confidentiality: 'internal' },
  })
  expect(received[1]?.body.data).toMatchObject({
    fields: ['name'],
    before: { name: { zh: '数据局', en: 'Data office' } },
    values: { name: { zh: '大数据局', en: 'Data office' } },
  })
  for (const { headers, text } of received) {
    const signed = { id: String(headers['webhook-id']), timestamp: Number(headers['webhook-timestamp']), body: text }
    expect(isGenuine(signed, String(headers['webhook-signature']), 'hmac-sha256', secret, signed.timestamp)).toBe(true)
  }
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(3)
})

test('two secrets sign while the former has time left, and neither stands anywhere in the database', async () => {
  const whole = await start()
  const there = await receiver()
  const { secret: former, webhook } = await subscribe(whole.architect, {
    address: there.address,
    algorithm: 'hmac-sm3',
  })
  const renewed = await whole.architect.send({
    method: 'POST',
    url: `/api/webhooks/${webhook.id}/secret`,
    payload: { overlapHours: 1 },
  })
  const { secret } = renewed.json()
  expect(secret).not.toBe(former)
  running(whole)
  await whole.create('organizations', office)
  const [first] = await there.until(1)
  const genuine = (known: string) => {
    const { headers = {}, text = '' } = first ?? {}
    const signed = { id: String(headers['webhook-id']), timestamp: Number(headers['webhook-timestamp']), body: text }
    return isGenuine(signed, String(headers['webhook-signature']), 'hmac-sm3', known, signed.timestamp)
  }
  expect([genuine(former), genuine(secret)]).toEqual([true, true])
  await whole.pool.query(`update webhook set former_until = now() - interval '1 second'`)
  await whole.create('organizations', office)
  const [, second] = await there.until(2)
  expect(String(second?.headers['webhook-signature']).split(' ')).toHaveLength(1)
  const { rows } = await whole.pool.query<{ all: string }>(
    `select (select json_agg(w)::text from webhook w) || (select json_agg(i)::text from idempotent_request i)
       || (select json_agg(a)::text from audit a) as all`,
  )
  for (const known of [secret, former]) expect(rows[0]?.all).not.toContain(known.slice(6))
})

test('a repeated subscription is the same one with the same secret', async () => {
  const whole = await start()
  const request = {
    method: 'POST',
    url: '/api/webhooks',
    headers: { 'idempotency-key': 'same-wish-1' },
    payload: {
      title: 't',
      address: 'http://127.0.0.1:9/',
      topics: ['record.created'],
      registers: [],
      algorithm: 'hmac-sha256',
    },
  } as const
  const [one, other] = [await whole.architect.send(request), await whole.architect.send(request)]
  expect([one.statusCode, other.statusCode]).toEqual([201, 201])
  expect(other.json()).toEqual(one.json())
})

test('of two servers that follow the same changes each event is sent by one', async () => {
  const whole = await start()
  const there = await receiver()
  await subscribe(whole.architect, { address: there.address })
  for (let server = 0; server < 3; server += 1) running(whole)
  await Promise.all(Array.from({ length: 30 }, () => whole.create('organizations', office)))
  await there.until(30)
  await expect.poll(async () => (await whole.pool.query('select from outbox')).rowCount, patient).toBe(0)
  const ids = there.received.map(({ body }) => body.data['id'])
  expect([ids.length, new Set(ids).size]).toEqual([30, 30])
})

test('an event that is refused is sent again with the same id, and every try stands in the log', async () => {
  const whole = await start()
  const there = await receiver((_, nth) => (nth < 3 ? 503 : 204))
  const { webhook } = await subscribe(whole.architect, { address: there.address })
  running(whole)
  await whole.create('organizations', office)
  const received = await there.until(3)
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const log = async () => (await whole.architect.send({ url: `/api/webhooks/${webhook.id}/deliveries` })).json().items
  await expect.poll(async () => (await log()).length, patient).toBe(3)
  expect(await log()).toMatchObject([
    { try: 3, delivered: true, status: 204, failure: null, kept: true },
    { try: 2, delivered: false, status: 503, failure: { code: 'ANSWERED' }, kept: false },
    { try: 1, delivered: false, status: 503, failure: { code: 'ANSWERED' } },
  ])
})

test('a receiver that keeps failing is paused, and its owner and the administrator are told', async () => {
  const whole = await start()
  const administrator = await colleague(whole, '系统管理员', ['sysadmin'])
  const there = await receiver(() => 500)
  const { webhook } = await subscribe(whole.architect, { address: there.address, title: '交换平台' })
  running(whole, { patience: { failures: 3, seconds: 0 } })
  await whole.create('organizations', office)
  const seen = async () => (await whole.architect.send({ url: `/api/webhooks/${webhook.id}` })).json()
  await expect.poll(async () => (await seen()).pauseReason, patient).toBe('failures')
  for (const person of [whole.architect, administrator]) {
    const { items } = (await person.send({ url: '/api/inbox' })).json()
    expect(items).toMatchObject([
      {
        kind: 'webhook',
        actor: null,
        record: { id: webhook.id, title: { zh: '交换平台' } },
        webhook: { reason: 'failures' },
      },
    ])
  }
  expect(await seen()).toMatchObject({ waiting: 1, failures: 3 })
  await administrator.send({ method: 'POST', url: `/api/webhooks/${webhook.id}/resume`, payload: {} })
  await there.until(4)
})

test('a receiver that says it is gone is not asked again', async () => {
  const whole = await start()
  const there = await receiver(() => 410)
  const { webhook } = await subscribe(whole.architect, { address: there.address })
  running(whole)
  await whole.create('organizations', office)
  await expect
    .poll(async () => (await whole.architect.send({ url: `/api/webhooks/${webhook.id}` })).json().pauseReason, patient)
    .toBe('gone')
})

test('a test event says at once what came of it', async () => {
  const whole = await start()
  const there = await receiver()
  const { webhook } = await subscribe(whole.architect, { address: there.address })
  const tried = await whole.architect.send({ method: 'POST', url: `/api/webhooks/${webhook.id}/test`, payload: {} })
  expect(tried.json()).toMatchObject({ delivered: true, status: 200, failure: null })
  expect(there.received[0]?.body).toMatchObject({ type: 'webhook.test', data: { webhook: webhook.id } })
})

test('what arrived is sent again on request: one event, or those of a span of time', async () => {
  const whole = await start()
  const there = await receiver()
  const { webhook } = await subscribe(whole.architect, { address: there.address })
  running(whole)
  for (let n = 0; n < 3; n += 1) await whole.create('organizations', office)
  const [first] = await there.until(3)
  const again = (payload: object) =>
    whole.architect.send({ method: 'POST', url: `/api/webhooks/${webhook.id}/replay`, payload })
  // The log is written after the answer.
  await expect.poll(async () => (await whole.pool.query('select from webhook_delivery')).rowCount, patient).toBe(3)
  expect((await again({ event: first?.headers['webhook-id'] })).json()).toEqual({ queued: 1, withheld: 0 })
  const [, , , repeated] = await there.until(4)
  expect(repeated?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(repeated?.text).toBe(first?.text)
  expect((await again({ from: '2026-01-01T00:00:00Z', to: '2099-01-01T00:00:00Z' })).json()).toMatchObject({
    queued: 3,
  })
  await there.until(7)
  expect((await again({ from: '2001-01-01T00:00:00Z', to: '2001-01-02T00:00:00Z' })).json().code).toBe(
    'WEBHOOK_NOTHING_KEPT',
  )
})

test('what does not arrive within a day waits as a dead letter, and is sent again or dropped with a reason', async () => {
  const whole = await start()
  let works = false
  const there = await receiver(() => (works ? 200 : 500))
  const { webhook } = await subscribe(whole.architect, { address: there.address })
  const url = `/api/webhooks/${webhook.id}/dead-letters`
  running(whole)
  await whole.create('organizations', office)
  await whole.create('organizations', office)
  await there.until(2)
  await expect
    .poll(async () => (await whole.pool.query('select from webhook_delivery')).rowCount, patient)
    .toBeGreaterThan(1)
  await whole.pool.query(`update outbox set queued_at = now() - interval '25 hours'`)
  const letters = async () => (await whole.architect.send({ url })).json().items
  await expect.poll(async () => (await letters()).length, patient).toBe(2)
  const [second, first] = await letters()
  expect(first).toMatchObject({ topic: 'record.created', status: 500, failure: { code: 'ANSWERED' } })
  works = true
  const replay = { method: 'POST', url: `${url}/replay`, payload: { letters: [first.id] } } as const
  expect((await whole.architect.send(replay)).json()).toEqual({ ended: 1, withheld: 0 })
  const before = there.received.length
  const received = await there.until(before + 1)
  expect(received.at(-1)?.headers['webhook-id']).toBe(first.event)
  const drop = (reason: string) =>
    whole.architect.send({ method: 'POST', url: `${url}/drop`, payload: { letters: 'all', reason } })
  expect((await drop('')).statusCode).toBe(400)
  expect((await drop('接收方已重建数据')).json()).toEqual({ ended: 1, withheld: 0 })
  expect(await letters()).toEqual([])
  const { rows } = await whole.pool.query('select outcome, end_reason, body from dead_letter where id = $1', [
    second.id,
  ])
  expect(rows).toEqual([{ outcome: 'dropped', end_reason: '接收方已重建数据', body: null }])
})

test('a pause holds back what happens, and a removed subscription gets nothing more', async () => {
  const whole = await start()
  const there = await receiver()
  const { webhook } = await subscribe(whole.architect, { address: there.address })
  await whole.architect.send({ method: 'POST', url: `/api/webhooks/${webhook.id}/pause`, payload: {} })
  running(whole)
  await whole.create('organizations', office)
  const seen = async () => (await whole.architect.send({ url: `/api/webhooks/${webhook.id}` })).json()
  await expect.poll(async () => (await seen()).waiting, patient).toBe(1)
  await whole.architect.send({ method: 'POST', url: `/api/webhooks/${webhook.id}/resume`, payload: {} })
  await there.until(1)
  const { version } = await seen()
  const url = `/api/webhooks/${webhook.id}`
  const removed = await whole.architect.send({ method: 'DELETE', url, headers: { 'if-match': `"${version}"` } })
  expect(removed.statusCode).toBe(204)
  expect((await whole.architect.send({ url })).statusCode).toBe(404)
})
