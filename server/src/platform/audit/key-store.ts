import type { Queryable } from '../postgres/pool.ts'
import type { SuiteName } from '../signing/suite.ts'
import { milliseconds } from './moment-store.ts'

export interface KeyRow {
  readonly keyId: string
  readonly suite: SuiteName
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string
  /** UTC, to the millisecond. */
  readonly madeAt: string
  readonly endorsedBy: string | null
  readonly endorsement: Buffer | null
  /** Younger than a week: the key before it signs along. */
  readonly handingOver: boolean
}

/** What the key before signs to vouch for a new one. */
export function endorsementText({ suite, publicKey, madeAt }: Pick<KeyRow, 'suite' | 'publicKey' | 'madeAt'>): string {
  return `citywide-audit-key/v1\n${suite}\n${publicKey}\n${madeAt}\n`
}

/** Newest first. */
export async function keyRows(client: Queryable): Promise<KeyRow[]> {
  const { rows } = await client.query<KeyRow>(
    `select key_id as "keyId", suite, public_key as "publicKey", made_at as "madeAt",
        endorsed_by as "endorsedBy", endorsement, made_at > now() - interval '7 days' as "handingOver"
       from audit_key order by made_at desc, key_id`,
  )
  return rows.map((row) => ({ ...row, madeAt: milliseconds(row.madeAt) }))
}

export async function insertKey(client: Queryable, key: Omit<KeyRow, 'handingOver'>): Promise<void> {
  await client.query(
    `insert into audit_key (key_id, suite, public_key, made_at, endorsed_by, endorsement) values ($1, $2, $3, $4, $5, $6)`,
    [key.keyId, key.suite, key.publicKey, key.madeAt, key.endorsedBy, key.endorsement],
  )
}

/** One process at a time makes or hands over keys. */
export async function lockKeys(client: Queryable): Promise<void> {
  await client.query('select pg_advisory_xact_lock(37117)')
}
