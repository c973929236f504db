import type { PoolClient } from '../postgres/pool.ts'

interface Key {
  readonly accountId: string
  readonly key: string
}

/** What is known of a key that was used before. */
interface Used {
  readonly fingerprint: Buffer
  readonly status: number
  readonly body: unknown
  /** False: it was done, and its answer was too long to be kept. */
  readonly kept: boolean
}

/**
 * Takes a key for the transaction. While another one holds it this waits, at most two seconds.
 *
 * @returns what is known of it where it was used before
 */
export async function takeKey(
  client: PoolClient,
  { accountId, key, fingerprint }: Key & { readonly fingerprint: Buffer },
): Promise<Used | undefined> {
  const { rows: before } = await client.query<{ limit: string }>(
    `select current_setting('lock_timeout') as limit, set_config('lock_timeout', '2s', true)`,
  )
  const { rowCount } = await client.query(
    'insert into idempotent_request (account_id, key, fingerprint) values ($1, $2, $3) on conflict do nothing',
    [accountId, key, fingerprint],
  )
  await client.query(`select set_config('lock_timeout', $1, true)`, [before[0]?.limit ?? '0'])
  if (rowCount === 1) return undefined
  const { rows } = await client.query<Used>(
    'select fingerprint, status, body, kept from idempotent_request where account_id = $1 and key = $2',
    [accountId, key],
  )
  return rows[0]
}

export async function keepAnswer(
  client: PoolClient,
  { accountId, key }: Key,
  { status, text, kept }: { readonly status: number; readonly text: string | null; readonly kept: boolean },
): Promise<void> {
  await client.query(
    'update idempotent_request set status = $3, body = $4, kept = $5 where account_id = $1 and key = $2',
    [accountId, key, status, text, kept],
  )
}
