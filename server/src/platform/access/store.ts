import type { Text } from '@citywide/model/text'
import type { Pool, Queryable } from '../postgres/pool.ts'
import type { Role } from './grants.ts'
import { hashOf, newToken, type Principal } from './principal.ts'

/** A session ends after 30 minutes without use, and after 12 hours in any case: a shift. */
const IDLE = '30 minutes'
const ABSOLUTE = '12 hours'
/** A sign-in link lives as long as a person needs to find the terminal. */
const LINK = '12 hours'

interface AccountRow {
  id: string
  person_id: string | null
  name: Text
  roles: Role[]
}

function principal(row: AccountRow | undefined, kind: Principal['kind']): Principal | undefined {
  return row && { accountId: row.id, personId: row.person_id, name: row.name, roles: row.roles, kind }
}

/** The account behind a session cookie, if the session is alive. Its last use is written at most once a minute. */
export async function principalOfSession(pool: Pool, token: string): Promise<Principal | undefined> {
  const { rows } = await pool.query<AccountRow & { stale: boolean }>(
    `select a.id, a.person_id, a.name, a.roles, s.seen_at < now() - interval '1 minute' as stale
       from session s join account a on a.id = s.account_id
      where s.token_hash = $1 and a.disabled_at is null
        and s.seen_at > now() - $2::interval and s.started_at > now() - $3::interval`,
    [hashOf(token), IDLE, ABSOLUTE],
  )
  const [row] = rows
  if (row?.stale) await pool.query('update session set seen_at = now() where token_hash = $1', [hashOf(token)])
  return principal(row, 'session')
}

export async function principalOfKey(pool: Pool, key: string): Promise<Principal | undefined> {
  const { rows } = await pool.query<AccountRow>(
    `select a.id, a.person_id, a.name, a.roles
       from api_key k join account a on a.id = k.account_id
      where k.key_hash = $1 and k.ended_at is null and k.expires_at > now() and a.disabled_at is null`,
    [hashOf(key)],
  )
  return principal(rows[0], 'key')
}

/** Opens a session and takes the link, in one statement: of two uses at once only one wins. */
export async function sessionFromLink(pool: Pool, link: string): Promise<string | undefined> {
  const token = newToken()
  const { rowCount } = await pool.query(
    `with used as (
       update sign_in_link set used_at = now()
        where token_hash = $1 and used_at is null and made_at > now() - $3::interval
        returning account_id)
     insert into session (token_hash, account_id) select $2, account_id from used`,
    [hashOf(link), hashOf(token), LINK],
  )
  return rowCount === 1 ? token : undefined
}

export async function endSession(pool: Pool, token: string): Promise<void> {
  await pool.query('delete from session where token_hash = $1', [hashOf(token)])
}

/** Makes the account or brings its name and roles up to date. */
export async function keepAccount(
  client: Queryable,
  account: { id: string; login: string; name: Text; roles: readonly Role[]; personId?: string | null },
): Promise<void> {
  await client.query(
    `insert into account (id, login, name, roles, person_id) values ($1, $2, $3, $4, $5)
     on conflict (login) do update set name = excluded.name, roles = excluded.roles,
       person_id = coalesce(excluded.person_id, account.person_id)`,
    [account.id, account.login, account.name, account.roles, account.personId ?? null],
  )
}

/** A fresh one-time link for an account; those made before it end. */
export async function newSignInLink(client: Queryable, login: string): Promise<string> {
  const token = newToken()
  await client.query(
    `with owner as (select id from account where login = $1),
     ended as (delete from sign_in_link where account_id = (select id from owner))
     insert into sign_in_link (token_hash, account_id) select $2, id from owner`,
    [login, hashOf(token)],
  )
  return token
}

/** A fresh key for an account, in place of the ones it had. `days` is its life. */
export async function renewKey(client: Queryable, login: string, id: string, days: number): Promise<string> {
  const key = `cw_${newToken()}`
  await client.query(
    `with owner as (select id from account where login = $1),
     ended as (update api_key set ended_at = now() where account_id = (select id from owner) and ended_at is null)
     insert into api_key (id, prefix, key_hash, account_id, expires_at)
     select $2, $3, $4, owner.id, now() + make_interval(days => $5) from owner`,
    [login, id, key.slice(0, 11), hashOf(key), days],
  )
  return key
}
