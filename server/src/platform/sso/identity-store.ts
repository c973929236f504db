import type { AccountIdentity } from '@citywide/model/platform/account'
import { randomUUIDv7 } from 'node:crypto'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

/** Accounts elsewhere that open an account here. */
export async function identitiesOf(client: Queryable, accountId: string): Promise<AccountIdentity[]> {
  const { rows } = await client.query<AccountIdentity>(
    `select i.id, p.name as provider, i.label, i.linked_at as "linkedAt", i.used_at as "usedAt"
       from sso_identity i join sso_provider p on p.id = i.provider_id where i.account_id = $1 order by i.linked_at`,
    [accountId],
  )
  return rows
}

/** Whom an account elsewhere opens here. */
export interface KnownIdentity {
  readonly id: string
  readonly accountId: string
  readonly disabled: boolean
}

/** Locked, so that nobody links it elsewhere meanwhile. */
export async function identityAt(
  client: PoolClient,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<KnownIdentity | undefined> {
  const { rows } = await client.query<KnownIdentity>(
    `select i.id, i.account_id as "accountId", a.disabled_at is not null as disabled
       from sso_identity i join account a on a.id = i.account_id where i.issuer = $1 and i.subject = $2 for update of i`,
    [issuer, subject],
  )
  return rows[0]
}

export interface NewIdentity {
  readonly providerId: string
  readonly issuer: string
  readonly subject: string
  readonly accountId: string
  readonly label: string | null
}

/** @returns undefined where it is linked already */
export async function addIdentity(client: PoolClient, identity: NewIdentity): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `insert into sso_identity (id, provider_id, issuer, subject, account_id, label) values ($1, $2, $3, $4, $5, $6)
     on conflict (issuer, subject) do nothing returning id`,
    [randomUUIDv7(), identity.providerId, identity.issuer, identity.subject, identity.accountId, identity.label],
  )
  return rows[0]?.id
}

export async function markIdentityUsed(client: PoolClient, id: string, label: string | null): Promise<void> {
  await client.query('update sso_identity set used_at = now(), label = coalesce($2, label) where id = $1', [id, label])
}

export async function dropIdentity(client: PoolClient, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from sso_identity where id = $1 and account_id = $2', [id, accountId])
  return rowCount === 1
}
