import type { OwnSession } from '@citywide/model/platform/own-account'
import type { Queryable } from '../../postgres/pool.ts'
import { ABSOLUTE, IDLE } from '../principal-store.ts'

/** How long a request under way may still carry the token from before a step-up. */
const FORMER = '20 seconds'
/** How long a shown factor counts. */
const FRESH = '10 minutes'

export interface NewSession {
  readonly tokenHash: Buffer
  readonly accountId: string
  readonly openedBy: OwnSession['openedBy']
  readonly strong: boolean
  readonly device: string
  readonly addressFamily: 'IPv4' | 'IPv6'
  readonly confined: boolean
}

/** @returns the id that lists call the session by */
export async function insertSession(client: Queryable, session: NewSession): Promise<string> {
  const { tokenHash, accountId, openedBy, strong, device, addressFamily, confined } = session
  const { rows } = await client.query<{ id: string }>(
    `insert into session (token_hash, account_id, opened_by, strong_at, device, address_family, confined)
     values ($1, $2, $3, case when $4 then now() end, $5, $6, $7) returning id`,
    [tokenHash, accountId, openedBy, strong, device, addressFamily, confined],
  )
  return rows[0]?.id ?? ''
}

/** The open sessions of an account, the last used first. */
export async function sessionsOf(client: Queryable, accountId: string, current: Buffer): Promise<OwnSession[]> {
  const { rows } = await client.query<OwnSession>(
    `select id, device, address_family as "addressFamily", opened_by as "openedBy", started_at as "startedAt",
       seen_at as "seenAt", token_hash = $2 or former_hash is not distinct from $2 as current
       from session
      where account_id = $1 and seen_at > now() - $3::interval and started_at > now() - $4::interval
      order by token_hash = $2 desc, seen_at desc`,
    [accountId, current, IDLE, ABSOLUTE],
  )
  return rows
}

/** @returns ids of the sessions that ended */
export async function endSessions(
  client: Queryable,
  accountId: string,
  which: { readonly id: string } | { readonly except: Buffer | undefined },
): Promise<string[]> {
  const [id, except] = 'id' in which ? [which.id, null] : [null, which.except ?? null]
  const { rows } = await client.query<{ id: string }>(
    `delete from session where account_id = $1 and ($2::uuid is null or id = $2)
        and ($3::bytea is null or token_hash <> $3) returning id`,
    [accountId, id, except],
  )
  return rows.map((row) => row.id)
}

/** Ends the session behind a token, if there is one. */
export async function endSessionOf(
  client: Queryable,
  tokenHash: Buffer,
): Promise<{ id: string; accountId: string } | undefined> {
  const { rows } = await client.query<{ id: string; accountId: string }>(
    `delete from session where token_hash = $1 or (former_hash = $1 and former_until > now())
     returning id, account_id as "accountId"`,
    [tokenHash],
  )
  return rows[0]
}

/** Whether a factor was shown in this session lately, and whether a strong one was. */
export async function proofsOf(client: Queryable, tokenHash: Buffer): Promise<{ any: boolean; strong: boolean }> {
  const { rows } = await client.query<{ any: boolean; strong: boolean }>(
    `select proved_at > now() - $2::interval as any, coalesce(strong_at > now() - $2::interval, false) as strong
       from session where token_hash = $1`,
    [tokenHash, FRESH],
  )
  return rows[0] ?? { any: false, strong: false }
}

/** The session goes on under another token, stronger than before. What the former one opens, it opens no stronger. */
export async function renewSession(
  client: Queryable,
  { from, to, strong }: { from: Buffer; to: Buffer; strong: boolean },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update session set token_hash = $2, former_hash = $1, former_until = now() + $4::interval, proved_at = now(),
       strong_at = case when $3 then now() else strong_at end
      where token_hash = $1`,
    [from, to, strong, FORMER],
  )
  return rowCount === 1
}

/** What the account lacked is there now. */
export async function freeSessions(client: Queryable, accountId: string): Promise<void> {
  await client.query('update session set confined = false where account_id = $1 and confined', [accountId])
}

/** Whether a session is still open: for what was begun in it and goes on, such as a stream. This is no use of it. */
export async function isSessionOpen(client: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from session s join account a on a.id = s.account_id
      where (s.token_hash = $1 or s.former_hash = $1) and a.disabled_at is null
        and s.seen_at > now() - $2::interval and s.started_at > now() - $3::interval`,
    [tokenHash, IDLE, ABSOLUTE],
  )
  return rowCount === 1
}
