import { expect, test } from 'vitest'
import { passwordFits, passwordHash } from './hashing.ts'
import { acceptedPassword } from './password.ts'

const codeOf = async (password: string, known: string[] = []) =>
  acceptedPassword(password, known).then(
    () => 'accepted',
    (problem: { code: string }) => problem.code,
  )

test.each([
  ['elevenchars', 'PASSWORD_LENGTH'],
  ['一二三四五六七八九十甲', 'PASSWORD_LENGTH'],
  ['x7-'.repeat(86), 'PASSWORD_LENGTH'],
  ['password1234', 'PASSWORD_COMMON'],
  ['Password2026!', 'PASSWORD_COMMON'],
  ['qwertyuiop123', 'PASSWORD_COMMON'],
  ['1q2w3e4r5t6y', 'PASSWORD_COMMON'],
  ['123456789012', 'PASSWORD_COMMON'],
  ['aaaaaaaaaaaaaaaa', 'PASSWORD_COMMON'],
  ['citywide-2026', 'PASSWORD_COMMON'],
  ['seven lamps over the quay', 'accepted'],
  ['五月的风吹过麦田金黄一片', 'accepted'],
  ['q8#Lm2!vR0zT', 'accepted'],
])('%s is %s', async (password, verdict) => {
  expect(await codeOf(password)).toBe(verdict)
})

test('what whoever knows the person tries first is refused', async () => {
  expect(await codeOf('chengwanli-26')).toBe('accepted')
  expect(await codeOf('chengwanli-26', ['chengwanli'])).toBe('PASSWORD_COMMON')
})

test('the longest password that is taken is judged in well under a second', async () => {
  const began = process.hrtime.bigint()
  await codeOf('pa$$w0rd1!l'.repeat(23))
  // No bound on time decides: what is measured here would take minutes were the estimate not cut.
  expect(process.hrtime.bigint() - began).toBeLessThan(30_000_000_000n)
})

test('the same characters put together differently by a keyboard are the same password', async () => {
  const hash = await passwordHash(await acceptedPassword('caf\u00e9 \uff21\uff22 lantern quay', []))
  expect(await passwordFits(hash, await acceptedPassword('cafe\u0301 AB lantern quay', []))).toBe(true)
})

test('a password is kept as argon2id with 19,456 KiB, two passes and one lane, each with a salt of its own', async () => {
  const [one, two] = await Promise.all([passwordHash('the same'), passwordHash('the same')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
})

test('an account that is not there is verified as well, and never fits', async () => {
  expect(await passwordFits(undefined, 'nobody has this password')).toBe(false)
})
