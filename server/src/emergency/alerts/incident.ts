/** An alert becomes an incident: the incident is declared, and the alert is its first signal. */
import { Incident } from '@citywide/model/emergency/incident'
import { IncidentSignal } from '@citywide/model/emergency/incident-signal'
import { Problem } from '@citywide/model/problem'
import { authorOf } from '#platform/records/store.ts'
import { actOnAlert } from './act.ts'
import { type Desk, holdAlerts, type Seen } from './held.ts'

/** Sector of a signal by the domain of the alert. */
const sectors: Readonly<Record<string, string>> = {
  education: 'education',
  health: 'health',
  housing: 'community',
  transport: 'transport',
  resource_protection: 'environment',
}

interface Declared {
  readonly hazard: string
  readonly level: string
}

/** @throws Problem as `actOnAlert` */
export async function openIncident(desk: Desk, seen: Seen, { hazard, level }: Declared): Promise<string> {
  const { client, store, principal, now } = desk
  const held = await holdAlerts(desk, [seen.id])
  const alert = held.get(seen.id)
  if (!alert) throw new Problem('NOT_FOUND')
  const author = authorOf(principal)
  const { scopeId, confidentiality } = alert
  const at = now.toString()
  const incident = await store.create(
    client,
    Incident,
    { hazard, level, declaredAt: at, status: 'declared', scopeId, confidentiality },
    author,
  )
  // Whether it may be done is asked here; where not, nothing of the above stays.
  await actOnAlert(desk, seen, {
    act: 'openIncident',
    incident: incident.id,
    other: { noun: 'Incident', id: incident.id },
  })
  await store.create(
    client,
    IncidentSignal,
    {
      incidentId: incident.id,
      origin: alert.autoDetected ? 'sensor' : 'agency',
      receivedAt: alert.raisedAt,
      triagedAt: at,
      sectorKind: sectors[alert.domain ?? ''] ?? 'safety',
      personalData: false,
      scopeId,
      confidentiality,
    },
    author,
  )
  return incident.id
}
