/** A stored alert, as far as its work needs it. */
import { z } from 'zod'
import type { Stored } from '#platform/records/store.ts'

const StandingAlert = z.object({
  id: z.string(),
  version: z.int(),
  scopeId: z.string(),
  confidentiality: z.string(),
  kind: z.string(),
  domain: z.string().nullable(),
  autoDetected: z.boolean(),
  raisedAt: z.string(),
  ackAt: z.string().nullable(),
  assignedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  falseAlarm: z.boolean().nullable(),
  incidentId: z.string().nullable(),
  mergedIntoId: z.string().nullable(),
  ruleId: z.string().nullable(),
  groupKey: z.string().nullable(),
  episodeAt: z.string().nullable(),
  clearedAt: z.string().nullable(),
  lastValue: z.number().nullable(),
  worstValue: z.number().nullable(),
})
export type StandingAlert = z.infer<typeof StandingAlert>

export const standingAlert = (record: Stored): StandingAlert => StandingAlert.parse(record)
