/** What people do with one alert. Whatever is done with an alert that leads others holds for these as well. */
import { type AlertAct, alertStateOf, factsAfter } from '@citywide/model/emergency/alert-state'
import { Problem } from '@citywide/model/problem'
import { Alert } from '@citywide/model/resources/alert'
import { authorOf } from '#platform/records/store.ts'
import { keepAlertEvents, type NewAlertEvent } from './event-store.ts'
import { followersOfAll } from './follower-store.ts'
import type { StandingAlert } from './standing.ts'
import { changedFacts, demandTurn, type Desk, factsOf, holdAlerts, refuseAct, type Seen, stateOfAlert } from './held.ts'

export interface Deed {
  readonly act: Exclude<AlertAct, 'merge' | 'unmerge'>
  readonly reason?: string
  /** Further fields that it sets. */
  readonly values?: Readonly<Record<string, unknown>>
  /** Of `openIncident`: the one that was opened. */
  readonly incident?: string
  /** Who or what it is about as well. */
  readonly other?: NewAlertEvent['other']
}

/** Acts that hold for the followers of an alert, too. */
const shared: ReadonlySet<AlertAct> = new Set([
  'acknowledge',
  'assign',
  'openIncident',
  'close',
  'falseAlarm',
  'reopen',
])

/**
 * Does something with an alert, once: who comes second is told who was first.
 *
 * @throws Problem NOT_FOUND, FORBIDDEN, ALERT_TAKEN, ALERT_ACT
 */
export async function actOnAlert(desk: Desk, seen: Seen, deed: Deed): Promise<void> {
  const { client, store, principal, now } = desk
  const { act, reason, incident } = deed
  const alert = (await holdAlerts(desk, [seen.id])).get(seen.id)
  if (!alert) throw new Problem('NOT_FOUND')
  await demandTurn(desk, alert, seen)
  const at = now.toString()
  const from = stateOfAlert(alert)
  const after = factsAfter(factsOf(alert), act, { at, ...(incident !== undefined && { incident }) })
  if (!after) return refuseAct(act, from)
  // Whoever merges another into this one waits for us, so none joins in the meantime.
  const followers = shared.has(act) ? await followersOfAll(client, [seen.id]) : []
  const held = await holdAlerts(desk, followers)
  const author = authorOf(principal, reason)
  const note = act === 'close' || act === 'falseAlarm' ? { closingNote: reason ?? null } : {}
  const cleared = act === 'reopen' ? { closingNote: null } : {}
  const events: NewAlertEvent[] = [
    {
      alertId: alert.id,
      event: act,
      fromState: from,
      toState: alertStateOf(after),
      at,
      doneAt: at,
      actor: principal.accountId,
      note: reason ?? null,
      ...(deed.other && { other: deed.other }),
    },
  ]
  await store.change(
    client,
    Alert,
    alert.id,
    alert.version,
    { ...changedFacts(factsOf(alert), after), ...note, ...cleared, ...deed.values },
    author,
  )
  const along = followers.flatMap((id) => {
    const follower = held.get(id)
    if (!follower || follower.mergedIntoId !== alert.id) return []
    const values = valuesAlong(act, alert, follower, at, reason)
    if (Object.keys(values).length === 0) return []
    return [{ id, read: follower.version, values }]
  })
  if (along.length > 0) {
    await store.changeMany(client, Alert, along, author)
    for (const { id } of along)
      events.push({
        alertId: id,
        event: act,
        fromState: 'merged',
        toState: 'merged',
        at,
        doneAt: at,
        actor: principal.accountId,
        note: reason ?? null,
        other: { noun: 'Alert', id: alert.id },
      })
  }
  await keepAlertEvents(client, events)
}

/** What an act on the leader means for a follower: it is seen, closed and opened again with it; it stays merged. */
function valuesAlong(
  act: Deed['act'],
  leader: StandingAlert,
  follower: StandingAlert,
  at: string,
  reason: string | undefined,
): Readonly<Record<string, unknown>> {
  const seen = follower.ackAt === null ? { ackAt: at } : {}
  if (act === 'close' || act === 'falseAlarm')
    return { ...seen, closedAt: at, falseAlarm: act === 'falseAlarm', closingNote: reason ?? null }
  if (act === 'reopen')
    return follower.closedAt !== null && follower.closedAt === leader.closedAt
      ? { closedAt: null, falseAlarm: null, closingNote: null }
      : {}
  return seen
}
