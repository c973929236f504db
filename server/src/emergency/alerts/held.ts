/** Alerts held for writing, and what is asked before anybody writes them: that nobody else was faster. */
import {
  type AlertAct,
  type AlertFacts,
  alertActs,
  type AlertState,
  alertStateOf,
  alertStates,
} from '@citywide/model/emergency/alert-state'
import { Problem } from '@citywide/model/problem'
import { Alert } from '@citywide/model/resources/alert'
import type { Principal } from '#platform/access/principal.ts'
import { asPlatform, type PoolClient } from '#platform/postgres/pool.ts'
import { heldRecords, recordsOf } from '#platform/records/stored.ts'
import type { RecordStore } from '#platform/records/store.ts'
import { personWroteSince } from '../people-store.ts'
import { type StandingAlert, standingAlert } from './standing.ts'
import { lastActOf } from './event-store.ts'

/** What somebody works on alerts with, in one transaction. */
export interface Desk {
  readonly client: PoolClient
  readonly store: RecordStore
  readonly principal: Principal
  readonly now: Temporal.Instant
}

/** An alert and the version that its reader saw. */
export interface Seen {
  readonly id: string
  readonly version: number
}

/**
 * Alerts as they stand, in the order of their ids, so that two who hold several cannot wait for each other.
 *
 * @throws Problem NOT_FOUND, FORBIDDEN
 */
export async function holdAlerts(
  { client }: Pick<Desk, 'client'>,
  ids: readonly string[],
): Promise<Map<string, StandingAlert>> {
  const records = await heldRecords(client, Alert, ids)
  const held = new Map([...records].map(([id, record]) => [id, standingAlert(record)]))
  const missing = ids.filter((id) => !held.has(id))
  if (missing.length > 0)
    throw new Problem((await recordsOf(client, Alert, missing)).length > 0 ? 'FORBIDDEN' : 'NOT_FOUND')
  return held
}

/**
 * One duty officer at a time wins. What the platform wrote since, such as a worse value, takes nobody's turn.
 *
 * @throws Problem ALERT_TAKEN with the name of the winner
 */
export async function demandTurn(
  { client }: Pick<Desk, 'client'>,
  alert: StandingAlert,
  { version }: Seen,
): Promise<void> {
  if (alert.version === version) return
  const [person, last] = await asPlatform(client, async () => [
    alert.version < version || (await personWroteSince(client, alert.id, version)),
    await lastActOf(client, alert.id),
  ])
  if (!person) return
  if (!last?.actor) throw new Problem('CHANGED', { read: String(version), now: String(alert.version) })
  const { event, doneAt, actor } = last
  const done = event in alertActs ? alertActs[event as AlertAct] : { zh: '处理', en: 'Change' }
  throw new Problem('ALERT_TAKEN', {
    whoZh: actor.name.zh,
    whoEn: actor.name.en,
    actZh: done.zh,
    actEn: done.en,
    at: `${doneAt.slice(0, 19)}Z`,
  })
}

export const factsOf = (alert: StandingAlert): AlertFacts => alert

/** @throws Problem ALERT_ACT */
export function refuseAct(act: AlertAct, state: AlertState): never {
  throw new Problem('ALERT_ACT', {
    actZh: alertActs[act].zh,
    actEn: alertActs[act].en,
    stateZh: alertStates[state].zh,
    stateEn: alertStates[state].en,
  })
}

/** The facts that an act changes. */
export function changedFacts(before: AlertFacts, after: AlertFacts): Partial<AlertFacts> {
  const names = ['ackAt', 'assignedAt', 'closedAt', 'falseAlarm', 'incidentId', 'mergedIntoId'] as const
  return Object.fromEntries(names.flatMap((name) => (before[name] === after[name] ? [] : [[name, after[name]]])))
}

export const stateOfAlert = (alert: StandingAlert): AlertState => alertStateOf(factsOf(alert))
