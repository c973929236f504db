import cookiePlugin from '@fastify/cookie'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { freshApp } from '../../../testing.ts'
import { openDoors } from '../accounts.ts'
import { guard } from '../guard.ts'
import { addPasskey, browser, byPasskey, enter, PASSWORD, person, TestAuthenticator } from './testing.ts'
import { answerProblems } from '../../http/problems.ts'

/** A route for a flagged action, behind the real guard and the same accounts. */
async function flagged(pool: Awaited<ReturnType<typeof freshApp>>['pool']) {
  const app = Fastify()
  await app.register(cookiePlugin)
  answerProblems(app)
  guard(app, { pool, publicUrl: 'http://localhost:8080' })
  app.post('/flagged', { config: { access: 'self', trusted: true, strong: true } }, () => 'done')
  onTestFinished(() => app.close())
  return app
}

const as = (window: { cookies: Map<string, string> }) => ({ cookie: `cw=${window.cookies.get('cw')}` })

test('a flagged action needs a strong factor younger than ten minutes; a key never has one', async () => {
  const whole = await freshApp()
  await person(whole, 'lin')
  const app = await flagged(whole.pool)
  const asked = async (headers: Record<string, string>) =>
    (await app.inject({ method: 'POST', url: '/flagged', headers })).statusCode

  const weak = await enter(whole, { login: 'lin' })
  expect(await asked(as(weak))).toBe(403)
  const device = await addPasskey(weak)
  const strong = browser(whole)
  await byPasskey(strong, device)
  expect(await asked(as(strong))).toBe(200)
  await whole.pool.query(`update session set strong_at = strong_at - interval '10 minutes'`)
  const refused = await app.inject({ method: 'POST', url: '/flagged', headers: as(strong) })
  expect(refused.json()).toMatchObject({ status: 403, code: 'STEP_UP' })
  const key = await app.inject({ method: 'POST', url: '/flagged', headers: { authorization: `Bearer ${whole.key}` } })
  expect(key.json().code).toBe('PERSON_NEEDED')
})

test('a step-up gives a new token; the one before opens the session for a moment more, and never strongly', async () => {
  const whole = await freshApp()
  await person(whole, 'lin')
  const app = await flagged(whole.pool)
  const window = await enter(whole, { login: 'lin' })
  const device = await addPasskey(window)
  const before = window.cookies.get('cw') ?? ''
  const { challenge } = (await window.send('POST', '/api/account/proof/passkey/question')).json()
  const answer = device.answer({ challenge })
  expect((await window.send('POST', '/api/account/proof', { kind: 'passkey', answer })).statusCode).toBe(204)
  const after = window.cookies.get('cw') ?? ''
  expect(after).not.toBe(before)
  const asked = async (token: string) =>
    (await app.inject({ method: 'POST', url: '/flagged', cookies: { cw: token } })).json().code ?? 'done'
  expect(await app.inject({ method: 'POST', url: '/flagged', cookies: { cw: after } })).toMatchObject({ body: 'done' })
  expect(await asked(before)).toBe('STEP_UP')
  await whole.pool.query(`update session set former_until = now() - interval '1 second'`)
  expect(await asked(before)).toBe('SIGN_IN')
})

test('where two factors are required, an account sees nothing but itself until it has them', async () => {
  const city = 'https://city.example'
  const { app, pool } = await freshApp({ publicUrl: city, secondFactorNeeded: true })
  const doors = await openDoors(pool, 'empty', '')
  expect(doors.map(({ name }) => name.en)).toEqual(['Security administrator', 'System administrator', 'First officer'])
  const window = browser({ app, pool })
  const entry = await window.send('GET', doors[2]?.address ?? '')
  expect(entry.headers['location']).toBe('/app/account')
  // Off loopback the cookies are bound to the host and travel encrypted alone.
  for (const cookie of entry.cookies) {
    expect(cookie).toMatchObject({ name: expect.stringMatching(/^__Host-cw/), secure: true, httpOnly: true, path: '/' })
  }
  expect((await window.send('GET', '/api/organizations')).json().code).toBe('FACTOR_NEEDED')
  expect((await window.send('GET', '/api/account')).json().confined).toBe(true)

  // A password alone is one factor.
  expect((await window.send('PUT', '/api/account/password', { password: PASSWORD })).statusCode).toBe(204)
  expect((await window.send('GET', '/api/organizations')).json().code).toBe('FACTOR_NEEDED')
  const device = await addPasskey(window, new TestAuthenticator(city))
  expect((await window.send('GET', '/api/organizations')).statusCode).toBe(200)

  // From now on the console prints no link for it, and its factors do not fall below what is required.
  expect((await openDoors(pool, 'empty', '')).map(({ name }) => name.en)).not.toContain('First officer')
  const strong = browser({ app, pool })
  await byPasskey(strong, device)
  const [{ id }] = (await strong.send('GET', '/api/account')).json().passkeys
  expect((await strong.send('DELETE', `/api/account/passkeys/${id}`)).json().code).toBe('LAST_WAY_IN')
})

test('a printed link is over after half an hour in a city of its own, after twelve hours in a demonstration', async () => {
  const whole = await freshApp()
  const open = async (address = '') => (await browser(whole).send('GET', address)).headers['location']
  const age = (minutes: number) =>
    whole.pool.query('update sign_in_link set expires_at = expires_at - make_interval(mins => $1)', [minutes])
  const [own, later] = await openDoors(whole.pool, 'empty', '')
  await age(29)
  expect(await open(own?.address)).toBe('/app')
  await age(2)
  expect(await open(later?.address)).toBe('/sign-in?reason=link-used')
  const [demo, after] = await openDoors(whole.pool, 'demo', '')
  await age(11 * 60 + 59)
  expect(await open(demo?.address)).toBe('/app')
  await age(2)
  expect(await open(after?.address)).toBe('/sign-in?reason=link-used')
})
