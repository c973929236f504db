/**
 * What event rules tell becomes alerts: one for each rule, group and episode, however often it is told. What happens
 * to the group later is attached to it; that it is over is noted, and people close.
 */
import type { Transition } from '@citywide/model/observations/event-rule'
import { alertStateOf } from '@citywide/model/emergency/alert-state'
import { Problem } from '@citywide/model/problem'
import { registers } from '@citywide/model/registers'
import { Alert } from '@citywide/model/resources/alert'
import { streamPlaces } from '#observations/index.ts'
import { tellAccounts } from '#platform/inbox/store.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { recordStore, type Writer } from '#platform/records/store.ts'
import { peopleInRole } from '../people-store.ts'
import { keepAlertEvents, type NewAlertEvent } from './event-store.ts'
import { type StandingAlert, standingAlert } from './standing.ts'
import { keyOf, kindOf, told, type Told } from './told.ts'
import { alertsOfGroups, stormFollowers } from './raised-store.ts'

const platform: Writer = { accountId: null, personId: null, source: 'system' }
const store = recordStore(new Map(registers.map((declaration) => [declaration.name, declaration])))

interface Raising {
  readonly client: PoolClient
  readonly at: string
}

/**
 * Takes the transitions of one checkpoint, in the transaction of the checkpoint.
 *
 * @param clock when the platform writes it down
 */
export async function raiseAlerts(
  client: PoolClient,
  transitions: readonly Transition[],
  clock: Clock = systemClock,
): Promise<void> {
  const raising = { client, at: clock.now().toString() }
  const known = new Map(
    (await alertsOfGroups(client, transitions)).map((alert) => [
      keyOf(alert.ruleId, alert.groupKey, alert.episodeAt),
      alert,
    ]),
  )
  for (const transition of transitions) {
    for (const word of told(transition, [...known.values()])) {
      const key = keyOf(transition.ruleId, word.groupKey, word.episode)
      const stands = known.get(key)
      const alert = stands
        ? await attached(raising, stands, transition, word)
        : word.event === 'raised'
          ? await raised(raising, transition, word)
          : undefined
      if (alert) known.set(key, alert)
    }
  }
}

async function raised({ client, at }: Raising, transition: Transition, word: Told): Promise<StandingAlert> {
  const { group, ruleId, ruleTitle, sentence, severity, value, limit, unit, storm } = transition
  const place = group.kind === 'stream' ? (await streamPlaces(client, [group.id])).get(group.id) : undefined
  const silent = word.kind === 'no_data'
  const stored = await store.create(
    client,
    Alert,
    {
      kind: kindOf(word.kind, storm),
      autoDetected: true,
      raisedAt: at,
      title: titleOf(group.title, ruleTitle, silent),
      // Silence says that nothing is known, which is less than that something is wrong.
      severity: silent ? Math.min(severity, 2) : severity,
      domain: place?.domain ?? null,
      place: cut(place?.place ?? group.title.zh, 200),
      longitude: group.longitude,
      latitude: group.latitude,
      areaId: group.areaId,
      scopeId: group.scopeId,
      reason: { zh: cut(sentence.zh, 2_000), en: cut(sentence.en, 2_000) },
      ruleId,
      groupKey: word.groupKey,
      episodeAt: word.episode,
      firstValue: value,
      lastValue: value,
      worstValue: value,
      limitValue: limit,
      valueUnit: unit === '' ? null : cut(unit, 40),
      lastValueAt: value === null ? null : transition.at,
    },
    platform,
  )
  const alert = standingAlert(stored)
  const event = { alertId: alert.id, at: transition.at, doneAt: at, actor: null }
  const events: NewAlertEvent[] = [{ ...event, event: 'raised', fromState: null, toState: 'raised', value }]
  if (storm) events.push(...(await gathered({ client, at }, alert, transition)))
  await keepAlertEvents(client, events)
  if (transition.tells !== 'duty_officer' || severity >= 3) {
    const people = await peopleInRole(client, transition.tells, alert.scopeId)
    await tellAccounts(client, people, { kind: 'alert_raised', noun: 'Alert', recordId: alert.id, note: {} })
  }
  return alert
}

/** What came before a storm was seen as one belongs to it, as long as nobody has taken it in hand. */
async function gathered(
  { client, at }: Raising,
  storm: StandingAlert,
  transition: Transition,
): Promise<NewAlertEvent[]> {
  const alerts = await stormFollowers(client, storm, transition.at)
  const changes = alerts.map(({ id, version }) => ({ id, read: version, values: { mergedIntoId: storm.id } }))
  for (const outcome of await store.changeMany(client, Alert, changes, platform)) {
    if (outcome instanceof Problem) throw outcome
  }
  return alerts.flatMap(({ id }) => {
    const event = { at: transition.at, doneAt: at, actor: null, event: 'storm' } as const
    return [
      {
        ...event,
        alertId: id,
        fromState: 'raised',
        toState: 'merged',
        other: { noun: 'Alert', id: storm.id },
      } as const,
      { ...event, alertId: storm.id, fromState: 'raised', toState: 'raised', other: { noun: 'Alert', id } } as const,
    ]
  })
}

/** A later word on an alert that is there. */
async function attached(
  { client, at }: Raising,
  alert: StandingAlert,
  transition: Transition,
  word: Told,
): Promise<StandingAlert> {
  const { value } = transition
  const over = word.event === 'cleared'
  if (over && alert.clearedAt !== null) return alert
  const worse = !over && isWorse(value, alert.worstValue, transition.limit)
  const again = !over && alert.clearedAt !== null
  if (!over && !worse && !again && (value === null || value === alert.lastValue)) return alert
  const values = {
    ...(value !== null && { lastValue: value, lastValueAt: transition.at }),
    ...(worse && { worstValue: value }),
    ...(over && { clearedAt: transition.at }),
    ...(again && { clearedAt: null }),
  }
  const stands = await store.find(client, Alert, alert.id)
  if (!stands) return alert
  const changed = standingAlert(await store.change(client, Alert, alert.id, stands.version, values, platform))
  const state = alertStateOf(changed)
  const event = over ? 'cleared' : again ? 'fired' : worse ? 'worsened' : undefined
  if (event !== undefined) {
    const happened = { alertId: alert.id, fromState: state, toState: state, at: transition.at, doneAt: at, actor: null }
    await keepAlertEvents(client, [{ ...happened, event, value }])
  }
  return changed
}

/** Further beyond the limit than anything before. */
function isWorse(value: number | null, worst: number | null, limit: number | null): boolean {
  if (value === null) return false
  if (worst === null) return true
  if (limit === null) return Math.abs(value) > Math.abs(worst)
  return worst >= limit ? value > worst : value < worst
}

function titleOf(group: Transition['group']['title'], rule: Transition['ruleTitle'], silent: boolean) {
  return {
    zh: cut(silent ? `${group.zh}：无数据（${rule.zh}）` : `${group.zh}：${rule.zh}`, 300),
    en: cut(silent ? `${group.en}: no data (${rule.en})` : `${group.en}: ${rule.en}`, 300),
  }
}

const cut = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1)}…`)
