import type { OwnDevice } from '@citywide/model/platform/own-account'
import type { Queryable } from '../../postgres/pool.ts'

/** How long a device is known after its last sign-in. */
export const KNOWN_DAYS = 180

export interface KnownDevice {
  readonly id: string
  readonly accountId: string
  readonly login: string
}

export async function knownDevice(client: Queryable, tokenHash: Buffer): Promise<KnownDevice | undefined> {
  const { rows } = await client.query<KnownDevice>(
    `select d.id, d.account_id as "accountId", a.login from known_device d join account a on a.id = d.account_id
      where d.token_hash = $1 and d.used_at > now() - make_interval(days => $2)`,
    [tokenHash, KNOWN_DAYS],
  )
  return rows[0]
}

/** Keeps a device that somebody has signed in from, in place of what its browser was known by. */
export async function keepDevice(
  client: Queryable,
  { tokenHash, accountId, device, before }: { tokenHash: Buffer; accountId: string; device: string; before?: string },
): Promise<void> {
  const { rowCount } = await client.query(
    'update known_device set token_hash = $2, device = $3, used_at = now() where id = $1 and account_id = $4',
    [before ?? null, tokenHash, device, accountId],
  )
  if (rowCount === 1) return
  await client.query('insert into known_device (token_hash, account_id, device) values ($1, $2, $3)', [
    tokenHash,
    accountId,
    device,
  ])
}

export async function devicesOf(
  client: Queryable,
  accountId: string,
  current: Buffer | undefined,
): Promise<OwnDevice[]> {
  const { rows } = await client.query<OwnDevice>(
    `select id, device, made_at as "madeAt", used_at as "usedAt", coalesce(token_hash = $2, false) as current
       from known_device where account_id = $1 and used_at > now() - make_interval(days => $3) order by used_at desc`,
    [accountId, current ?? null, KNOWN_DAYS],
  )
  return rows
}

export async function forgetDevice(client: Queryable, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from known_device where account_id = $1 and id = $2', [accountId, id])
  return rowCount === 1
}

export async function forgetDevices(client: Queryable, accountId: string): Promise<void> {
  await client.query('delete from known_device where account_id = $1', [accountId])
}
