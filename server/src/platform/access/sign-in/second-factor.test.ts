import { expect, test } from 'vitest'
import { freshApp } from '../../../testing.ts'
import { newSignInLink } from '../store.ts'
import { codeAt, stepAt } from './one-time-code.ts'
import { browser, enter, PASSWORD, person, strengthen, type TestBrowser } from './testing.ts'

const credentials = { login: 'lin', password: PASSWORD }

/** An account with a password and an authenticator app, and the window in which it was added. */
async function withApp() {
  const whole = await freshApp()
  const { id } = await person(whole, 'lin')
  const window = await enter(whole, { login: 'lin' })
  const { secret } = (await window.send('POST', '/api/account/code')).json<{ secret: string }>()
  const { rows } = await whole.pool.query<{ now: number }>('select extract(epoch from now())::float8 as now')
  const step = stepAt(rows[0]?.now ?? 0)
  const added = await window.send('PUT', '/api/account/code', { code: codeAt(secret, step - 1) })
  const { codes } = added.json<{ codes: string[] }>()
  return { ...whole, id, window, secret, step, codes }
}

const wrong = (window: TestBrowser) => window.send('POST', '/api/sign-in/second', { kind: 'code', code: '000000' })

/** The first factor in a fresh window. */
async function half(whole: Awaited<ReturnType<typeof withApp>>): Promise<TestBrowser> {
  const window = browser(whole)
  await window.send('POST', '/api/sign-in', credentials)
  return window
}

test('with an authenticator app the password alone opens nothing; its code does, once', async () => {
  const whole = await withApp()
  const window = browser(whole)
  const first = await window.send('POST', '/api/sign-in', credentials)
  expect(first.json()).toEqual({
    next: 'second',
    ways: { passkey: false, code: true, recovery: true, password: false },
  })
  expect((await window.send('GET', '/api/session')).statusCode).toBe(401)
  const code = codeAt(whole.secret, whole.step)
  expect((await window.send('POST', '/api/sign-in/second', { kind: 'code', code })).json().next).toBe('done')
  expect((await window.send('GET', '/api/account')).json().strongUntil).not.toBeNull()
  const replayed = await (await half(whole)).send('POST', '/api/sign-in/second', { kind: 'code', code })
  expect([replayed.statusCode, replayed.json().code]).toEqual([422, 'CODE_WRONG'])
  // The step that confirmed the app is behind the last one, and does not count either.
  const earlier = { kind: 'code', code: codeAt(whole.secret, whole.step - 1) }
  expect((await (await half(whole)).send('POST', '/api/sign-in/second', earlier)).json().code).toBe('CODE_WRONG')
})

test('each of the ten recovery codes works once, however it is typed', async () => {
  const whole = await withApp()
  expect(whole.codes).toHaveLength(10)
  const [first = '', second = ''] = whole.codes
  const use = async (code: string) =>
    (await (await half(whole)).send('POST', '/api/sign-in/second', { kind: 'recovery', code })).statusCode
  expect(await use(first)).toBe(200)
  expect(await use(first)).toBe(422)
  expect(await use(second.replaceAll('-', ' ').toUpperCase())).toBe(200)
  expect((await whole.window.send('GET', '/api/account')).json().recoveryLeft).toBe(8)
})

test('of the same recovery code sent six times at once, one is taken', async () => {
  const whole = await withApp()
  const windows = await Promise.all(Array.from({ length: 6 }, () => half(whole)))
  const body = { kind: 'recovery', code: whole.codes[0] }
  const answers = await Promise.all(windows.map((window) => window.send('POST', '/api/sign-in/second', body)))
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
})

test('codes are kept only as argon2id hashes, the secret of the app only sealed', async () => {
  const whole = await withApp()
  const { rows } = await whole.pool.query<{ all: string }>(
    `select (select json_agg(r)::text from recovery_codes r) || (select json_agg(c)::text from one_time_code c) as all`,
  )
  for (const secret of [whole.secret, ...whole.codes]) expect(rows[0]?.all).not.toContain(secret)
})

test('guessing the code ends after eight tries, in whatever window and even with the right one', async () => {
  const whole = await withApp()
  const windows = await Promise.all(Array.from({ length: 3 }, () => half(whole)))
  const answers = await Promise.all(windows.flatMap((window) => [1, 2, 3, 4].map(() => wrong(window))))
  expect(answers.filter(({ statusCode }) => statusCode === 422)).toHaveLength(8)
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(4)
  const right = { kind: 'code', code: codeAt(whole.secret, whole.step) }
  expect((await (await half(whole)).send('POST', '/api/sign-in/second', right)).statusCode).toBe(429)
})

test('the second factor is asked for within five minutes of the first', async () => {
  const whole = await withApp()
  const window = await half(whole)
  await whole.pool.query(`update pending_sign_in set made_at = now() - interval '301 seconds'`)
  const body = { kind: 'code', code: codeAt(whole.secret, whole.step) }
  const late = await window.send('POST', '/api/sign-in/second', body)
  expect([late.statusCode, late.json().code]).toEqual([401, 'SECOND_OVER'])
})

test('a sign-in link does not get round the second factor', async () => {
  const whole = await withApp()
  const window = browser(whole)
  const entry = await window.send('GET', `/sign-in/${await newSignInLink(whole.pool, 'lin')}`)
  expect(entry.headers['location']).toBe('/sign-in?step=second')
  expect((await window.send('GET', '/api/session')).statusCode).toBe(401)
  const body = { kind: 'code', code: codeAt(whole.secret, whole.step) }
  expect((await window.send('POST', '/api/sign-in/second', body)).statusCode).toBe(200)
})

test('once there is an app, factors change only after its code was shown lately; then it is removed with its codes', async () => {
  const { window, secret, step } = await withApp()
  expect((await window.send('DELETE', '/api/account/code')).json().code).toBe('PROOF_NEEDED')
  expect((await window.send('POST', '/api/account/recovery-codes')).json().code).toBe('PROOF_NEEDED')
  const ways = (await window.send('GET', '/api/account/proof')).json()
  expect(ways).toEqual({ passkey: false, code: true, recovery: true, password: false })
  const password = { kind: 'password', password: PASSWORD }
  expect((await window.send('POST', '/api/account/proof', password)).json().code).toBe('PASSWORD_WRONG')
  const proof = { kind: 'code', code: codeAt(secret, step) }
  expect((await window.send('POST', '/api/account/proof', proof)).statusCode).toBe(204)
  expect((await window.send('POST', '/api/account/recovery-codes')).json().codes).toHaveLength(10)
  // An app in use is not replaced under the hand of its owner.
  expect((await window.send('POST', '/api/account/code')).json().code).toBe('TAKEN')
  expect((await window.send('DELETE', '/api/account/code')).statusCode).toBe(204)
  expect((await window.send('GET', '/api/account')).json()).toMatchObject({ codeSince: null, recoveryLeft: null })
})

test('a secret that no code has confirmed counts for nothing', async () => {
  const whole = await freshApp()
  await person(whole, 'lin')
  const window = await enter(whole, { login: 'lin' })
  await window.send('POST', '/api/account/code')
  expect((await window.send('PUT', '/api/account/code', { code: '000000' })).json().code).toBe('CODE_WRONG')
  expect((await window.send('GET', '/api/account')).json().codeSince).toBeNull()
  expect((await browser(whole).send('POST', '/api/sign-in', credentials)).json().next).toBe('done')
})

test('who has lost every factor gets them taken by a security administrator, signs in by link and starts anew', async () => {
  const whole = await withApp()
  const { id } = await person(whole, 'security', ['secadmin'])
  const office = await enter(whole, { login: 'security' })
  const take = (account: string) => office.send('DELETE', `/api/admin/accounts/${account}/factors`)
  expect((await take(whole.id)).json().code).toBe('STEP_UP')
  await strengthen(whole, id)
  expect((await take(id)).json().code).toBe('LAST_WAY_IN')
  expect((await take(whole.id)).statusCode).toBe(204)
  expect((await whole.window.send('GET', '/api/session')).statusCode).toBe(401)
  expect((await browser(whole).send('POST', '/api/sign-in', credentials)).statusCode).toBe(401)
  const again = await enter(whole, { login: 'lin' })
  expect((await again.send('GET', '/api/account')).json()).toMatchObject({ passwordSince: null, codeSince: null })
  const { rows } = await whole.pool.query(`select actor, detail from audit where act = 'factors.remove'`)
  expect(rows).toEqual([{ actor: id, detail: { by: 'administrator' } }])
})
