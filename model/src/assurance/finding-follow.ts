/** Who else is told of findings, and when people are told at all. */
import { z } from 'zod'
import { FindingChannel, FindingSeverity } from './finding.ts'
import { EvidenceClass } from './verdict.ts'

const wanted = {
  /** Code of a scope; null: every one that the reader sees. */
  scope: z.string().max(60).nullable(),
  component: z.string().max(40).nullable(),
  /** This severity and worse. */
  severity: FindingSeverity.nullable(),
  class: EvidenceClass.nullable(),
  channel: FindingChannel,
}

/** `POST /api/finding-follows`: for oneself, or for a role, which the programme office alone may do. */
export const NewFindingFollow = z.strictObject({ role: z.string().max(40).nullable(), ...wanted })
export type NewFindingFollow = z.infer<typeof NewFindingFollow>

export const FindingFollow = z
  .object({ id: z.uuid(), role: z.string().nullable(), ...wanted, mayEnd: z.boolean() })
  .meta({ id: 'FindingFollow' })
export type FindingFollow = z.infer<typeof FindingFollow>

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const days = z.int().min(1).max(365)

/** `GET`, `PUT /api/finding-settings`. Times of day are those of the city's zone. */
export const FindingSettings = z
  .strictObject({
    /** Nothing is sent from then … */
    quietFrom: TimeOfDay,
    /** … until then, apart from what belongs to an emergency. Equal: no quiet hours. */
    quietTo: TimeOfDay,
    digestAt: TimeOfDay,
    /** Days until a finding that nobody has planned goes to the role above. */
    escalateAfter: z.strictObject({ critical: days, major: days, minor: days }),
    /** Days from the opening to the due date. */
    dueAfter: z.strictObject({ critical: days, major: days, minor: days }),
  })
  .meta({ id: 'FindingSettings' })
export type FindingSettings = z.infer<typeof FindingSettings>

export const FindingSettingsView = FindingSettings.extend({ version: z.int() }).meta({ id: 'FindingSettingsView' })

/** Source: design of the evidence engine, section 10. */
export const defaultSettings: FindingSettings = {
  quietFrom: '21:00',
  quietTo: '07:00',
  digestAt: '08:30',
  escalateAfter: { critical: 3, major: 14, minor: 14 },
  dueAfter: { critical: 7, major: 30, minor: 60 },
}
