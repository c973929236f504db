/** SQL of alerts as the event rules know them: by rule and group. */
import type { Transition } from '@citywide/model/observations/event-rule'
import { Alert } from '@citywide/model/resources/alert'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { recordsOf } from '#platform/records/stored.ts'
import { type StandingAlert, standingAlert } from './standing.ts'
import { groupKeyOf } from './told.ts'

/** Alerts of the groups of these transitions that are not over, and those of the same episodes, held for writing. */
export async function alertsOfGroups(client: PoolClient, transitions: readonly Transition[]): Promise<StandingAlert[]> {
  if (transitions.length === 0) return []
  const { rows } = await client.query<{ id: string }>(
    `select a.id from alert a
       join unnest($1::text[], $2::text[], $3::timestamptz[]) as t(rule, key, episode)
         on a.rule_id = t.rule and a.group_key = t.key and (a.cleared_at is null or a.episode_at = t.episode)
      order by a.id for no key update of a`,
    [
      transitions.map(({ ruleId }) => ruleId),
      transitions.map(({ group }) => groupKeyOf(group)),
      transitions.map(({ episode }) => episode),
    ],
  )
  return (await recordsOf(client, Alert, [...new Set(rows.map(({ id }) => id))])).map(standingAlert)
}

/** Alerts of the same rule that were raised in the five minutes before a storm and that nobody has acknowledged. */
export async function stormFollowers(
  client: PoolClient,
  storm: StandingAlert,
  at: string,
): Promise<{ id: string; version: number }[]> {
  const { rows } = await client.query<{ id: string; version: number }>(
    `select id, version from alert
      where rule_id = $1 and id <> $2 and ack_at is null and closed_at is null and merged_into_id is null
        and incident_id is null and kind = 'threshold' and scope_id = $4
        and exists (select from alert_event e where e.alert_id = alert.id and e.event = 'raised'
          and e.at > $3::timestamptz - interval '5 minutes')
        and not exists (select from alert f where f.merged_into_id = alert.id)
      order by id for no key update`,
    [storm.ruleId, storm.id, at, storm.scopeId],
  )
  return rows
}
