import { randomUUIDv7 } from 'node:crypto'
import type { ApiKey, ApiKeyNew } from '@citywide/model/platform/api-key'
import { hashOf } from '../access/principal.ts'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'
import { newKey, prefixOf } from './key.ts'

const columns = sql`k.id, k.name, k.prefix, jsonb_build_object('id', a.id, 'name', a.name) as account, k.scopes,
  k.per_minute as "perMinute", k.made_at as "madeAt",
  (select jsonb_build_object('id', m.id, 'name', m.name) from account m where m.id = k.made_by) as "madeBy",
  k.expires_at as "expiresAt", k.used_at as "usedAt", k.ended_at as "endedAt"`

/** Keys of an account, or all; open ones first, newest first. */
export function keysOfAccount(client: Queryable, accountId: string | undefined): Promise<ApiKey[]> {
  return rowsOf<ApiKey>(
    client,
    sql`select ${columns} from api_key k join account a on a.id = k.account_id
         where ${accountId === undefined ? sql`true` : sql`k.account_id = ${accountId}`}
         order by k.ended_at is not null or k.expires_at <= now(), k.made_at desc limit 1000`,
  )
}

/** Locks the account, so that the count holds. */
export async function openKeysOf(client: PoolClient, accountId: string): Promise<number> {
  await client.query('select from account where id = $1 for update', [accountId])
  const { rows } = await client.query<{ count: number }>(
    'select count(*) as count from api_key where account_id = $1 and ended_at is null and expires_at > now()',
    [accountId],
  )
  return rows[0]?.count ?? 0
}

/** @returns the key as it is shown, and the secret that is told once */
export async function addKey(
  client: PoolClient,
  { accountId, name, scopes, days, perMinute, by }: ApiKeyNew & { accountId: string; by: string },
): Promise<{ key: ApiKey; secret: string }> {
  const secret = newKey()
  const id = randomUUIDv7()
  await client.query(
    `insert into api_key (id, prefix, key_hash, account_id, name, scopes, per_minute, made_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9))`,
    [id, prefixOf(secret), hashOf(secret), accountId, name, JSON.stringify(scopes), perMinute, by, days],
  )
  const [key] = await rowsOf<ApiKey>(
    client,
    sql`select ${columns} from api_key k join account a on a.id = k.account_id where k.id = ${id}`,
  )
  if (!key) throw new Error('a key was not kept')
  return { key, secret }
}

/** @returns whose it was; undefined where there is no such open key */
export async function endKey(
  client: PoolClient,
  id: string,
  { by, accountId }: { by: string; accountId: string | undefined },
): Promise<string | undefined> {
  const { rows } = await client.query<{ holder: string }>(
    `update api_key set ended_at = now(), ended_by = $2
      where id = $1 and ended_at is null and ($3::uuid is null or account_id = $3) returning account_id as holder`,
    [id, by, accountId ?? null],
  )
  return rows[0]?.holder
}

/** People make keys of their own; an administrator who made one for a person could act as that person. */
export async function isOpenProgram(client: Queryable, accountId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from account where id = $1 and kind = 'program' and disabled_at is null`,
    [accountId],
  )
  return rowCount === 1
}
