import { randomUUID } from 'node:crypto'
import type { ApiKey } from '@citywide/model/platform/api-key'
import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { Colleague } from '../around/testing.ts'
import { makeBureau, type Office, openOffice, told } from '../accounts/testing.ts'
import { isKey, newKey, prefixOf } from './key.ts'

const wish = { name: 'Timetable feed', scopes: { read: ['base'], write: [], ingest: false } }
const make = (by: Pick<Colleague, 'send'>, payload: object = wish) =>
  told(by, { method: 'POST', url: '/api/own-keys', payload })

/** Asks as the program that was given a key. */
const program = ({ app }: Office, secret: string): Pick<Colleague, 'send'> => ({
  send: (request) =>
    app.inject({
      ...request,
      headers: { authorization: `Bearer ${secret}`, 'idempotency-key': randomUUID(), ...request.headers },
    }),
})

test('a key is cw_, eight characters, _, thirty-five, and carries a checksum', () => {
  const seen = new Set(Array.from({ length: 1_000 }, newKey))
  expect(seen.size).toBe(1_000)
  for (const key of seen) {
    expect(key).toMatch(/^cw_[\dA-Za-z]{8}_[\dA-Za-z]{35}$/)
    expect([isKey(key), prefixOf(key)]).toEqual([true, key.slice(0, 11)])
  }
})

test('a key with any one character changed is no key', () => {
  assert(
    property(integer({ min: 0, max: 46 }), (at) => {
      const key = newKey()
      const other = key[at] === 'a' ? 'b' : 'a'
      expect(isKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false)
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('a key of one’s own is told once, kept as a hash, lasts ninety days and at most a year', async () => {
  const office = await openOffice()
  const wang = await office.person('Wang', ['programme_office'])
  const again = {
    method: 'POST',
    url: '/api/own-keys',
    payload: wish,
    headers: { 'idempotency-key': 'one-wish' },
  } as const
  const [first, second] = [await told(wang, again), await told(wang, again)]
  expect([first.status, first.body.name, first.body.prefix]).toEqual([201, wish.name, first.body.secret.slice(0, 11)])
  expect(second.body).toEqual({ ...first.body, secret: null })
  const days = (Date.parse(first.body.expiresAt) - Date.parse(first.body.madeAt)) / 86_400_000
  expect(days).toBeCloseTo(90, 3)
  expect((await make(wang, { ...wish, days: 366 })).status).toBe(400)
  const { rows } = await office.pool.query<{ all: string }>(
    `select (select json_agg(k)::text from api_key k) || (select json_agg(i)::text from idempotent_request i)
        || (select json_agg(a)::text from audit a) as all`,
  )
  expect(rows[0]?.all).not.toContain(first.body.secret)
  expect(rows[0]?.all).not.toContain(first.body.secret.slice(12))
  await expect(office.pool.query(`update api_key set expires_at = now() + interval '2 years'`)).rejects.toMatchObject({
    constraint: 'api_key_life',
  })
})

test('a key does what its scopes name, of what its account may, and nothing else', async () => {
  const office = await openOffice()
  await makeBureau(office, 'Bureau')
  const wang = await office.person('Wang', ['programme_office'])
  const reader = program(office, (await make(wang)).body.secret)
  expect((await told(reader, { url: '/api/organizations' })).body.items).toHaveLength(1)
  expect((await told(wang, { url: '/api/risks' })).status).toBe(200)
  const risks = await told(reader, { url: '/api/risks' })
  expect([403, 200]).toContain(risks.status)
  expect(risks.body.items ?? []).toEqual([])
  const bureau = { name: { zh: 'x', en: 'x' }, kind: 'department', sector: 'public' }
  const write = (by: Pick<Colleague, 'send'>) =>
    told(by, { method: 'POST', url: '/api/organizations', payload: bureau })
  expect((await write(reader)).body.code).toBe('KEY_SCOPE')
  const writer = program(
    office,
    (await make(wang, { ...wish, scopes: { read: [], write: ['base'], ingest: false } })).body.secret,
  )
  expect((await write(writer)).status).toBe(201)
  const observe = { method: 'POST', url: '/api/observations', payload: [] } as const
  expect((await told(writer, observe)).body.code).toBe('KEY_SCOPE')
})

test('a key never makes, shows or ends keys, changes accounts or approves roles, whatever its account may', async () => {
  const office = await openOffice()
  const admin = await office.person('Admin', ['secadmin', 'programme_office'])
  const made = (await make(admin)).body
  const key = program(office, made.secret)
  const { id } = admin
  const tried = [
    { method: 'POST', url: '/api/own-keys', payload: wish },
    { method: 'DELETE', url: `/api/own-keys/${made.id}` },
    { method: 'GET', url: '/api/admin/accounts' },
    { method: 'GET', url: '/api/admin/keys' },
    { method: 'POST', url: '/api/admin/accounts', payload: { login: 'x.y', name: { zh: 'x', en: 'x' } } },
    { method: 'POST', url: `/api/admin/accounts/${id}/roles`, payload: { role: 'auditor', reason: 'x', days: 1 } },
    { method: 'POST', url: `/api/admin/accounts/${id}/disable`, payload: { reason: 'x' } },
    { method: 'POST', url: `/api/approvals/${id}`, payload: { decision: 'approve' } },
  ] as const
  for (const request of tried) expect([request.url, (await told(key, request)).status]).toEqual([request.url, 403])
  // Not even the key of the installation itself.
  for (const request of tried.filter(({ method }) => method === 'POST'))
    expect([request.url, (await told(office, request)).status]).toEqual([request.url, 403])
})

test('making a key needs a strong factor', async () => {
  const office = await openOffice()
  const wang = await office.person('Wang', ['programme_office'])
  await office.pool.query('update session set strong_at = null')
  expect((await make(wang)).body.code).toBe('STEP_UP')
})

test('an ended, expired or unknown key opens nothing, from the next request on', async () => {
  const office = await openOffice()
  const wang = await office.person('Wang', ['programme_office'])
  const li = await office.person('Li', ['programme_office'])
  const made = (await make(wang)).body
  const key = program(office, made.secret)
  const read = () => told(key, { url: '/api/organizations' })
  expect((await read()).status).toBe(200)
  expect((await told(li, { method: 'DELETE', url: `/api/own-keys/${made.id}` })).status).toBe(404)
  expect((await read()).status).toBe(200)
  expect((await told(wang, { method: 'DELETE', url: `/api/own-keys/${made.id}` })).status).toBe(204)
  expect((await read()).status).toBe(401)
  const other = (await make(wang)).body
  await office.pool.query(`update api_key set expires_at = now() where id = $1`, [other.id])
  expect((await told(program(office, other.secret), { url: '/api/organizations' })).status).toBe(401)
  expect((await told(program(office, newKey()), { url: '/api/organizations' })).status).toBe(401)
})

test('a key that asks more often than it may is told when to come back; other keys of the account go on', async () => {
  const office = await openOffice()
  const wang = await office.person('Wang', ['programme_office'])
  const [slow, fast] = [(await make(wang, { ...wish, perMinute: 20 })).body, (await make(wang)).body]
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => program(office, slow.secret).send({ url: '/api/organizations' })),
  )
  const refused = answers.filter(({ statusCode }) => statusCode === 429)
  expect([answers.length - refused.length, refused.length]).toEqual([2, 3])
  for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  expect((await told(program(office, fast.secret), { url: '/api/organizations' })).status).toBe(200)
})

test('the last use of a key is known to the minute', async () => {
  const office = await openOffice()
  const wang = await office.person('Wang', ['programme_office'])
  const made = (await make(wang)).body
  await told(program(office, made.secret), { url: '/api/organizations' })
  const [key] = (await told(wang, { url: '/api/own-keys' })).body as ApiKey[]
  expect([made.usedAt, typeof key?.usedAt]).toEqual([null, 'string'])
})

test('an administrator sees and ends all keys, and makes them for programs only', async () => {
  const office = await openOffice()
  const [admin, wang] = [await office.person('Admin', ['secadmin']), await office.person('Wang', ['city_leader'])]
  const own = (await make(wang)).body
  const all = (await told(admin, { url: '/api/admin/keys' })).body as ApiKey[]
  expect(all.find(({ id }) => id === own.id)).toMatchObject({ account: { id: wang.id }, prefix: own.prefix })
  expect(JSON.stringify(all)).not.toContain(own.secret)
  const person = await told(admin, { method: 'POST', url: `/api/admin/accounts/${wang.id}/keys`, payload: wish })
  expect(person.status).toBe(404)
  const account = { login: 'sensor.hub', name: { zh: '传感平台', en: 'Sensor hub' }, kind: 'program' }
  const { id } = (await told(admin, { method: 'POST', url: '/api/admin/accounts', payload: account })).body
  const made = await told(admin, { method: 'POST', url: `/api/admin/accounts/${id}/keys`, payload: wish })
  expect([made.status, made.body.account.id]).toEqual([201, id])
  expect((await told(admin, { method: 'DELETE', url: `/api/admin/keys/${own.id}` })).status).toBe(204)
  expect((await told(program(office, own.secret), { url: '/api/organizations' })).status).toBe(401)
})

test('an account has at most twenty open keys, however many are asked for at once', async () => {
  const office = await openOffice()
  const wang = await office.person('Wang', ['city_leader'])
  const answers = await Promise.all(Array.from({ length: 24 }, () => make(wang)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(20)
  expect(answers.filter(({ body }) => body.code === 'KEY_LIMIT')).toHaveLength(4)
})
