import { expect, test } from 'vitest'
import { freshApp } from '../../../testing.ts'
import { browser, enter, PASSWORD, person, type TestBrowser } from './testing.ts'
import { networkOf } from './throttle.ts'

const wrong = (login: string) => ({ login, password: 'not this one at all' })
const right = (login: string) => ({ login, password: PASSWORD })
const statuses = async (tries: Promise<{ statusCode: number }>[]) =>
  Object.fromEntries(
    Map.groupBy(await Promise.all(tries), ({ statusCode }) => statusCode)
      .entries()
      .map(([status, answers]) => [status, answers.length]),
  )
const signIn = (window: TestBrowser, body: object) => window.send('POST', '/api/sign-in', body)

test('of forty tries at one account at once, from forty addresses, eight are looked at', async () => {
  const whole = await freshApp()
  await person(whole, 'lin')
  const tries = Array.from({ length: 40 }, (_, index) =>
    signIn(browser(whole, { address: `198.51.100.${index}` }), wrong('lin')),
  )
  expect(await statuses(tries)).toEqual({ 401: 8, 429: 32 })
  // Whoever knows the password waits too, and is told how long; the wait is over ten minutes after the first try.
  const late = await signIn(browser(whole, { address: '192.0.2.1' }), right('LIN'))
  expect([late.statusCode, late.json().code]).toEqual([429, 'TOO_MANY_TRIES'])
  const wait = Number(late.headers['retry-after'])
  expect(wait > 0 && wait <= 600).toBe(true)
  await whole.pool.query(`update sign_in_try set since = since - interval '10 minutes'`)
  expect((await signIn(browser(whole), right('lin'))).statusCode).toBe(200)
  const { rows } = await whole.pool.query(
    `select act, count(*)::int from audit where act like 'sign_in.%' group by act order by act`,
  )
  expect(rows).toEqual([
    { act: 'sign_in.refuse', count: 8 },
    { act: 'sign_in.throttle', count: 1 },
  ])
})

test('of forty tries at once from one address, at forty accounts, thirty are looked at', async () => {
  const whole = await freshApp()
  const tries = Array.from({ length: 40 }, (_, index) => signIn(browser(whole), wrong(`name-${index}`)))
  expect(await statuses(tries)).toEqual({ 401: 30, 429: 10 })
  const neighbours = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9']
  const line = Array.from({ length: 31 }, (_, index) =>
    signIn(browser(whole, { address: neighbours[index % 2] ?? '' }), wrong(`other-${index}`)),
  )
  expect(await statuses(line)).toEqual({ 401: 30, 429: 1 })
})

test('nobody can lock out the device that somebody has signed in from', async () => {
  const whole = await freshApp()
  await person(whole, 'duty', ['duty_officer'])
  const own = await enter(whole, { login: 'duty' })
  const attack = Array.from({ length: 12 }, (_, index) =>
    signIn(browser(whole, { address: `198.51.100.${index}` }), wrong('duty')),
  )
  expect(await statuses(attack)).toEqual({ 401: 8, 429: 4 })
  expect((await signIn(browser(whole), right('duty'))).statusCode).toBe(429)
  expect((await signIn(own, right('duty'))).statusCode).toBe(200)
  // The device has bounds of its own.
  const tries = []
  for (let index = 0; index < 10; index += 1) tries.push((await signIn(own, wrong('duty'))).statusCode)
  expect(tries).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 429, 429])
})

test('an office behind one address signs in without using up its tries', async () => {
  const whole = await freshApp()
  await person(whole, 'lin')
  const answers = []
  for (let index = 0; index < 32; index += 1) answers.push((await signIn(browser(whole), right('lin'))).statusCode)
  expect(new Set(answers)).toEqual(new Set([200]))
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['nonsense', 'nonsense'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
