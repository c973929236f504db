/**
 * Signatures of webhooks after the Standard Webhooks specification 1.0: over `id.timestamp.body`, so that none of the
 * three can be exchanged. HMAC-SHA256 is its `v1`; for HMAC-SM3 (GB/T 32905) the specification has no name, ours is
 * `v1sm3`.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Webhook } from '@citywide/model/platform/webhook'

type Algorithm = Webhook['algorithm']

const schemes = {
  'hmac-sha256': { hash: 'sha256', version: 'v1' },
  'hmac-sm3': { hash: 'sm3', version: 'v1sm3' },
} as const satisfies Record<Algorithm, { hash: string; version: string }>

const PREFIX = 'whsec_'
/** Bytes; the specification asks for 24 to 64. */
const SECRET_LENGTH = 32
/** Seconds that the clocks of sender and receiver may differ; older requests are somebody's recording. */
const TOLERANCE = 300

export function newSecret(): string {
  return PREFIX + randomBytes(SECRET_LENGTH).toString('base64')
}

export interface Signed {
  /** Id of the event: the same in every try. */
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly body: string
}

/** @param secrets the present one, and the former while its time lasts: a receiver needs to know only one of them */
export function signatureOf({ id, timestamp, body }: Signed, algorithm: Algorithm, secrets: readonly string[]): string {
  const { hash, version } = schemes[algorithm]
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
      return `${version},${createHmac(hash, key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
    })
    .join(' ')
}

/** The receiver's side: whether one of the signatures is good and the time is near. */
export function isGenuine(
  signed: Signed,
  signatures: string,
  algorithm: Algorithm,
  secret: string,
  nowSeconds: number,
): boolean {
  if (!(Math.abs(nowSeconds - signed.timestamp) <= TOLERANCE)) return false
  const expected = Buffer.from(signatureOf(signed, algorithm, [secret]))
  return signatures
    .split(' ')
    .map((one) => Buffer.from(one))
    .some((one) => one.length === expected.length && timingSafeEqual(one, expected))
}
