import { alertClocks, type AlertTargets } from '@citywide/model/emergency/alert-clock'
import { alertStateOf, openActs } from '@citywide/model/emergency/alert-state'
import type { AlertView } from '@citywide/model/emergency/alert-view'
import { mayWorkOnAlerts } from '../rights.ts'
import { type AlertRow, layerOf } from './alert-store.ts'

/** Alerts with their states, what may be done with them by who asks, and how their clocks stand. */
export function alertViews(rows: readonly AlertRow[], targets: AlertTargets, now: Temporal.Instant): AlertView[] {
  const working = mayWorkOnAlerts()
  return rows.map(({ assignedAt, falseAlarm, domain, ...row }) => {
    const state = alertStateOf({ ...row, assignedAt, falseAlarm })
    return {
      ...row,
      domain: layerOf(domain),
      state,
      acts: working ? [...openActs(state)] : [],
      clocks: alertClocks(row, targets, now),
    }
  })
}
