import { randomUUIDv7 } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { keepAccount, newSignInLink } from './store.ts'

const account = { login: 'leader', name: { zh: '城市领导', en: 'City leader' }, roles: ['city_leader'] } as const

async function signedIn() {
  const whole = await freshApp()
  await keepAccount(whole.pool, { id: randomUUIDv7(), ...account })
  const link = await newSignInLink(whole.pool, 'leader')
  const entry = await whole.app.inject({ url: `/sign-in/${link}` })
  const [cookie] = entry.cookies
  return { ...whole, link, entry, cookies: { [cookie?.name ?? '']: cookie?.value ?? '' }, cookie }
}

test('a sign-in link opens one session, and the second use sends to a page that explains', async () => {
  const { app, link, entry, cookie, cookies } = await signedIn()
  expect([entry.statusCode, entry.headers['location']]).toEqual([303, '/app'])
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  const again = await app.inject({ url: `/sign-in/${link}` })
  expect([again.statusCode, again.headers['location'], again.cookies]).toEqual([303, '/sign-in?reason=link-used', []])
  const session = await app.inject({ url: '/api/session', cookies })
  expect(session.json()).toMatchObject({ account: { name: account.name, roles: ['city_leader'] }, scopes: [] })
})

test('of two uses of a link at the same moment one opens a session', async () => {
  const { app, pool } = await signedIn()
  const link = await newSignInLink(pool, 'leader')
  const entries = await Promise.all([1, 2, 3, 4].map(() => app.inject({ url: `/sign-in/${link}` })))
  expect(entries.filter(({ headers }) => headers['location'] === '/app')).toHaveLength(1)
})

test('a new link ends the one before', async () => {
  const { app, pool } = await signedIn()
  const before = await newSignInLink(pool, 'leader')
  await newSignInLink(pool, 'leader')
  expect((await app.inject({ url: `/sign-in/${before}` })).headers['location']).toBe('/sign-in?reason=link-used')
})

test('signing out ends the session at once', async () => {
  const { app, cookies } = await signedIn()
  expect((await app.inject({ method: 'DELETE', url: '/api/session', cookies })).statusCode).toBe(204)
  expect((await app.inject({ url: '/api/session', cookies })).statusCode).toBe(401)
})

test.each([
  ['was not used for half an hour', `update session set seen_at = now() - interval '31 minutes'`],
  ['is older than a shift', `update session set started_at = now() - interval '13 hours'`],
  ['belongs to an account that was disabled', `update account set disabled_at = now()`],
])('a session that %s is refused', async (_, statement) => {
  const { app, pool, cookies } = await signedIn()
  await pool.query(statement)
  expect((await app.inject({ url: '/api/session', cookies })).json().code).toBe('SIGN_IN')
})

test('a write that another site started with the reader’s cookie is refused', async () => {
  const { app, cookies } = await signedIn()
  const forge = (headers: Record<string, string>) =>
    app.inject({ method: 'DELETE', url: '/api/session', cookies, headers })
  expect((await forge({ 'sec-fetch-site': 'cross-site' })).json().code).toBe('CROSS_SITE')
  expect((await forge({ origin: 'https://elsewhere.example' })).json().code).toBe('CROSS_SITE')
})

test('an auditor reads and writes nothing; whoever has no session gets nothing', async () => {
  const auditor = await freshApp({ roles: ['auditor'] })
  expect((await auditor.send({ url: '/api/organizations' })).statusCode).toBe(200)
  const write = await auditor.send({ method: 'POST', url: '/api/organizations', payload: {} })
  expect([write.statusCode, write.json().code]).toEqual([403, 'FORBIDDEN'])
  for (const url of ['/api/organizations', '/api/live', '/api/session']) {
    expect([(await auditor.app.inject({ url })).statusCode, url]).toEqual([401, url])
  }
})

test('tokens are nowhere in the database, only their hashes', async () => {
  const { pool, link, cookie } = await signedIn()
  const { rows } = await pool.query<{ all: string }>(
    `select (select json_agg(s)::text from session s) || (select json_agg(l)::text from sign_in_link l) as all`,
  )
  expect(rows[0]?.all).not.toContain(link)
  expect(rows[0]?.all).not.toContain(cookie?.value)
})
