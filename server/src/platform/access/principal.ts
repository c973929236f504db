/** Who is asking: a session of a person or a key of a program. Only hashes of both are kept. */
import { createHash, randomBytes } from 'node:crypto'
import type { KeyScopes } from '@citywide/model/platform/api-key'
import type { Purpose } from '@citywide/model/platform/purpose'
import type { Text } from '@citywide/model/text'
import type { Role } from './grants.ts'

export interface Principal {
  readonly accountId: string
  readonly personId: string | null
  /** Pseudonym of a citizen; null for everybody else. */
  readonly subject: string | null
  readonly name: Text
  readonly roles: readonly Role[]
  /** Organizations whose records count as the own department's: the account's, and what lies below it. */
  readonly departments: readonly string[]
  /** Scopes that the account is limited to, with their parts; null: none. */
  readonly scopeIds: readonly string[] | null
  /** Why personal data are asked for, as long as it holds. */
  readonly purpose: Purpose | null
  /** Until when the last strong factor counts, by the database's clock; null: none. */
  readonly strongUntil: string | null
  /** Nothing but the own account is open, until it has the factors that this city asks for. */
  readonly confined: boolean
  readonly kind: 'session' | 'key'
  /** What a key is narrowed to; absent: it does all that its account may. */
  readonly keyScopes?: KeyScopes | null
  /** Id of the key that asks. */
  readonly keyId?: string
}

/** 256 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
