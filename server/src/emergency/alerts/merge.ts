/**
 * Several alerts about one thing become one: the others follow it, keep their numbers and can be taken out again. A
 * follower points at its leader alone, never at another follower, so there are neither chains nor circles.
 */
import { alertStateOf, factsAfter, openAlertStates } from '@citywide/model/emergency/alert-state'
import { Problem } from '@citywide/model/problem'
import { Alert } from '@citywide/model/resources/alert'
import { authorOf } from '#platform/records/store.ts'
import { keepAlertEvents, type NewAlertEvent } from './event-store.ts'
import { followersOfAll } from './follower-store.ts'
import { changedFacts, demandTurn, type Desk, factsOf, holdAlerts, refuseAct, type Seen, stateOfAlert } from './held.ts'

/** @throws Problem NOT_FOUND, FORBIDDEN, ALERT_TAKEN, ALERT_ACT, ALERT_ITSELF */
export async function mergeAlerts(desk: Desk, leader: Seen, others: readonly Seen[]): Promise<void> {
  const { client, store, principal, now } = desk
  if (others.some(({ id }) => id === leader.id)) throw new Problem('ALERT_ITSELF')
  const named = new Map(others.map((seen) => [seen.id, seen]))
  const further = (await followersOfAll(client, [...named.keys()])).filter((id) => !named.has(id))
  const held = await holdAlerts(desk, [leader.id, ...named.keys(), ...further])
  const leading = held.get(leader.id)
  if (!leading) throw new Problem('NOT_FOUND')
  await demandTurn(desk, leading, leader)
  const leadingState = stateOfAlert(leading)
  if (!openAlertStates.includes(leadingState)) return refuseAct('merge', leadingState)

  const at = now.toString()
  const done = { at, doneAt: at, actor: principal.accountId }
  const events: NewAlertEvent[] = []
  const changes: { id: string; read: number; values: Readonly<Record<string, unknown>> }[] = []
  for (const seen of named.values()) {
    const alert = held.get(seen.id)
    if (!alert) throw new Problem('NOT_FOUND')
    await demandTurn(desk, alert, seen)
    const from = stateOfAlert(alert)
    const after = factsAfter(factsOf(alert), 'merge', { at, into: leader.id })
    if (!after) return refuseAct('merge', from)
    changes.push({ id: alert.id, read: alert.version, values: changedFacts(factsOf(alert), after) })
    events.push({
      alertId: alert.id,
      event: 'merge',
      fromState: from,
      toState: 'merged',
      ...done,
      other: pointer(leader.id),
    })
    events.push({
      alertId: leader.id,
      event: 'leads',
      fromState: leadingState,
      toState: leadingState,
      ...done,
      other: pointer(alert.id),
    })
  }
  // Those that followed one of them follow the new leader: a follower of a follower would be lost to sight.
  for (const id of further) {
    const alert = held.get(id)
    if (!alert || alert.mergedIntoId === null) continue
    changes.push({ id, read: alert.version, values: { mergedIntoId: leader.id } })
    events.push({
      alertId: id,
      event: 'merge',
      fromState: 'merged',
      toState: 'merged',
      ...done,
      other: pointer(leader.id),
    })
  }
  if (leading.ackAt === null) {
    changes.push({ id: leading.id, read: leading.version, values: { ackAt: at } })
    events.push({ alertId: leading.id, event: 'acknowledge', fromState: 'raised', toState: 'acknowledged', ...done })
  }
  const outcomes = await store.changeMany(client, Alert, changes, authorOf(principal))
  for (const outcome of outcomes) if (outcome instanceof Problem) throw outcome
  await keepAlertEvents(client, events)
}

/** Takes an alert out of its merger: it stands where its own facts put it. @throws Problem as above */
export async function unmergeAlert(desk: Desk, seen: Seen): Promise<void> {
  const { client, store, principal, now } = desk
  const held = await holdAlerts(desk, [seen.id])
  const alert = held.get(seen.id)
  if (!alert) throw new Problem('NOT_FOUND')
  await demandTurn(desk, alert, seen)
  const at = now.toString()
  const from = stateOfAlert(alert)
  const after = factsAfter(factsOf(alert), 'unmerge', { at })
  if (!after || alert.mergedIntoId === null) return refuseAct('unmerge', from)
  const leader = alert.mergedIntoId
  await store.change(
    client,
    Alert,
    alert.id,
    alert.version,
    { ...changedFacts(factsOf(alert), after), closingNote: null },
    authorOf(principal),
  )
  const stands = (await holdAlerts(desk, [leader])).get(leader)
  const leaderState = stands ? stateOfAlert(stands) : 'closed'
  const done = { at, doneAt: at, actor: principal.accountId }
  await keepAlertEvents(client, [
    {
      alertId: alert.id,
      event: 'unmerge',
      fromState: from,
      toState: alertStateOf(after),
      ...done,
      other: pointer(leader),
    },
    {
      alertId: leader,
      event: 'released',
      fromState: leaderState,
      toState: leaderState,
      ...done,
      other: pointer(alert.id),
    },
  ])
}

const pointer = (id: string) => ({ noun: 'Alert', id }) as const
