import { Writable } from 'node:stream'
import { randomUUIDv7 } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { keepAccount, newSignInLink, renewKey } from '../access/store.ts'
import { freshDatabase } from '../postgres/testing.ts'
import { openApp } from './app.ts'

/** The application as a city serves it: behind a proxy that ends TLS. */
async function behindTls() {
  const { app, pool } = await freshApp({ publicUrl: 'https://city.example' })
  return { app, link: await newSignInLink(pool, 'officer') }
}

test('every cookie is bound to its host, to TLS and to this site, and out of reach of scripts', async () => {
  const { app, link } = await behindTls()
  const { cookies, headers } = await app.inject({ url: `/sign-in/${link}`, headers: { accept: 'text/html' } })
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({
      secure: true,
      httpOnly: true,
      path: '/',
      sameSite: expect.stringMatching(/^(Lax|Strict)$/),
    })
    expect(cookie.name).toMatch(/^__Host-/)
    expect(cookie).not.toHaveProperty('domain')
    expect(cookie.name.length + cookie.value.length).toBeLessThan(4_096)
  }
  expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
})

test('no file outside the built page is served, no folder is listed, and TRACE answers nothing', async () => {
  const { app } = await behindTls()
  const paths = [
    '/.git/config',
    '/package.json',
    '/assets/',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/....//package.json',
    '/..%5cpackage.json',
    '/%00',
    '/server/src/main.ts',
  ]
  for (const url of paths) {
    const { body, headers } = await app.inject({ url })
    expect([url, /"workspaces"|\[core\]|Index of|import /.test(body)]).toEqual([url, false])
    expect([url, headers['x-content-type-options']]).toEqual([url, 'nosniff'])
  }
  // TRACE sends a request back as it came, cookies and all.
  const trace = await app.inject({ method: 'TRACE', url: '/api/session', headers: { cookie: 'a=secret' } })
  expect(trace.statusCode).toBeGreaterThanOrEqual(400)
  expect(trace.body).not.toContain('secret')
})

test('metrics are told to this machine and to the networks that are listed, whatever a caller says of itself', async () => {
  const { app } = await behindTls()
  expect((await app.inject('/metrics')).statusCode).toBe(200)
  expect((await app.inject({ url: '/metrics', remoteAddress: '10.1.2.3' })).statusCode).toBe(404)
  const headers = { 'x-forwarded-for': '127.0.0.1' }
  expect((await app.inject({ url: '/metrics', remoteAddress: '10.1.2.3', headers })).statusCode).toBe(404)
})

test('only a listed proxy says for whom it asks', async () => {
  const app = await openApp({
    pool: await freshDatabase(),
    publicUrl: 'https://city.example',
    version: '0.0.0',
    trustedProxies: '10.0.0.0/8',
  })
  onTestFinished(() => app.close())
  app.get('/address', { config: { access: 'public' } }, ({ ip }) => ip)
  const asked = async (remoteAddress: string, forwarded: string) =>
    (
      await app.inject({
        url: '/address',
        remoteAddress,
        headers: { 'x-forwarded-for': forwarded, 'x-real-ip': '1.1.1.1' },
      })
    ).body
  expect(await asked('10.1.1.1', '203.0.113.7')).toBe('203.0.113.7')
  expect(await asked('10.1.1.1', '9.9.9.9, 203.0.113.7')).toBe('203.0.113.7')
  expect(await asked('198.51.100.2', '203.0.113.7')).toBe('198.51.100.2')
})

test('who is refused is written to the log: by account and route, without a word of the request', async () => {
  const lines: string[] = []
  const logTo = new Writable({
    write(line: Buffer, _, done) {
      lines.push(line.toString())
      done()
    },
  })
  const pool = await freshDatabase()
  const app = await openApp({ pool, publicUrl: 'http://localhost', version: '0.0.0', logLevel: 'warn', logTo })
  onTestFinished(() => app.close())
  app.get('/api/people/:id', { config: { access: 'accounts' } }, () => 'x')
  const account = { id: randomUUIDv7(), login: 'lin', name: { zh: '林岚', en: 'Lin Lan' }, roles: [] }
  await keepAccount(pool, account)
  const key = await renewKey(pool, 'lin', randomUUIDv7(), 1)
  const headers = { authorization: `Bearer ${key}` }
  expect((await app.inject({ url: '/api/people/310101?q=secret', headers })).statusCode).toBe(403)
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(entries).toMatchObject([{ msg: 'refused', method: 'GET', route: '/api/people/:id', account: account.id }])
  expect(lines.join('')).not.toMatch(/310101|secret/)
})
