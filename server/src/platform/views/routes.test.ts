import { randomUUID, randomUUIDv7 } from 'node:crypto'
import type { Role } from '@citywide/model/platform/role'
import type { InjectOptions } from 'fastify'
import { expect, test } from 'vitest'
import { freshApp, type TestApp } from '../../testing.ts'
import { keepAccount, renewKey } from '../access/store.ts'

const overdue = {
  register: 'initiatives',
  name: { zh: '逾期举措' },
  state: {
    filters: { status: ['active', 'planned'], 'plannedEnd.to': ['2026-11-22'] },
    q: null,
    sort: 'plannedEnd',
    columns: ['status', 'ownerId'],
    scope: 'chengchuan',
  },
  sharing: 'private',
  roles: [],
}

/** A second person beside the officer that every test has. */
async function colleague({ app, pool }: TestApp, ...roles: Role[]) {
  const login = `colleague-${roles.join('-')}`
  await keepAccount(pool, { id: randomUUIDv7(), login, name: { zh: '同事', en: 'Colleague' }, roles })
  const key = await renewKey(pool, login, randomUUIDv7(), 1)
  return (request: InjectOptions) =>
    app.inject({
      ...request,
      headers: {
        authorization: `Bearer ${key}`,
        ...(request.method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...request.headers,
      },
    })
}

const save = (send: TestApp['send'], change: object = {}) =>
  send({ method: 'POST', url: '/api/views', payload: { ...overdue, ...change } })

test('a view is saved, renamed, replaced by another state and deleted, each at the version that was read', async () => {
  const { send } = await freshApp()
  const saved = await save(send)
  expect([saved.statusCode, saved.headers['etag']]).toEqual([201, '"1"'])
  const { id } = saved.json()
  const at = `/api/views/${id}`
  expect((await send({ url: at })).json()).toMatchObject({ ...overdue, mayChange: true, isDefault: false, version: 1 })
  const change = (payload: object, version: number) =>
    send({ method: 'PATCH', url: at, payload, headers: { 'if-match': `"${version}"` } })
  expect((await change({ name: { en: 'Overdue' } }, 1)).json()).toMatchObject({ name: { en: 'Overdue' }, version: 2 })
  const late = await change({ state: { ...overdue.state, sort: '-budget' } }, 1)
  expect([late.statusCode, late.json().current.version]).toEqual([412, 2])
  expect((await change({ state: { ...overdue.state, sort: '-budget' } }, 2)).json().state.sort).toBe('-budget')
  expect((await send({ method: 'DELETE', url: at })).statusCode).toBe(428)
  expect((await send({ method: 'DELETE', url: at, headers: { 'if-match': '"3"' } })).statusCode).toBe(204)
  expect((await send({ url: at })).statusCode).toBe(404)
})

test('a private view is named as such to others; shared with a role or with everybody it is theirs to open, not to change', async () => {
  const whole = await freshApp()
  const other = await colleague(whole, 'duty_officer')
  const { id } = (await save(whole.send)).json()
  const seen = async () => (await other({ url: '/api/views?register=initiatives' })).json().length
  const refused = await other({ url: `/api/views/${id}` })
  expect([refused.statusCode, refused.json().code, await seen()]).toEqual([403, 'VIEW_PRIVATE', 0])
  const share = (payload: object, version: number) =>
    whole.send({ method: 'PATCH', url: `/api/views/${id}`, payload, headers: { 'if-match': `"${version}"` } })
  await share({ sharing: 'roles', roles: ['city_leader'] }, 1)
  expect(await seen()).toBe(0)
  await share({ roles: ['city_leader', 'duty_officer'] }, 2)
  expect(await seen()).toBe(1)
  await share({ sharing: 'everybody' }, 3)
  expect((await other({ url: `/api/views/${id}` })).json()).toMatchObject({ mayChange: false, state: overdue.state })
  for (const method of ['PATCH', 'DELETE'] as const) {
    const headers = { 'if-match': '"4"' }
    const answer = await other({ method, url: `/api/views/${id}`, headers, ...(method === 'PATCH' && { payload: {} }) })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'VIEW_NOT_YOURS'])
  }
  const admin = await colleague(whole, 'sysadmin')
  const removed = await admin({ method: 'DELETE', url: `/api/views/${id}`, headers: { 'if-match': '"4"' } })
  expect(removed.statusCode).toBe(204)
})

const choose = (send: TestApp['send'], view: string | null) =>
  send({ method: 'POST', url: '/api/views/default', payload: { register: 'initiatives', view } })

async function isDefault(send: TestApp['send']): Promise<boolean[]> {
  const views: { isDefault: boolean }[] = (await send({ url: '/api/views?register=initiatives' })).json()
  return views.map((view) => view.isDefault)
}

test('the default view is each reader’s own, and goes with the view', async () => {
  const whole = await freshApp()
  const other = await colleague(whole, 'duty_officer')
  const { id } = (await save(whole.send, { sharing: 'everybody' })).json()
  expect((await choose(other, id)).statusCode).toBe(200)
  expect([await isDefault(other), await isDefault(whole.send)]).toEqual([[true], [false]])
  await choose(other, null)
  expect(await isDefault(other)).toEqual([false])
  const hidden = (await save(whole.send)).json()
  expect((await choose(other, hidden.id)).json().code).toBe('VIEW_PRIVATE')
})

test('the same wish sent twice saves one view', async () => {
  const { send } = await freshApp()
  const headers = { 'idempotency-key': 'one-of-a-kind' }
  const post = () => send({ method: 'POST', url: '/api/views', payload: overdue, headers })
  const [first, twin] = [await post(), await post()]
  expect(twin.json()).toEqual(first.json())
  expect((await send({ url: '/api/views?register=initiatives' })).json()).toHaveLength(1)
})

test('what a register cannot be asked is refused, every part named', async () => {
  const { send } = await freshApp()
  const state = {
    ...overdue.state,
    filters: { status: ['active'], nonsense: ['x'], 'budget.from': ['many'] },
    sort: 'colour',
    columns: ['status', 'colour'],
  }
  const answer = await save(send, { state })
  const pointers = answer.json().errors.map(({ pointer }: { pointer: string }) => pointer)
  expect([answer.statusCode, pointers.toSorted()]).toEqual([
    400,
    ['/state/columns/1', '/state/filters/budget.from', '/state/filters/nonsense', '/state/sort'],
  ])
  expect((await save(send, { register: 'nonsense' })).json().code).toBe('NO_SUCH_REGISTER')
  expect((await save(send, { name: {} })).json().errors[0].pointer).toBe('/name')
})
