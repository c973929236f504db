/** SQL of how long alerts may wait. */
import { AlertTargets, defaultAlertTargets } from '@citywide/model/emergency/alert-clock'
import { Problem } from '@citywide/model/problem'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'

export interface StoredTargets {
  readonly targets: AlertTargets
  /** 0 while the defaults hold. */
  readonly version: number
}

export async function alertTargets(client: Queryable): Promise<StoredTargets> {
  const { rows } = await client.query<{ targets: unknown; version: number }>(
    'select targets, version from alert_targets',
  )
  const [row] = rows
  if (!row) return { targets: defaultAlertTargets, version: 0 }
  return { targets: AlertTargets.parse(row.targets), version: row.version }
}

/** @throws Problem CHANGED where somebody set them since they were read */
export async function keepAlertTargets(
  client: PoolClient,
  targets: AlertTargets,
  { read, at, by }: { read: number; at: Temporal.Instant; by: string },
): Promise<StoredTargets> {
  await client.query('select pg_advisory_xact_lock(37114)')
  const now = (await alertTargets(client)).version
  if (now !== read) throw new Problem('CHANGED', { read: String(read), now: String(now) })
  await client.query(
    `insert into alert_targets (targets, version, updated_at, updated_by) values ($1, $2, $3, $4)
     on conflict (one) do update set targets = excluded.targets, version = excluded.version,
       updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [JSON.stringify(targets), read + 1, at.toString(), by],
  )
  return { targets, version: read + 1 }
}
