import { expect, test } from 'vitest'
import { freshApp, type TestApp } from '../../testing.ts'
import { colleague, type Colleague } from '../around/testing.ts'
import { queueEvent } from '../outbox/queue-store.ts'
import { keys, localOutbound, patient, type Receiver, receiver, running, subscribe } from './testing.ts'

const city = { title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true, code: 'chengchuan' }
const office = { name: { zh: '数据局', en: 'Data office' }, kind: 'department', sector: 'public' }

async function start(): Promise<TestApp & { architect: Colleague; there: Receiver }> {
  const whole = await freshApp({ outbound: localOutbound(), keys })
  await whole.create('scopes', city)
  return { ...whole, there: await receiver(), architect: await colleague(whole, '架构师', ['it_architect']) }
}

/** A last event that everybody gets: what has not come when nothing waits behind it does not come. */
async function last({
  create,
  there,
  pool,
}: TestApp & { there: Receiver }): Promise<readonly Record<string, unknown>[]> {
  const { id } = await create('organizations', office)
  for (let count = 1; ; count += 1) {
    const received = await there.until(count)
    if (received.some(({ body }) => body.data['id'] === id)) break
  }
  await expect.poll(async () => (await pool.query('select from outbox')).rowCount, patient).toBe(0)
  return there.received.map(({ body }) => body.data).filter((data) => data['id'] !== id)
}

test('an event about what the owner of the subscription may not read is not told', async () => {
  const whole = await start()
  const { architect, there } = whole
  await subscribe(architect, { address: there.address, registers: ['Organization', 'Decision'] })
  running(whole)
  await whole.create('organizations', { ...office, confidentiality: 'confidential' })
  const open = await whole.create('organizations', office)
  expect((await last(whole)).map(({ id }) => id)).toEqual([open.id])
})

test('of people the names of fields are told and no values', async () => {
  const whole = await start()
  const { architect, there } = whole
  await subscribe(architect, { address: there.address, registers: ['Person', 'Organization'] })
  const organization = await whole.create('organizations', office)
  running(whole)
  const person = await whole.create('people', { name: '王明', orgId: organization.id, active: true })
  // Of two records either may be told first.
  const told = await last(whole)
  expect(JSON.stringify(told)).not.toContain('王明')
  expect(told).toContainEqual(
    expect.objectContaining({ register: 'Person', id: person.id, values: expect.objectContaining({ active: true }) }),
  )
})

test('records about citizens cannot be subscribed to', async () => {
  const { architect, there } = await start()
  for (const register of ['ServiceRequest', 'Feedback', 'SupportCase', 'Nonsense']) {
    const answer = await architect.send({
      method: 'POST',
      url: '/api/webhooks',
      payload: {
        title: 't',
        address: there.address,
        topics: ['record.created'],
        registers: [register],
        algorithm: 'hmac-sha256',
      },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'WEBHOOK_REGISTER'])
  }
})

test('an incident that enters another state is told, and a mere change of it is not', async () => {
  const whole = await start()
  const { architect, there } = whole
  await subscribe(architect, { address: there.address, topics: ['incident.changed', 'record.created'] })
  running(whole)
  const incident = await whole.create('incidents', {
    hazard: 'flood',
    level: 'IV',
    declaredAt: '2026-11-22T07:00:00Z',
    status: 'declared',
  })
  const change = (version: number, payload: object) =>
    whole.send({
      method: 'PATCH',
      url: `/api/incidents/${incident.id}`,
      headers: { 'if-match': `"${version}"` },
      payload,
    })
  expect((await change(1, { level: 'III' })).statusCode).toBe(200)
  expect((await change(2, { status: 'active' })).statusCode).toBe(200)
  expect(await last(whole)).toMatchObject([
    { id: incident.id, from: null, to: 'declared' },
    { id: incident.id, from: 'declared', to: 'active', fields: ['status'] },
  ])
})

test('a verdict is told to those who read assessments', async () => {
  const whole = await start()
  const { architect, there } = whole
  const administrator = await colleague(whole, '系统管理员', ['sysadmin'])
  const deaf = await receiver()
  const topics = ['verdict.changed', 'record.created'] as const
  await subscribe(architect, { address: there.address, topics: [...topics] })
  await subscribe(administrator, { address: deaf.address, topics: [...topics] })
  const data = { scope: 'chengchuan', rule: 'B1.1', from: 'not_met', to: 'met' }
  await queueEvent(whole.pool, { topic: 'verdict.changed', subject: 'verdict/chengchuan/B1.1', body: { data } })
  running(whole)
  expect(await last(whole)).toMatchObject([data])
  expect(deaf.received).toEqual([])
})

test('a subscription whose owner may no longer sign in is paused', async () => {
  const whole = await start()
  const { webhook } = await subscribe(whole.architect, { address: whole.there.address })
  const administrator = await colleague(whole, '系统管理员', ['sysadmin'])
  await whole.pool.query('update account set disabled_at = now() where id = $1', [whole.architect.id])
  running(whole)
  await expect
    .poll(async () => (await administrator.send({ url: `/api/webhooks/${webhook.id}` })).json().pauseReason, patient)
    .toBe('owner')
})

test('only its owner says what goes where; an administrator may stop it, others see nothing of it', async () => {
  const { architect, there, ...whole } = await start()
  const administrator = await colleague(whole, '系统管理员', ['sysadmin'])
  const officer = await colleague(whole, '项目办', ['programme_office'])
  const { webhook } = await subscribe(architect, { address: there.address })
  const url = `/api/webhooks/${webhook.id}`
  const change = {
    method: 'PATCH',
    url,
    headers: { 'if-match': '"1"' },
    payload: { address: 'http://127.0.0.1:1/' },
  } as const
  expect((await administrator.send(change)).json().code).toBe('WEBHOOK_OF_ANOTHER')
  expect((await administrator.send({ method: 'POST', url: `${url}/secret`, payload: {} })).json().code).toBe(
    'WEBHOOK_OF_ANOTHER',
  )
  expect((await architect.send(change)).statusCode).toBe(200)
  expect((await architect.send(change)).json().code).toBe('CHANGED')
  expect((await administrator.send({ method: 'POST', url: `${url}/pause`, payload: {} })).json().pauseReason).toBe(
    'person',
  )
  for (const request of [{ url: '/api/webhooks' }, { url }, { url: `${url}/deliveries` }] as const)
    expect((await officer.send(request)).json().code).toBe('FORBIDDEN')
})

test('an address inside the network is refused unless the installation lists it', async () => {
  const { architect } = await start()
  for (const address of ['http://169.254.169.254/latest', 'https://10.0.0.1/hook', 'https://user:word@example.com/']) {
    const answer = await architect.send({
      method: 'POST',
      url: '/api/webhooks',
      payload: { title: 't', address, topics: ['record.created'], registers: [], algorithm: 'hmac-sha256' },
    })
    expect([address, answer.statusCode, answer.json().code]).toEqual([address, 422, 'WEBHOOK_ADDRESS'])
  }
})
