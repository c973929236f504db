/** Who is asking: a session of a person or a key of a program. Only hashes of both are kept. */
import { createHash, randomBytes } from 'node:crypto'
import type { Text } from '@citywide/model/text'
import type { Role } from './grants.ts'

export interface Principal {
  readonly accountId: string
  readonly personId: string | null
  readonly name: Text
  readonly roles: readonly Role[]
  readonly kind: 'session' | 'key'
}

/** 256 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
