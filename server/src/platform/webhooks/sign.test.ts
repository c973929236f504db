import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isGenuine, newSecret, signatureOf } from './sign.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' }

test('HMAC-SHA256 signs as the examples of Standard Webhooks do', () => {
  expect(signatureOf(signed, 'hmac-sha256', [secret])).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('while two secrets sign, a receiver needs to know one of them', () => {
  const [former, present, strange] = [newSecret(), newSecret(), newSecret()]
  for (const algorithm of ['hmac-sha256', 'hmac-sm3'] as const) {
    const signatures = signatureOf(signed, algorithm, [present, former])
    const genuine = (known: string) => isGenuine(signed, signatures, algorithm, known, signed.timestamp)
    expect([genuine(former), genuine(present), genuine(strange)]).toEqual([true, true, false])
  }
})

test('a signature of one algorithm is none of the other', () => {
  expect(isGenuine(signed, signatureOf(signed, 'hmac-sm3', [secret]), 'hmac-sha256', secret, signed.timestamp)).toBe(
    false,
  )
})

test('five minutes to either side are near enough, more are not', () => {
  const signatures = signatureOf(signed, 'hmac-sha256', [secret])
  const at = (offset: number) => isGenuine(signed, signatures, 'hmac-sha256', secret, signed.timestamp + offset)
  expect([-301, -300, 0, 300, 301].map(at)).toEqual([false, true, true, true, false])
})

test('whatever is altered, the signature no longer fits', () => {
  const signatures = signatureOf(signed, 'hmac-sha256', [secret])
  fc.assert(
    fc.property(
      fc.constantFrom('id', 'timestamp', 'body', 'signatures'),
      fc.nat({ max: 255 }),
      fc.integer({ min: 1, max: 127 }),
      (what, at, by) => {
        const bent = (text: string) => {
          const codes = Buffer.from(text)
          const place = at % codes.length
          return Buffer.from(codes.map((code, index) => (index === place ? code ^ by : code))).toString('latin1')
        }
        const other = {
          ...signed,
          ...(what === 'id' && { id: bent(signed.id) }),
          ...(what === 'timestamp' && { timestamp: signed.timestamp + by }),
          ...(what === 'body' && { body: bent(signed.body) }),
        }
        const sent = what === 'signatures' ? bent(signatures) : signatures
        expect(isGenuine(other, sent, 'hmac-sha256', secret, other.timestamp)).toBe(false)
      },
    ),
    { numRuns: 500 },
  )
})
