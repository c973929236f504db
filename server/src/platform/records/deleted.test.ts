import { expect, test } from 'vitest'
import { freshApp, type TestApp } from '../../testing.ts'
import { newSignInLink } from '../access/store.ts'

const city = { code: 'chengchuan', title: { zh: '澄川市' }, kind: 'city', madeUp: true }
const bureau = { name: { zh: '数据局' }, kind: 'department', sector: 'public', strategicSupplier: false }

const remove = (send: TestApp['send'], path: string, { id, version }: { id: string; version: number }) =>
  send({ method: 'DELETE', url: `/api/${path}/${id}?reason=merged`, headers: { 'if-match': `"${version}"` } })
const restore = (send: TestApp['send'], register: string, id: string, version: number) =>
  send({ method: 'POST', url: `/api/deleted/${id}/restore`, payload: { register, version, reason: 'a mistake' } })

test('a restored record is the same record again: its id, its content, its history', async () => {
  const { send, create } = await freshApp()
  await create('scopes', city)
  const made = await create('organizations', bureau)
  await remove(send, 'organizations', made)
  const answer = await restore(send, 'organizations', made.id, 2)
  expect([answer.statusCode, answer.headers['etag']]).toEqual([201, '"3"'])
  const { version, updatedAt: _updatedAt, updatedBy: _updatedBy, ...content } = answer.json()
  const { version: _first, updatedAt: _then, updatedBy: _who, ...before } = made
  expect([version, content]).toEqual([3, before])
  expect((await send({ url: `/api/organizations/${made.id}` })).json()).toEqual(answer.json())
  const history = (await send({ url: `/api/organizations/${made.id}/history` })).json()
  expect(history.map(({ op, reason }: Record<string, unknown>) => [op, reason])).toEqual([
    ['I', 'a mistake'],
    ['D', 'merged'],
    ['I', null],
  ])
  expect((await send({ url: '/api/deleted?register=organizations' })).json().items).toEqual([])
})

test('what a restore lacks is named: a reference that is gone, a place that is taken, an older version', async () => {
  const { send, create } = await freshApp()
  await create('scopes', city)
  const org = await create('organizations', bureau)
  const person = await create('people', { name: '唐宁', orgId: org.id, active: true })
  await remove(send, 'people', person)
  await remove(send, 'organizations', org)
  const lost = await restore(send, 'people', person.id, 2)
  expect([lost.statusCode, lost.json().code, lost.json().errors[0].pointer]).toEqual([422, 'NO_SUCH_RECORD', '/orgId'])
  await restore(send, 'organizations', org.id, 2)
  expect((await restore(send, 'people', person.id, 2)).statusCode).toBe(201)
  expect((await restore(send, 'people', person.id, 2)).json().code).toBe('NOT_DELETED')
  await remove(send, 'people', { id: person.id, version: 3 })
  expect((await restore(send, 'people', person.id, 2)).json().code).toBe('CHANGED')
  const district = { code: 'north', title: { zh: '北区' }, kind: 'city', madeUp: true }
  const first = await create('scopes', district)
  await remove(send, 'scopes', first)
  await create('scopes', district)
  const taken = await restore(send, 'scopes', first.id, 2)
  expect([taken.statusCode, taken.json().code]).toEqual([409, 'TAKEN'])
  expect((await send({ url: `/api/scopes/${first.id}` })).statusCode).toBe(404)
})

test('deleted records are paged, newest first, and those of a scope can be seen alone', async () => {
  const { send, create } = await freshApp()
  const here = await create('scopes', city)
  const there = await create('scopes', { ...city, code: 'beijing' })
  for (const scopeId of [here.id, there.id, here.id])
    await remove(send, 'organizations', await create('organizations', { ...bureau, scopeId }))
  const first = (await send({ url: '/api/deleted?register=organizations&limit=2' })).json()
  const rest = (await send({ url: `/api/deleted?register=organizations&limit=2&after=${first.next}` })).json()
  expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null])
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3)
  const own = (await send({ url: '/api/deleted?register=organizations&scope=chengchuan' })).json()
  expect(own.items).toHaveLength(2)
  for (const after of ['x', `2026-99-99T00:00:00Z_${here.id}`, `2026-11-22T00:00:00Z_${'-'.repeat(36)}`]) {
    const answer = await send({ url: `/api/deleted?register=organizations&after=${after}` })
    expect([after, answer.json().code]).toEqual([after, 'CURSOR'])
  }
})

test('a person who deletes must say why; blanks are no reason', async () => {
  const { app, pool, send, create } = await freshApp()
  await create('scopes', city)
  const { id } = await create('organizations', bureau)
  const signIn = await app.inject(`/sign-in/${await newSignInLink(pool, 'officer')}`)
  const cookies = Object.fromEntries(signIn.cookies.map(({ name, value }) => [name, value]))
  const url = `/api/organizations/${id}`
  for (const query of ['', '?reason=', '?reason=%20%20']) {
    const headers = { 'if-match': '"1"' }
    const refused = await app.inject({ method: 'DELETE', url: `${url}${query}`, headers, cookies })
    expect([query, refused.statusCode, refused.json().code]).toEqual([query, 422, 'REASON_NEEDED'])
  }
  expect((await send({ url })).statusCode).toBe(200)
})
