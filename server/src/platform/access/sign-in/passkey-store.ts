import type { OwnPasskey } from '@citywide/model/platform/own-account'
import type { Queryable } from '../../postgres/pool.ts'

/** How long a challenge may be answered. */
const LIFE = '5 minutes'

export type ChallengePurpose = 'enrol' | 'sign_in' | 'prove'

export async function keepChallenge(
  client: Queryable,
  challenge: { readonly hash: Buffer; readonly purpose: ChallengePurpose; readonly accountId: string | null },
): Promise<void> {
  await client.query('insert into passkey_challenge (challenge_hash, purpose, account_id) values ($1, $2, $3)', [
    challenge.hash,
    challenge.purpose,
    challenge.accountId,
  ])
}

/** Takes a challenge off the list: of two answers at once only one finds it. */
export async function takeChallenge(
  client: Queryable,
  challenge: { readonly hash: Buffer; readonly purpose: ChallengePurpose; readonly accountId: string | null },
): Promise<boolean> {
  const { rows } = await client.query<{ fits: boolean }>(
    `delete from passkey_challenge where challenge_hash = $1
     returning purpose = $2 and account_id is not distinct from $3 and made_at > now() - $4::interval as fits`,
    [challenge.hash, challenge.purpose, challenge.accountId, LIFE],
  )
  return rows[0]?.fits ?? false
}

export interface StoredPasskey {
  readonly id: string
  readonly accountId: string
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly disabled: boolean
}

const columns = `k.id, k.account_id as "accountId", k.credential_id as "credentialId", k.public_key as "publicKey",
  k.counter, k.transports, a.disabled_at is not null as disabled from passkey k join account a on a.id = k.account_id`

export async function passkeyBehind(client: Queryable, credentialId: string): Promise<StoredPasskey | undefined> {
  const { rows } = await client.query<StoredPasskey>(`select ${columns} where k.credential_id = $1`, [credentialId])
  return rows[0]
}

export async function passkeysOf(client: Queryable, accountId: string): Promise<StoredPasskey[]> {
  const { rows } = await client.query<StoredPasskey>(`select ${columns} where k.account_id = $1`, [accountId])
  return rows
}

export async function shownPasskeys(client: Queryable, accountId: string): Promise<OwnPasskey[]> {
  const { rows } = await client.query<OwnPasskey>(
    `select id, name, synced, made_at as "madeAt", used_at as "usedAt" from passkey where account_id = $1 order by made_at`,
    [accountId],
  )
  return rows
}

export async function keepPasskey(
  client: Queryable,
  passkey: Omit<StoredPasskey, 'id' | 'disabled'> & { readonly name: string; readonly synced: boolean },
): Promise<string> {
  const { accountId, credentialId, publicKey, counter, transports, name, synced } = passkey
  const { rows } = await client.query<{ id: string }>(
    `insert into passkey (account_id, credential_id, public_key, counter, transports, name, synced)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [accountId, credentialId, publicKey, counter, transports, name, synced],
  )
  return rows[0]?.id ?? ''
}

/**
 * Notes a use, if nobody else has used the passkey meanwhile with this counter or a later one. An authenticator that
 * does not count always says 0. Source: WebAuthn level 3 § 6.1.1.
 */
export async function usePasskey(
  client: Queryable,
  { id, counter, synced }: { id: string; counter: number; synced: boolean },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update passkey set counter = $2, synced = $3, used_at = now()
      where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))`,
    [id, counter, synced],
  )
  return rowCount === 1
}

export async function renamePasskey(
  client: Queryable,
  accountId: string,
  { id, name }: { id: string; name: string },
): Promise<boolean> {
  const { rowCount } = await client.query('update passkey set name = $3 where account_id = $1 and id = $2', [
    accountId,
    id,
    name,
  ])
  return rowCount === 1
}

export async function dropPasskey(client: Queryable, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from passkey where account_id = $1 and id = $2', [accountId, id])
  return rowCount === 1
}

export async function dropPasskeys(client: Queryable, accountId: string): Promise<void> {
  await client.query('delete from passkey where account_id = $1', [accountId])
}
