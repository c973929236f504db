import type { Queryable } from '../../postgres/pool.ts'

/**
 * @param secret sealed
 * @returns false where an app is in use already: that one is removed first
 */
export async function keepSecret(client: Queryable, accountId: string, secret: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into one_time_code (id, secret) values ($1, $2)
     on conflict (id) do update set secret = excluded.secret, last_step = 0 where one_time_code.confirmed_at is null`,
    [accountId, secret],
  )
  return rowCount === 1
}

export interface StoredSecret {
  /** Sealed. */
  readonly secret: string
  readonly confirmed: boolean
  /** Seconds since 1970 by the database's clock. */
  readonly now: number
}

export async function secretOf(client: Queryable, accountId: string): Promise<StoredSecret | undefined> {
  const { rows } = await client.query<StoredSecret>(
    `select secret, confirmed_at is not null as confirmed, extract(epoch from now())::float8 as now
       from one_time_code where id = $1`,
    [accountId],
  )
  return rows[0]
}

/** @returns false when a code of this or a later step was accepted before. Source: RFC 6238 § 5.2. */
export async function takeStep(client: Queryable, accountId: string, step: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update one_time_code set last_step = $2, confirmed_at = coalesce(confirmed_at, now())
      where id = $1 and last_step < $2`,
    [accountId, step],
  )
  return rowCount === 1
}

export async function dropSecret(client: Queryable, accountId: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from one_time_code where id = $1', [accountId])
  return rowCount === 1
}

export async function keepRecoveryCodes(
  client: Queryable,
  accountId: string,
  { salt, hashes }: { salt: Buffer; hashes: readonly Buffer[] },
): Promise<void> {
  await client.query(
    `insert into recovery_codes (account_id, salt, hashes) values ($1, $2, $3)
     on conflict (account_id) do update set salt = excluded.salt, hashes = excluded.hashes, made_at = now()`,
    [accountId, salt, hashes],
  )
}

export async function recoverySalt(client: Queryable, accountId: string): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ salt: Buffer }>('select salt from recovery_codes where account_id = $1', [
    accountId,
  ])
  return rows[0]?.salt
}

/** @returns how many are left; undefined when it is none of them, or was used already */
export async function takeRecoveryCode(
  client: Queryable,
  accountId: string,
  hash: Buffer,
): Promise<number | undefined> {
  const { rows } = await client.query<{ left: number }>(
    `update recovery_codes set hashes = array_remove(hashes, $2)
      where account_id = $1 and $2 = any (hashes) returning cardinality(hashes) as left`,
    [accountId, hash],
  )
  return rows[0]?.left
}

export async function dropRecoveryCodes(client: Queryable, accountId: string): Promise<void> {
  await client.query('delete from recovery_codes where account_id = $1', [accountId])
}
