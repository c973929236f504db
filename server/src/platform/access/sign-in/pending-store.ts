import type { OwnSession } from '@citywide/model/platform/own-account'
import type { Queryable } from '../../postgres/pool.ts'

/** How long the second factor may take after the first. */
const LIFE = '5 minutes'

export interface Pending {
  readonly accountId: string
  readonly openedBy: OwnSession['openedBy']
}

export async function keepPending(client: Queryable, tokenHash: Buffer, pending: Pending): Promise<void> {
  await client.query('insert into pending_sign_in (token_hash, account_id, opened_by) values ($1, $2, $3)', [
    tokenHash,
    pending.accountId,
    pending.openedBy,
  ])
}

export async function pendingOf(client: Queryable, tokenHash: Buffer): Promise<Pending | undefined> {
  const { rows } = await client.query<Pending>(
    `select p.account_id as "accountId", p.opened_by as "openedBy" from pending_sign_in p join account a on a.id = p.account_id
      where token_hash = $1 and made_at > now() - $2::interval and a.disabled_at is null`,
    [tokenHash, LIFE],
  )
  return rows[0]
}

/** @returns false when it was taken by another request */
export async function takePending(client: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query('delete from pending_sign_in where token_hash = $1', [tokenHash])
  return rowCount === 1
}
