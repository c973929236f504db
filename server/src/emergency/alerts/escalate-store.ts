import type { PoolClient } from '#platform/postgres/pool.ts'

export interface LateAlert {
  readonly id: string
  readonly version: number
  readonly severity: number
  readonly scopeId: string
}

/**
 * Alerts beyond their time to be acknowledged that nobody above was told of, held for writing. What another process
 * holds is left to it, or to the next round.
 *
 * @param minutes of each severity, the lowest first
 */
export async function lateAlerts(
  client: PoolClient,
  minutes: readonly number[],
  now: Temporal.Instant,
): Promise<LateAlert[]> {
  const { rows } = await client.query<LateAlert>(
    `select id, version, least(4, greatest(1, coalesce(severity, 1))) as severity, scope_id as "scopeId" from alert
      where closed_at is null and merged_into_id is null and ack_at is null and assigned_at is null
        and incident_id is null and escalated_at is null and raised_at > $2::timestamptz - interval '30 days'
        and raised_at + make_interval(mins => ($1::int[])[least(4, greatest(1, coalesce(severity, 1)))]) < $2
      order by id limit 500 for no key update skip locked`,
    [minutes, now.toString()],
  )
  return rows
}
