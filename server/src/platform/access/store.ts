import type { Text } from '@citywide/model/text'
import { newKey, prefixOf } from '../api-keys/key.ts'
import type { Pool, Queryable } from '../postgres/pool.ts'
import type { Role } from './grants.ts'
import { hashOf, newToken } from './principal.ts'

/** Takes a link: of two uses at once only one gets the account behind it. */
export async function takeLink(pool: Pool, link: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    `update sign_in_link l set used_at = now() from account a
      where l.token_hash = $1 and l.used_at is null and l.expires_at > now() and a.id = l.account_id
        and a.disabled_at is null
     returning a.id`,
    [hashOf(link)],
  )
  return rows[0]?.id
}

/** A session for whoever holds a link, without a browser: for tests that ask as somebody. */
export async function sessionFromLink(pool: Pool, link: string): Promise<string | undefined> {
  const accountId = await takeLink(pool, link)
  if (accountId === undefined) return undefined
  const token = newToken()
  await pool.query('insert into session (token_hash, account_id) values ($1, $2)', [hashOf(token), accountId])
  return token
}

/** An account as the installation itself keeps it. What is left out stays as it is. */
interface KeptAccount {
  readonly id: string
  readonly login: string
  readonly name: Text
  readonly roles: readonly Role[]
  readonly personId?: string | null
  /** The department; without one, that of the person. */
  readonly organizationId?: string
  readonly scopeIds?: readonly string[]
  /** Pseudonym of a citizen. */
  readonly subject?: string
}

/**
 * Makes the account or brings its name and roles up to date, in the name of the installation: the roles count at once,
 * those it held beside them end. An account with the role of programs is one of a program.
 */
export async function keepAccount(client: Queryable, account: KeptAccount): Promise<void> {
  const { login, roles, personId = null, organizationId = null, scopeIds = null, subject = null } = account
  const kind = roles.includes('program') ? 'program' : 'person'
  await client.query(
    `insert into account (id, login, name, kind, person_id, organization_id, scope_ids, subject)
     values ($1, $2, $3, $4, $5, coalesce($6, (select org_id from person where id = $5)), $7, $8)
     on conflict (login) do update set name = excluded.name,
       person_id = coalesce(excluded.person_id, account.person_id),
       organization_id = coalesce(excluded.organization_id, account.organization_id),
       scope_ids = coalesce(excluded.scope_ids, account.scope_ids),
       subject = coalesce(excluded.subject, account.subject)`,
    [account.id, login, account.name, kind, personId, organizationId, scopeIds, subject],
  )
  await client.query(
    `update account_role set ended_at = now(), outcome = 'ended'
      where account_id = (select id from account where login = $1) and ended_at is null and role <> all ($2)`,
    [login, roles],
  )
  await client.query(
    `insert into account_role (account_id, role, approved_at)
     select id, unnest($2::text[]), now() from account where login = $1
     on conflict (account_id, role) where ended_at is null
     do update set approved_at = coalesce(account_role.approved_at, now()), expires_at = excluded.expires_at`,
    [login, [...new Set(roles)]],
  )
}

/** A fresh one-time link for an account; those made before it end. `minutes` is its life. */
export async function newSignInLink(client: Queryable, login: string, minutes = 30): Promise<string> {
  const token = newToken()
  await client.query(
    `with owner as (select id from account where login = $1),
     ended as (delete from sign_in_link where account_id = (select id from owner))
     insert into sign_in_link (token_hash, account_id, expires_at)
     select $2, id, now() + make_interval(mins => $3) from owner`,
    [login, hashOf(token), minutes],
  )
  return token
}

/** A fresh key for an account, in place of the ones it had. `days` is its life. */
export async function renewKey(client: Queryable, login: string, id: string, days: number): Promise<string> {
  const key = newKey()
  await client.query(
    `with owner as (select id from account where login = $1),
     ended as (update api_key set ended_at = now() where account_id = (select id from owner) and ended_at is null)
     insert into api_key (id, prefix, key_hash, account_id, expires_at)
     select $2, $3, $4, owner.id, now() + make_interval(days => $5) from owner`,
    [login, id, prefixOf(key), hashOf(key), days],
  )
  return key
}

/** The officer of a name, where there is exactly one. */
export async function personCalled(client: Queryable, name: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>('select id from person where name = $1 limit 2', [name])
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}
