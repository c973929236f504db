/** The situation in one answer, bounded whatever the city holds. */
import { openAlertStates } from '@citywide/model/emergency/alert-state'
import { resourceKind } from '@citywide/model/emergency/incident-asset'
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import type { Text } from '@citywide/model/text'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { asPlatform, type PoolClient } from '#platform/postgres/pool.ts'
import { listAlerts } from '../alerts/alert-store.ts'
import { alertTargets } from '../alerts/target-store.ts'
import { alertViews } from '../alerts/view.ts'
import { scopesInReach } from '../rights.ts'
import { chosenStreams, indicatorsOf } from './indicators.ts'
import { alertBars, alertCounts, dutyOfficers, openIncident, pinnedStreams, resourceCounts } from './picture-store.ts'
import type { Situation } from './situation.ts'

/** Alerts that one picture brings. */
const ALERTS = 100
const BAR_SECONDS = 900
const BARS = 97
/** Hours within which a duty officer was seen. */
const ON_DUTY = 12

const resourceTitles: Readonly<Record<string, Text>> = resourceKind.values

export async function operationsPicture(
  client: PoolClient,
  scope: WholeScope,
  { streams, at: readAt }: Situation,
  now: Temporal.Instant,
): Promise<OperationsPicture> {
  const scopes = scope.inside
  const { targets } = await alertTargets(client)
  const question = { scopes, states: openAlertStates, severities: null, incidentId: null, ruleId: null, after: null }
  const alerts = alertViews(await listAlerts(client, { ...question, order: 'urgent', limit: ALERTS }), targets, now)
  const inReach = new Set(scopesInReach(scopes))
  const own = streams.filter(({ scopeId }) => inReach.has(scopeId))
  const pinned = await pinnedStreams(client, scope.id)
  const silent = own.filter(({ state, value, at, intervalSeconds }) =>
    state === 'silent' || value === null || at === null
      ? true
      : readAt.epochMilliseconds - at > 2_000 * intervalSeconds,
  ).length
  return {
    at: now.toString(),
    alerts,
    counts: await alertCounts(client, scopes, targets, now),
    resources: (await resourceCounts(client, scopes)).map((resource) => ({
      ...resource,
      title: resourceTitles[resource.kind] ?? { zh: resource.kind, en: resource.kind },
    })),
    indicators: await indicatorsOf(client, chosenStreams(own, pinned), { pinned: pinned.length > 0, now }),
    timeline: await timelineOf(client, scopes, now),
    sources: { live: own.length - silent, silent, total: own.length },
    dutyOfficers: await asPlatform(client, () => dutyOfficers(client, ON_DUTY, now)),
    incident: await openIncident(client, scopes),
  }
}

async function timelineOf(
  client: PoolClient,
  scopes: readonly string[],
  now: Temporal.Instant,
): Promise<OperationsPicture['timeline']> {
  const last = Math.floor(now.epochMilliseconds / 1_000 / BAR_SECONDS)
  const instant = (bar: number) => Temporal.Instant.fromEpochMilliseconds(bar * BAR_SECONDS * 1_000)
  const from = instant(last - BARS + 1)
  const bars = await alertBars(client, scopes, { from, to: instant(last + 1), stepSeconds: BAR_SECONDS })
  const of = (severity: number) => {
    const counts = Array<number>(BARS).fill(0)
    for (const bar of bars)
      if (bar.severity === severity && bar.step >= 0 && bar.step < BARS) counts[bar.step] = bar.raised
    return counts
  }
  const sum = (name: 'raised' | 'merged') => bars.reduce((all, bar) => all + bar[name], 0)
  return {
    from: from.toString(),
    stepSeconds: BAR_SECONDS,
    bySeverity: [of(1), of(2), of(3), of(4)],
    total: sum('raised'),
    merged: sum('merged'),
  }
}
