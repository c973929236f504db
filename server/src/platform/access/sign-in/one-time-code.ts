/** Codes of an authenticator app. Source: RFC 6238 (TOTP) with the defaults every app knows: SHA-1, 6 digits, 30 s. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const PERIOD = 30
const DIGITS = 6
/** Source: RFC 4226 § 4, R6: 160 bits are recommended. */
const SECRET_BYTES = 20
/** Steps before and after the present one that a slow hand or a wrong clock may be off. Source: RFC 6238 § 5.2. */
const TOLERATED = 1

export const newSecret = (): string => base32(randomBytes(SECRET_BYTES))

/** @param seconds since 1970 */
export const stepAt = (seconds: number): number => Math.floor(seconds / PERIOD)

/** @param secret base32 */
export function codeAt(secret: string, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The step that a code is of, near the present one.
 *
 * @param now the present step
 */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const given = Buffer.from(code.replaceAll(/\s/g, '').padEnd(DIGITS))
  const steps = Array.from({ length: 2 * TOLERATED + 1 }, (_, index) => now - TOLERATED + index)
  // Every step is compared: how long it takes tells nothing.
  const fitting = steps.filter((step) => {
    const expected = Buffer.from(codeAt(secret, step))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  return fitting.at(-1)
}

/** What the QR code holds. Source: the Key URI format that authenticator apps read. */
export function codeAddress(secret: string, login: string): string {
  const label = encodeURIComponent(`Citywide:${login}`)
  const search = new URLSearchParams({ secret, issuer: 'Citywide', digits: String(DIGITS), period: String(PERIOD) })
  return `otpauth://totp/${label}?${search.toString()}`
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Source: RFC 4648 § 6, without padding. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
