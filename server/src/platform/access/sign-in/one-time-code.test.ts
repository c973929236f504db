import { expect, test } from 'vitest'
import { codeAddress, codeAt, newSecret, stepAt, stepOf } from './one-time-code.ts'

/** `12345678901234567890` in base32: the secret of the published vectors. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

// Source: RFC 6238, appendix B, the lines of SHA-1.
test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at %i s the published code is computed', (seconds, code) => {
  expect(codeAt(secret, stepAt(seconds), 8)).toBe(code)
  expect(codeAt(secret, stepAt(seconds))).toBe(code.slice(2))
})

test('a code of the step before and after counts, an older or later one does not', () => {
  const now = stepAt(1234567890)
  const found = [-2, -1, 0, 1, 2].map((away) => stepOf(secret, codeAt(secret, now + away), now))
  expect(found).toEqual([undefined, now - 1, now, now + 1, undefined])
  expect(stepOf(secret, ` ${codeAt(secret, now).slice(0, 3)} ${codeAt(secret, now).slice(3)} `, now)).toBe(now)
})

test('a secret has 160 bits, and its address is what authenticator apps read', () => {
  expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(codeAddress(secret, '林岚')).toBe(
    `otpauth://totp/Citywide%3A${encodeURIComponent('林岚')}?secret=${secret}&issuer=Citywide&digits=6&period=30`,
  )
})
