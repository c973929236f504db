import type { FactorWays } from '@citywide/model/platform/sign-in'
import type { Instant } from '@citywide/model/quantity'
import type { Text } from '@citywide/model/text'
import type { z } from 'zod'
import type { Queryable } from '../../postgres/pool.ts'

type When = z.infer<typeof Instant>

export interface SignInAccount {
  readonly id: string
  readonly login: string
  readonly name: Text
  readonly disabled: boolean
  readonly passwordHash: string | null
}

const columns = `a.id, a.login, a.name, a.disabled_at is not null as disabled, p.hash as "passwordHash"
  from account a left join password p on p.account_id = a.id`

/** An account by the name that people type: as it is written, else in any case. */
export async function accountByLogin(client: Queryable, login: string): Promise<SignInAccount | undefined> {
  const { rows } = await client.query<SignInAccount>(
    `select ${columns} where lower(a.login) = lower($1) order by a.login = $1 desc limit 1`,
    [login],
  )
  return rows[0]
}

export async function accountById(client: Queryable, id: string): Promise<SignInAccount | undefined> {
  const { rows } = await client.query<SignInAccount>(`select ${columns} where a.id = $1`, [id])
  return rows[0]
}

export async function keepPassword(client: Queryable, accountId: string, hash: string): Promise<void> {
  await client.query(
    `insert into password (account_id, hash) values ($1, $2)
     on conflict (account_id) do update set hash = excluded.hash, changed_at = now()`,
    [accountId, hash],
  )
}

export async function dropPassword(client: Queryable, accountId: string): Promise<void> {
  await client.query('delete from password where account_id = $1', [accountId])
}

export interface Factors {
  readonly passwordSince: When | null
  readonly codeSince: When | null
  readonly recoveryLeft: number | null
  readonly passkeys: number
  /** Accounts elsewhere that open this one. */
  readonly identities: number
}

/** What an account can show. Its row is locked, so that two removals at once do not take the last two ways in. */
export async function factorsOf(client: Queryable, accountId: string, lock = false): Promise<Factors> {
  if (lock) await client.query('select from account where id = $1 for update', [accountId])
  const { rows } = await client.query<Factors>(
    `select (select changed_at from password where account_id = $1) as "passwordSince",
       (select confirmed_at from one_time_code where id = $1) as "codeSince",
       (select cardinality(hashes) from recovery_codes where account_id = $1) as "recoveryLeft",
       (select count(*)::integer from passkey where account_id = $1) as passkeys,
       (select count(*)::integer from sso_identity where account_id = $1) as identities`,
    [accountId],
  )
  return rows[0] ?? { passwordSince: null, codeSince: null, recoveryLeft: null, passkeys: 0, identities: 0 }
}

/** A strong factor of its own: what a first factor alone must not get round. */
export const hasStrong = ({ passkeys, codeSince }: Factors): boolean => passkeys > 0 || codeSince !== null

/** Enough to sign in with two factors: a passkey is two in one. */
export const isSecured = ({ passkeys, passwordSince, codeSince }: Factors): boolean =>
  passkeys > 0 || (passwordSince !== null && codeSince !== null)

/** @param strong only ways that count as a strong factor */
export function waysOf(factors: Factors, strong: boolean): FactorWays {
  return {
    passkey: factors.passkeys > 0,
    code: factors.codeSince !== null,
    recovery: hasStrong(factors) && (factors.recoveryLeft ?? 0) > 0,
    password: !strong && !hasStrong(factors) && factors.passwordSince !== null,
  }
}

/** The roles that count now, with their ends. */
export async function rolesUntil(
  client: Queryable,
  accountId: string,
): Promise<{ role: string; until: When | null }[]> {
  const { rows } = await client.query<{ role: string; until: When | null }>(
    `select role, expires_at as until from account_role
      where account_id = $1 and approved_at is not null and ended_at is null and expires_at > now() order by role`,
    [accountId],
  )
  return rows
}
