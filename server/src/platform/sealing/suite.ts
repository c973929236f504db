/**
 * Suites of algorithms. Sources: NIST SP 800-38D (GCM), RFC 5869 (HKDF), GB/T 32907-2016 (SM4), GB/T 32905-2016 (SM3).
 */
interface Algorithms {
  /** Number in the header of a sealed file. */
  readonly code: number
  readonly keyBytes: 16 | 32
  /** Hash of the key derivation. */
  readonly hash: 'sha256' | 'sm3'
}

export const suites = {
  'aes-256-gcm': { code: 1, keyBytes: 32, hash: 'sha256' },
  'sm4-gcm': { code: 2, keyBytes: 16, hash: 'sm3' },
} as const satisfies Readonly<Record<string, Algorithms>>

export type Suite = keyof typeof suites
export const suiteNames = Object.keys(suites) as Suite[]
