import { randomUUIDv7 } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { keepAccount, newSignInLink } from '../access/store.ts'
import { browser, enter, person, strengthen, type TestBrowser } from '../access/sign-in/testing.ts'
import { told } from '../accounts/testing.ts'
import { colleague } from '../around/testing.ts'
import { keysOf, newMasterKey } from '../keys/keys.ts'
import { resealAll } from '../keys/sealed-store.ts'
import { openOutbound } from '../outbound/outbound.ts'
import { CLIENT, openIssuer } from './testing.ts'

const CALLBACK = 'http://localhost:8080/sign-in/sso/city/callback'
const people = {
  wang: { email: 'wang@city.example', email_verified: true, name: '王明' },
  eve: { email: 'wang@city.example', email_verified: true, name: 'Eve' },
  unverified: { email: 'li@city.example', email_verified: false, name: 'Li' },
  stranger: { email: 'zhao@elsewhere.example', email_verified: true, name: 'Zhao' },
  tricky: { email: 'x@city.example@elsewhere.example', email_verified: true, name: 'Tricky' },
  nobody: { name: 'No mail' },
}

/** A city with an administrator, and a real provider that she has set up and switched on. */
async function withProvider({ domains = ['city.example'], redirects = [CALLBACK] } = {}) {
  const { issuer, allow } = await openIssuer(redirects, people)
  const master = newMasterKey()
  const keys = keysOf([master])
  const whole = await freshApp({ outbound: openOutbound({ allow }), keys })
  const admin = await colleague(whole, 'Admin', ['secadmin'])
  await strengthen(whole, admin.id)
  const settings = { code: 'city', name: { zh: '市统一认证', en: 'City identity' }, issuer, domains, ...CLIENT }
  const made = await told(admin, { method: 'POST', url: '/api/admin/providers', payload: settings })
  expect([made.status, made.body.enabled, made.body.secret, made.body.redirectUri]).toEqual([
    201,
    false,
    true,
    CALLBACK,
  ])
  const { id } = made.body as { id: string }
  const change = (payload: object, version: number) =>
    told(admin, {
      method: 'PATCH',
      url: `/api/admin/providers/${id}`,
      payload,
      headers: { 'if-match': `"${version}"` },
    })
  const check = () => told(admin, { method: 'POST', url: `/api/admin/providers/${id}/test` })
  return { ...whole, issuer, admin, id, change, check, keys, master }
}

async function open(options?: Parameters<typeof withProvider>[0]) {
  const city = await withProvider(options)
  expect((await city.check()).body).toMatchObject({ testProblem: null, testedAt: expect.any(String) })
  expect((await city.change({ enabled: true }, 1)).body.enabled).toBe(true)
  return city
}
type City = Awaited<ReturnType<typeof open>>

/** Goes through the provider's own pages with its cookies, and gives the address it sends the browser back to. */
async function atTheDesk(address: string, subject: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = new URL(address)
  let form: URLSearchParams | undefined
  for (;;) {
    if (url.pathname.startsWith('/sign-in/sso/')) return url
    // The page of a provider on this machine, as its own browser would ask for it.
    // oxlint-disable-next-line no-restricted-globals
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null && form) throw new Error(`the provider stopped with ${answer.status}: ${await answer.text()}`)
    form = location === null ? new URLSearchParams({ subject }) : undefined
    if (location !== null) url = new URL(location, url)
  }
}

/** Begins in a window; the address that the provider would send it back to. */
async function begun(window: TestBrowser, subject: string, to = ''): Promise<URL> {
  const leave = await window.send('GET', `/sign-in/sso/city${to}`)
  expect(leave.statusCode).toBe(303)
  return atTheDesk(String(leave.headers['location']), subject)
}
const arrive = (window: TestBrowser, { pathname, search }: URL) => window.send('GET', pathname + search)
const where = ({ statusCode, headers }: LightMyRequestResponse) => [statusCode, headers['location']]
const session = async (window: TestBrowser) => (await window.send('GET', '/api/session')).statusCode

async function signIn(city: City, subject: string) {
  const window = browser(city)
  const answer = await arrive(window, await begun(window, subject))
  return { window, answer }
}

test('the page of the sign-in offers what is switched on, and tells nothing else of it', async () => {
  const city = await withProvider()
  const offered = async () => (await city.app.inject({ url: '/api/sign-in/providers' })).json()
  expect(await offered()).toEqual([])
  await city.check()
  await city.change({ enabled: true }, 1)
  expect(await offered()).toEqual([{ code: 'city', name: { zh: '市统一认证', en: 'City identity' } }])
})

test('a person of an allowed domain with a confirmed address gets an account with the least of rights, once', async () => {
  const city = await open()
  const { window, answer } = await signIn(city, 'wang')
  expect(where(answer)).toEqual([303, '/app'])
  const { account } = (await window.send('GET', '/api/session')).json()
  expect([account.name, account.roles]).toEqual([{ zh: '王明', en: '王明' }, ['citizen']])
  const again = await signIn(city, 'wang')
  expect((await again.window.send('GET', '/api/session')).json().account.id).toBe(account.id)
  const { rows } = await city.pool.query(
    `select act, actor, detail ->> 'provider' as provider from audit where act = 'account.create' and object = $1`,
    [account.id],
  )
  expect(rows).toEqual([{ act: 'account.create', actor: account.id, provider: 'city' }])
})

test('the browser leaves with state, nonce and an S256 challenge, all fresh, and asks for a code', async () => {
  const city = await open()
  const left = async () => new URL(String((await browser(city).send('GET', '/sign-in/sso/city')).headers['location']))
  const [one, two] = [(await left()).searchParams, (await left()).searchParams]
  expect(Object.fromEntries(one)).toMatchObject({
    response_type: 'code',
    client_id: CLIENT.clientId,
    redirect_uri: CALLBACK,
    code_challenge_method: 'S256',
    scope: 'openid profile email',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(one.get(name)).toMatch(/^[\w-]{43}$/)
    expect(one.get(name)).not.toBe(two.get(name))
  }
})

test('a wrong state, another browser, a second use and a sign-in that took too long are refused', async () => {
  const city = await open()
  const over = [303, '/sign-in?reason=sso-over']
  const window = browser(city)
  const back = await begun(window, 'wang')
  const wrong = new URL(back)
  wrong.searchParams.set('state', 'a'.repeat(43))
  expect(where(await arrive(window, wrong))).toEqual(over)
  expect(where(await arrive(browser(city), back))).toEqual(over)
  const thief = browser(city)
  await thief.send('GET', '/sign-in/sso/city')
  expect(where(await arrive(thief, back))).toEqual(over)
  // None of that has cost the person the sign-in.
  expect(where(await arrive(window, back))).toEqual([303, '/app'])
  expect(where(await arrive(window, back))).toEqual(over)
  const late = browser(city)
  const slow = await begun(late, 'wang')
  await city.pool.query(`update sso_flow set made_at = now() - interval '10 minutes 1 second'`)
  expect(where(await arrive(late, slow))).toEqual(over)
})

test('a code that was used, or is put into another sign-in, opens nothing', async () => {
  const city = await open()
  const window = browser(city)
  const back = await begun(window, 'wang')
  await arrive(window, back)
  const other = browser(city)
  const own = await begun(other, 'stranger')
  own.searchParams.set('code', back.searchParams.get('code') ?? '')
  expect(where(await arrive(other, own))).toEqual([303, '/sign-in?reason=sso-refused'])
  expect(await session(other)).toBe(401)
  const third = browser(city)
  const error = await begun(third, 'wang')
  error.searchParams.delete('code')
  error.searchParams.set('error', 'access_denied')
  expect(where(await arrive(third, error))).toEqual([303, '/sign-in?reason=sso-refused'])
})

test('an answer of another issuer is refused', async () => {
  const city = await open()
  const window = browser(city)
  const back = await begun(window, 'wang')
  back.searchParams.set('iss', 'https://other.example')
  expect(where(await arrive(window, back))).toEqual([303, '/sign-in?reason=sso-refused'])
})

test.each([
  ['an address that is not confirmed', 'unverified', 'sso-unverified'],
  ['no address', 'nobody', 'sso-unverified'],
  ['another domain', 'stranger', 'sso-unknown'],
  ['an address with two domains', 'tricky', 'sso-unknown'],
])('a person with %s gets no account', async (_, subject, reason) => {
  const city = await open()
  const { window, answer } = await signIn(city, subject)
  expect([where(answer), await session(window)]).toEqual([[303, `/sign-in?reason=${reason}`], 401])
  const { rows } = await city.pool.query(`select count(*) from sso_identity`)
  expect(rows).toEqual([{ count: 0 }])
})

test('where no domain is allowed nobody gets an account', async () => {
  const city = await open({ domains: [] })
  expect(where((await signIn(city, 'wang')).answer)).toEqual([303, '/sign-in?reason=sso-unknown'])
})

test('an account is never found by its address: the same one from another subject opens another account', async () => {
  const city = await open()
  await keepAccount(city.pool, {
    id: randomUUIDv7(),
    login: 'wang@city.example',
    name: { zh: '王明', en: 'Wang' },
    roles: ['city_leader'],
  })
  const wang = (await (await signIn(city, 'wang')).window.send('GET', '/api/session')).json().account
  const eve = (await (await signIn(city, 'eve')).window.send('GET', '/api/session')).json().account
  expect([wang.roles, eve.roles, wang.id === eve.id]).toEqual([['citizen'], ['citizen'], false])
})

test('the same person in two windows at once gets one account', async () => {
  const city = await open()
  const windows = [browser(city), browser(city), browser(city)]
  const backs = await Promise.all(windows.map((window) => begun(window, 'wang')))
  await Promise.all(windows.map((window, n) => arrive(window, backs[n] ?? new URL(CALLBACK))))
  const { rows } = await city.pool.query(`select count(*) from account where login like 'city:%'`)
  expect(rows).toEqual([{ count: 1 }])
})

test('a disabled account is not opened', async () => {
  const city = await open()
  await signIn(city, 'wang')
  await city.pool.query(`update account set disabled_at = now() where login like 'city:%'`)
  expect(where((await signIn(city, 'wang')).answer)).toEqual([303, '/sign-in?reason=sso-disabled'])
})

test('the way back leads only to pages of this site', async () => {
  const city = await open()
  for (const [to, expected] of [
    ['?to=/app/tasks', '/app/tasks'],
    ['?to=https://evil.example', '/app'],
    ['?to=//evil.example', '/app'],
    ['?to=/app%5C@evil.example', '/app'],
  ]) {
    const window = browser(city)
    expect(where(await arrive(window, await begun(window, 'wang', to)))).toEqual([303, expected])
  }
})

test('an account elsewhere is linked from inside a strong session alone, and then opens that account', async () => {
  const city = await open({ domains: [] })
  const { id, login } = await person(city, 'wang', ['city_leader'])
  const window = await enter(city, { login })
  expect((await window.send('POST', '/api/own-identities/city')).json().code).toBe('STEP_UP')
  await strengthen(city, id)
  const start = await window.send('POST', '/api/own-identities/city')
  const back = await atTheDesk(start.json().address, 'wang')
  // In another browser, signed in as somebody else, it links nothing.
  const other = await enter(city, await person(city, 'eve'))
  expect(where(await arrive(other, back))).toEqual([303, '/sign-in?reason=sso-over'])
  expect(where(await arrive(window, back))).toEqual([303, '/app/account?linked=yes'])
  const linked = await signIn(city, 'wang')
  expect((await linked.window.send('GET', '/api/session')).json().account).toMatchObject({ id, roles: ['city_leader'] })
  const [identity] = (await window.send('GET', '/api/own-identities')).json()
  expect(identity).toMatchObject({ label: 'wang@city.example', provider: { en: 'City identity' } })
  expect((await other.send('DELETE', `/api/own-identities/${identity.id}`)).json().code).toBe('STEP_UP')
  await strengthen(city, (await other.send('GET', '/api/session')).json().account.id)
  expect((await other.send('DELETE', `/api/own-identities/${identity.id}`)).statusCode).toBe(404)
  expect((await window.send('DELETE', `/api/own-identities/${identity.id}`)).statusCode).toBe(204)
  expect(where((await signIn(city, 'wang')).answer)).toEqual([303, '/sign-in?reason=sso-unknown'])
})

test('a link that lost its strength on the way, or is another account’s already, is refused', async () => {
  const city = await open({ domains: [] })
  const link = async (window: TestBrowser, id: string) => {
    await strengthen(city, id)
    const start = await window.send('POST', '/api/own-identities/city')
    return atTheDesk(start.json().address, 'wang')
  }
  const wang = await person(city, 'wang')
  const window = await enter(city, wang)
  const slow = await link(window, wang.id)
  await city.pool.query('update session set strong_at = null')
  expect(where(await arrive(window, slow))).toEqual([303, '/app/account?reason=sso-strong'])
  expect(where(await arrive(window, await link(window, wang.id)))).toEqual([303, '/app/account?linked=yes'])
  const eve = await person(city, 'eve')
  const other = await enter(city, eve)
  expect(where(await arrive(other, await link(other, eve.id)))).toEqual([303, '/app/account?reason=sso-linked'])
})

test('a session by a provider is not strong', async () => {
  const city = await open()
  const { window } = await signIn(city, 'wang')
  const refused = await window.send('POST', '/api/own-keys', {
    name: 'x',
    scopes: { read: ['base'], write: [], ingest: false },
  })
  expect(refused.json().code).toBe('STEP_UP')
})

test('only an administrator with a strong factor makes, changes, tests or removes providers', async () => {
  const city = await open()
  const leader = await colleague(city, 'Leader', ['city_leader'])
  const { id } = city
  const tried = [
    { method: 'GET', url: '/api/admin/providers' },
    { method: 'POST', url: '/api/admin/providers', payload: {} },
    { method: 'PATCH', url: `/api/admin/providers/${id}`, payload: {} },
    { method: 'POST', url: `/api/admin/providers/${id}/test` },
    { method: 'DELETE', url: `/api/admin/providers/${id}` },
  ] as const
  for (const request of tried) expect((await told(leader, request)).body.code).toBe('FORBIDDEN')
  await city.pool.query('update session set strong_at = null')
  for (const request of tried.slice(1)) expect((await told(city.admin, request)).body.code).toBe('STEP_UP')
})

test('a changed client or secret switches a provider off until it is tested anew', async () => {
  const city = await open()
  expect((await city.change({ secret: 'another one' }, 2)).body).toMatchObject({ enabled: false, testedAt: null })
  expect((await city.change({ enabled: true }, 3)).body.code).toBe('SSO_UNTESTED')
  expect((await browser(city).send('GET', '/sign-in/sso/city')).statusCode).toBe(404)
})

test('secrets of providers are sealed in the database, told to nobody, and sealed anew after a rotation', async () => {
  const city = await open()
  const { rows } = await city.pool.query<{ all: string }>(
    `select (select json_agg(p)::text from sso_provider p) || (select json_agg(a)::text from audit a)
        || (select json_agg(i)::text from idempotent_request i) as all`,
  )
  expect(rows[0]?.all).not.toContain(CLIENT.secret)
  expect((await city.admin.send({ url: '/api/admin/providers' })).body).not.toContain(CLIENT.secret)
  const stored = async () =>
    (await city.pool.query<{ secret: string }>('select secret from sso_provider')).rows[0]?.secret ?? ''
  const before = await stored()
  const rotated = keysOf([newMasterKey(), city.master])
  expect(await resealAll(city.pool, rotated)).toBe(1)
  expect(await resealAll(city.pool, rotated)).toBe(0)
  expect((await stored()).split('.')[0]).toBe(rotated.current)
  expect(rotated.opened(await stored(), `sso_provider.secret ${city.id}`)).toBe(CLIENT.secret)
  expect(await stored()).not.toBe(before)
})

test('a provider inside the city is not reached unless the installation lists it, and the test says why', async () => {
  const { issuer } = await openIssuer([CALLBACK], people)
  const whole = await freshApp()
  const admin = await colleague(whole, 'Admin', ['secadmin'])
  await strengthen(whole, admin.id)
  const settings = { code: 'city', name: { zh: '市', en: 'City' }, issuer, ...CLIENT }
  const { id } = (await told(admin, { method: 'POST', url: '/api/admin/providers', payload: settings })).body
  const tested = await told(admin, { method: 'POST', url: `/api/admin/providers/${id}/test` })
  expect(tested.body.testProblem).toMatch(/https/)
  const enabled = await told(admin, {
    method: 'PATCH',
    url: `/api/admin/providers/${id}`,
    payload: { enabled: true },
    headers: { 'if-match': '"1"' },
  })
  expect(enabled.body.code).toBe('SSO_UNTESTED')
})

test('a provider that is removed opens nothing more; the accounts stay', async () => {
  const city = await open()
  await signIn(city, 'wang')
  expect((await told(city.admin, { method: 'DELETE', url: `/api/admin/providers/${city.id}` })).status).toBe(204)
  expect((await browser(city).send('GET', '/sign-in/sso/city')).statusCode).toBe(404)
  const { rows } = await city.pool.query(`select login from account where login like 'city:%'`)
  expect(rows).toEqual([{ login: 'city:wang@city.example' }])
  await newSignInLink(city.pool, 'city:wang@city.example')
})
