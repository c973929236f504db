/** Alerts that nobody acknowledged in time: the role above is told, once. */
import { Problem } from '@citywide/model/problem'
import { registers } from '@citywide/model/registers'
import { Alert } from '@citywide/model/resources/alert'
import type { Clock } from '#platform/clock.ts'
import { tellAccounts } from '#platform/inbox/store.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import { recordStore } from '#platform/records/store.ts'
import { peopleInRole } from '../people-store.ts'
import { lateAlerts } from './escalate-store.ts'
import { keepAlertEvents } from './event-store.ts'
import { alertTargets } from './target-store.ts'

const store = recordStore(new Map(registers.map((declaration) => [declaration.name, declaration])))

/** @returns how many alerts the role above was told of */
export async function escalateAlerts(pool: Pool, clock: Clock): Promise<number> {
  return transaction(pool, async (client) => {
    const { targets } = await alertTargets(client)
    const now = clock.now()
    const late = await lateAlerts(
      client,
      targets.severities.map(({ acknowledge }) => acknowledge),
      now,
    )
    const at = now.toString()
    const changes = late.map(({ id, version }) => ({ id, read: version, values: { escalatedAt: at } }))
    const writer = { accountId: null, personId: null, source: 'system' } as const
    for (const outcome of await store.changeMany(client, Alert, changes, writer)) {
      if (outcome instanceof Problem) throw outcome
    }
    for (const { id, severity, scopeId } of late) {
      const role = targets.severities[severity - 1]?.escalateTo ?? 'city_leader'
      const above = await peopleInRole(client, role, scopeId)
      // Nobody holds the role here: the alert must not wait for a vacancy.
      const people = above.length > 0 ? above : await peopleInRole(client, 'city_leader', scopeId)
      await tellAccounts(client, people, { kind: 'alert_late', noun: 'Alert', recordId: id, note: { role } })
    }
    await keepAlertEvents(
      client,
      late.map(({ id }) => ({
        alertId: id,
        event: 'escalated',
        fromState: 'raised',
        toState: 'raised',
        at,
        doneAt: at,
        actor: null,
      })),
    )
    return late.length
  })
}
