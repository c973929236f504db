import type { AddressInfo } from 'node:net'
import cookiePlugin from '@fastify/cookie'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { freshApp } from '../../../testing.ts'
import { startFeed } from '../../events/feed.ts'
import { liveRoutes } from '../../events/routes.ts'
import { checkInput } from '../../http/validation.ts'
import { clientOf } from '../../postgres/testing.ts'
import { guard } from '../guard.ts'
import { hashOf } from '../principal.ts'
import { browser, enter, PASSWORD, person } from './testing.ts'

const credentials = { login: 'lin', password: PASSWORD }

async function signedIn() {
  const whole = await freshApp()
  const { id } = await person(whole, 'lin')
  const window = browser(whole)
  const answer = await window.send('POST', '/api/sign-in', credentials)
  return { ...whole, id, window, answer }
}

test('name and password open a session whose token is new each time, and in the database only as a hash', async () => {
  const { window, answer, pool } = await signedIn()
  expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'done', confined: false }])
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ name: 'cw', httpOnly: true, sameSite: 'Lax', path: '/' })
  const first = window.cookies.get('cw') ?? ''
  expect(Buffer.from(first, 'base64url')).toHaveLength(32)
  await window.send('POST', '/api/sign-in', credentials)
  const second = window.cookies.get('cw') ?? ''
  expect(second).not.toBe(first)
  // The session that the browser had before is over.
  const { rows } = await pool.query<{ token_hash: Buffer }>('select token_hash from session')
  expect(rows).toEqual([{ token_hash: hashOf(second) }])
})

test('an unknown name, a wrong password and a disabled account are refused in the same words', async () => {
  const whole = await signedIn()
  const refused = async (login: string, password: string) => {
    const answer = await browser(whole).send('POST', '/api/sign-in', { login, password })
    return [answer.statusCode, answer.body, answer.cookies.length]
  }
  const wrong = await refused('lin', 'not this one at all')
  expect(wrong.slice(0, 1)).toEqual([401])
  expect(await refused('nobody', PASSWORD)).toEqual(wrong)
  await whole.pool.query('update account set disabled_at = now() where id = $1', [whole.id])
  expect(await refused('lin', PASSWORD)).toEqual(wrong)
})

test('another site cannot sign a reader in', async () => {
  const { app } = await signedIn()
  const forged = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: credentials,
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect([forged.json().code, forged.cookies]).toEqual(['CROSS_SITE', []])
})

test.each([
  ['half an hour without use', `set seen_at = now() - interval '30 minutes 1 second'`, 401],
  ['a little less than half an hour without use', `set seen_at = now() - interval '29 minutes'`, 200],
  ['twelve hours, in use to the end', `set started_at = now() - interval '12 hours 1 second'`, 401],
  ['a little less than twelve hours', `set started_at = now() - interval '11 hours 59 minutes'`, 200],
])('a session after %s', async (_, change, status) => {
  const { pool, window } = await signedIn()
  await pool.query(`update session ${change}`)
  expect((await window.send('GET', '/api/session')).statusCode).toBe(status)
})

test('the last use is written at most once a minute', async () => {
  const { pool, window } = await signedIn()
  const seen = async () => (await pool.query<{ seen_at: string }>('select seen_at from session')).rows[0]?.seen_at
  await pool.query(`update session set seen_at = now() - interval '30 seconds'`)
  const before = await seen()
  await window.send('GET', '/api/session')
  expect(await seen()).toBe(before)
  await pool.query(`update session set seen_at = now() - interval '61 seconds'`)
  const old = await seen()
  await window.send('GET', '/api/session')
  expect(await seen()).not.toBe(old)
})

test('own sessions are listed with device, address family and times, and ended one by one or all', async () => {
  const whole = await signedIn()
  const other = await enter(whole, { login: 'lin' })
  const third = await enter(whole, { login: 'lin' })
  const sessions = async () => (await whole.window.send('GET', '/api/account')).json().sessions
  const listed = await sessions()
  expect(listed).toHaveLength(3)
  expect(listed[0]).toMatchObject({
    current: true,
    device: 'Firefox · Linux',
    addressFamily: 'IPv4',
    openedBy: 'password',
  })
  expect((await whole.window.send('DELETE', `/api/account/sessions/${listed[1].id}`)).statusCode).toBe(204)
  const left = [other, third].map(async (window) => (await window.send('GET', '/api/session')).statusCode)
  expect(new Set(await Promise.all(left))).toEqual(new Set([200, 401]))
  expect((await whole.window.send('DELETE', '/api/account/sessions')).statusCode).toBe(204)
  expect(await sessions()).toHaveLength(1)
  const { rows } = await whole.pool.query(`select detail ->> 'by' as by from audit where act = 'session.end'`)
  expect(rows).toEqual([{ by: 'owner' }, { by: 'owner' }])
})

test('a session of somebody else is not there to be ended', async () => {
  const whole = await signedIn()
  await person(whole, 'other')
  const other = await enter(whole, { login: 'other' })
  const { id } = (await other.send('GET', '/api/account')).json().sessions[0]
  expect((await whole.window.send('DELETE', `/api/account/sessions/${id}`)).statusCode).toBe(404)
  expect((await other.send('GET', '/api/session')).statusCode).toBe(200)
})

test('disabling an account ends all its sessions at once', async () => {
  const whole = await signedIn()
  const other = await enter(whole, { login: 'lin' })
  await whole.pool.query('update account set disabled_at = now() where id = $1', [whole.id])
  for (const window of [whole.window, other]) expect((await window.send('GET', '/api/session')).statusCode).toBe(401)
})

test('a new password is set after a fresh proof, ends the other sessions, and the former one no longer fits', async () => {
  const whole = await signedIn()
  const other = await enter(whole, { login: 'lin' })
  await whole.pool.query(`update session set proved_at = now() - interval '11 minutes'`)
  const next = { password: 'a heron at the east weir' }
  expect((await whole.window.send('PUT', '/api/account/password', next)).json().code).toBe('PROOF_NEEDED')
  const proof = (password: string) => whole.window.send('POST', '/api/account/proof', { kind: 'password', password })
  expect((await proof('not this one at all')).json().code).toBe('PASSWORD_WRONG')
  const before = whole.window.cookies.get('cw')
  expect((await proof(PASSWORD)).statusCode).toBe(204)
  expect(whole.window.cookies.get('cw')).not.toBe(before)
  expect((await whole.window.send('PUT', '/api/account/password', { password: 'Password2026!' })).json().code).toBe(
    'PASSWORD_COMMON',
  )
  expect((await whole.window.send('PUT', '/api/account/password', next)).statusCode).toBe(204)
  expect((await other.send('GET', '/api/session')).statusCode).toBe(401)
  expect((await browser(whole).send('POST', '/api/sign-in', credentials)).statusCode).toBe(401)
  expect((await browser(whole).send('POST', '/api/sign-in', { login: 'lin', ...next })).statusCode).toBe(200)
})

test('known devices are listed and forgotten', async () => {
  const { window } = await signedIn()
  const [device] = (await window.send('GET', '/api/account')).json().devices
  expect(device).toMatchObject({ device: 'Firefox · Linux', current: true })
  expect((await window.send('DELETE', `/api/account/devices/${device.id}`)).statusCode).toBe(204)
  expect((await window.send('GET', '/api/account')).json().devices).toEqual([])
})

test('a program’s key opens nothing of the own account', async () => {
  const { send } = await freshApp()
  expect((await send({ url: '/api/account' })).statusCode).toBe(403)
  const changed = await send({ method: 'PUT', url: '/api/account/password', payload: { password: PASSWORD } })
  expect(changed.json().code).toBe('PERSON_NEEDED')
})

test('a page that reads by itself does not keep the session of somebody who has left', async () => {
  const { app, pool, window } = await signedIn()
  await pool.query(`update session set seen_at = now() - interval '29 minutes'`)
  const cookies = Object.fromEntries(window.cookies)
  const read = async (headers: Record<string, string>) =>
    (await app.inject({ url: '/api/session', cookies, headers })).statusCode
  expect(await read({ 'x-unattended': '1' })).toBe(200)
  await pool.query(`update session set seen_at = seen_at - interval '61 seconds'`)
  expect(await read({ 'x-unattended': '1' })).toBe(401)
})

test('a stream that a page listens to ends with its session', async () => {
  const { pool, window } = await signedIn()
  const feed = await startFeed(pool, () => clientOf(pool))
  const app = Fastify()
  onTestFinished(async () => {
    await app.close()
    await feed.stop()
  })
  app.setValidatorCompiler(checkInput)
  await app.register(cookiePlugin)
  guard(app, { pool, publicUrl: 'http://localhost:8080' })
  await app.register(liveRoutes, { pool, feed, registers: [], heartbeat: 20 })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const headers = { cookie: `cw=${window.cookies.get('cw')}` }
  const answer = await fetch(`http://127.0.0.1:${port}/live`, { headers })
  expect(answer.status).toBe(200)
  let beats = 0
  for await (const part of answer.body ?? []) {
    beats += Buffer.from(part).toString().split(': ').length - 1
    if (beats > 2) await pool.query('delete from session')
  }
  // The stream ended by itself: nothing but the end of the session was left to do so.
  expect(beats).toBeGreaterThan(2)
})
