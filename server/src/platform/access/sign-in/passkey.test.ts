import { expect, test } from 'vitest'
import { freshApp } from '../../../testing.ts'
import { addPasskey, browser, byPasskey, enter, person, TestAuthenticator } from './testing.ts'

async function withPasskey() {
  const whole = await freshApp()
  const { login, id } = await person(whole, 'lin')
  await whole.pool.query('delete from password')
  const window = await enter(whole, { login })
  const device = await addPasskey(window)
  return { ...whole, login, id, window, device }
}

test('a passkey signs in alone, without a name, and counts as a strong factor', async () => {
  const whole = await withPasskey()
  const window = browser(whole)
  const answer = await byPasskey(window, whole.device)
  expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'done', confined: false }])
  const account = (await window.send('GET', '/api/account')).json()
  expect(account).toMatchObject({ login: 'lin', passkeys: [{ name: 'Key', synced: false }], passwordSince: null })
  expect(account.strongUntil).not.toBeNull()
})

test('an answer is taken once: sent again, it opens nothing', async () => {
  const whole = await withPasskey()
  const window = browser(whole)
  const { challenge } = (await window.send('POST', '/api/sign-in/passkey/question')).json()
  const answer = whole.device.answer({ challenge })
  expect((await window.send('POST', '/api/sign-in/passkey', answer)).statusCode).toBe(200)
  const again = await browser(whole).send('POST', '/api/sign-in/passkey', answer)
  expect([again.statusCode, again.json().code]).toEqual([422, 'PASSKEY_REFUSED'])
})

test('of the same answer sent eight times at once, one is taken', async () => {
  const whole = await withPasskey()
  const { challenge } = (await browser(whole).send('POST', '/api/sign-in/passkey/question')).json()
  const answer = whole.device.answer({ challenge })
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => browser(whole).send('POST', '/api/sign-in/passkey', answer)),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
})

test('a challenge older than five minutes is not answered any more', async () => {
  const whole = await withPasskey()
  const window = browser(whole)
  const { challenge } = (await window.send('POST', '/api/sign-in/passkey/question')).json()
  await whole.pool.query(`update passkey_challenge set made_at = now() - interval '301 seconds'`)
  const late = await window.send('POST', '/api/sign-in/passkey', whole.device.answer({ challenge }))
  expect(late.json().code).toBe('PASSKEY_REFUSED')
})

test('an authenticator whose counter went back, as a copy’s does, is refused', async () => {
  const whole = await withPasskey()
  expect((await byPasskey(browser(whole), whole.device)).statusCode).toBe(200)
  expect((await byPasskey(browser(whole), whole.device)).statusCode).toBe(200)
  whole.device.counter = 0
  expect((await byPasskey(browser(whole), whole.device)).json().code).toBe('PASSKEY_REFUSED')
  whole.device.counter = 2
  expect((await byPasskey(browser(whole), whole.device)).statusCode).toBe(200)
})

test.each([
  ['another site asked', { origin: 'https://citywide.example' }],
  ['the person was only there, not recognised', { verified: false }],
])('an answer is refused when %s', async (_, asked) => {
  const whole = await withPasskey()
  const window = browser(whole)
  const { challenge } = (await window.send('POST', '/api/sign-in/passkey/question')).json()
  const answer = await window.send('POST', '/api/sign-in/passkey', whole.device.answer({ challenge, ...asked }))
  expect(answer.json().code).toBe('PASSKEY_REFUSED')
  expect((await window.send('GET', '/api/account')).statusCode).toBe(401)
})

test('an unknown passkey, and that of a disabled account, are refused alike', async () => {
  const whole = await withPasskey()
  const stranger = await byPasskey(browser(whole), new TestAuthenticator())
  await whole.pool.query('update account set disabled_at = now()')
  const disabled = await byPasskey(browser(whole), whole.device)
  expect(stranger.json()).toEqual(disabled.json())
})

test('once an account has a passkey, its factors change only where that was shown lately', async () => {
  const { window } = await withPasskey()
  const refused = await window.send('POST', '/api/account/passkeys/question')
  expect(refused.json().code).toBe('PROOF_NEEDED')
})

test('passkeys are added, renamed and removed in a window that has shown one lately', async () => {
  const whole = await withPasskey()
  const window = browser(whole)
  await byPasskey(window, whole.device)
  await addPasskey(window)
  const [first, second] = (await window.send('GET', '/api/account')).json().passkeys
  expect((await window.send('PATCH', `/api/account/passkeys/${second.id}`, { name: '办公电脑' })).statusCode).toBe(204)
  expect((await window.send('GET', '/api/account')).json().passkeys[1].name).toBe('办公电脑')
  expect((await window.send('DELETE', `/api/account/passkeys/${first.id}`)).statusCode).toBe(204)
  const last = await window.send('DELETE', `/api/account/passkeys/${second.id}`)
  expect([last.statusCode, last.json().code]).toEqual([409, 'LAST_WAY_IN'])
})

test('of the last two passkeys removed at once, one stays', async () => {
  const whole = await withPasskey()
  const window = browser(whole)
  await byPasskey(window, whole.device)
  await addPasskey(window)
  const { passkeys } = (await window.send('GET', '/api/account')).json<{ passkeys: { id: string }[] }>()
  const removed = await Promise.all(passkeys.map(({ id }) => window.send('DELETE', `/api/account/passkeys/${id}`)))
  expect(new Set(removed.map(({ statusCode }) => statusCode))).toEqual(new Set([204, 409]))
})

test('a question that was made for one account is not answered for another', async () => {
  const whole = await withPasskey()
  await person(whole, 'other')
  const other = await enter(whole, { login: 'other' })
  const device = await addPasskey(other)
  const { challenge } = (await whole.window.send('POST', '/api/account/proof/passkey/question')).json()
  const answer = device.answer({ challenge })
  expect((await other.send('POST', '/api/account/proof', { kind: 'passkey', answer })).json().code).toBe(
    'PASSKEY_REFUSED',
  )
  const own = await whole.window.send('POST', '/api/account/proof', { kind: 'passkey', answer })
  expect(own.json().code).toBe('PASSKEY_REFUSED')
})

test('who used which passkey, and what was refused, stands in the log', async () => {
  const whole = await withPasskey()
  await byPasskey(browser(whole), whole.device)
  await byPasskey(browser(whole), new TestAuthenticator())
  const { rows } = await whole.pool.query('select act, actor, detail from audit order by id')
  expect(rows).toMatchObject([
    { act: 'session.open', actor: whole.id, detail: { by: 'link', strong: false } },
    { act: 'passkey.add', actor: whole.id },
    { act: 'session.open', actor: whole.id, detail: { by: 'passkey', strong: true } },
    { act: 'sign_in.refuse', detail: { by: 'passkey' } },
  ])
})
