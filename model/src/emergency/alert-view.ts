/** An alert as those see it who work on it, and what they do with it. Under `/api/operations/alerts`. */
import { z } from 'zod'
import { AccountName } from '../platform/account-view.ts'
import { Instant } from '../quantity.ts'
import { Names, plainText, Text } from '../text.ts'
import { incidentLevel } from './incident.ts'
import { hazard } from '../codes/hazard.ts'
import { AlertClocks, AlertSeverity } from './alert-clock.ts'
import { AlertAct, AlertState } from './alert-state.ts'

/** A team: an organization of the register. */
export const TeamName = z.object({ id: z.uuid(), name: Names }).meta({ id: 'TeamName' })

/** What part of the city's life it belongs to: the layers of the map. */
export const Layer = z
  .enum(['education', 'health', 'housing', 'transport', 'resourceProtection', 'other'])
  .meta({ id: 'OperationsLayer' })
export type Layer = z.infer<typeof Layer>

export const AlertView = z
  .object({
    id: z.uuid(),
    /** For `If-Match`: whoever comes second is told, not overruled. */
    version: z.int(),
    /** What people call it, e.g. `A-2026-000123`. */
    number: z.string(),
    title: Names,
    kind: z.string(),
    severity: AlertSeverity,
    state: AlertState,
    /** What may be done now by whoever may write alerts. */
    acts: z.array(AlertAct),
    domain: Layer,
    autoDetected: z.boolean(),
    raisedAt: Instant,
    /** When what raised it was over; people close. */
    clearedAt: Instant.nullable(),
    ackAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    closingNote: z.string().nullable(),
    /** When nobody had acknowledged in time and the role above was told. */
    escalatedAt: Instant.nullable(),
    scopeId: z.uuid(),
    areaId: z.uuid().nullable(),
    place: z.string().nullable(),
    /** WGS 84, degrees. */
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
    /** The event rule that raised it; null where a person did. */
    ruleId: z.string().nullable(),
    /** Why: the rule as a sentence. */
    reason: Names.nullable(),
    /** What it is about, e.g. `stream demo.air.jiangbei.pm2.5` or `area <id>`. */
    groupKey: z.string().nullable(),
    episodeAt: Instant.nullable(),
    /** Value that raised it, the last one and the worst, and the limit; in `unit` (UCUM). */
    firstValue: z.number().nullable(),
    lastValue: z.number().nullable(),
    worstValue: z.number().nullable(),
    limitValue: z.number().nullable(),
    unit: z.string().nullable(),
    lastValueAt: Instant.nullable(),
    acknowledgedBy: AccountName.nullable(),
    assignee: AccountName.nullable(),
    team: TeamName.nullable(),
    incidentId: z.uuid().nullable(),
    mergedIntoId: z.uuid().nullable(),
    /** Alerts merged into this one. */
    followers: z.int(),
    clocks: AlertClocks,
  })
  .meta({ id: 'AlertView' })
export type AlertView = z.infer<typeof AlertView>

/** `GET /api/operations/alerts`: the gravest first, of those the one whose clock ends first. */
export const AlertPage = z
  .object({
    items: z.array(AlertView),
    next: z.string().nullable(),
    count: z.int(),
  })
  .meta({ id: 'AlertPage' })
export type AlertPage = z.infer<typeof AlertPage>

/** What happened to an alert, each once, for ever. */
export const AlertEventName = z
  .enum([
    'raised',
    'worsened',
    'cleared',
    'fired',
    'storm',
    'acknowledge',
    'assign',
    'merge',
    'unmerge',
    'leads',
    'released',
    'openIncident',
    'close',
    'falseAlarm',
    'reopen',
    'escalated',
  ])
  .meta({ id: 'AlertEventName' })
export type AlertEventName = z.infer<typeof AlertEventName>

export const AlertEvent = z
  .object({
    seq: z.int(),
    event: AlertEventName,
    /** When it was so in the city; `doneAt` is when the platform wrote it down. */
    at: Instant,
    doneAt: Instant,
    /** Null where the platform did it. */
    actor: AccountName.nullable(),
    fromState: AlertState.nullable(),
    toState: AlertState,
    /** In the alert's unit. */
    value: z.number().nullable(),
    note: z.string().nullable(),
    /** The alert or the incident that it is about as well, or who was asked to act. */
    other: z.object({ noun: z.string(), id: z.uuid(), name: Names }).nullable(),
  })
  .meta({ id: 'AlertEvent' })
export type AlertEvent = z.infer<typeof AlertEvent>

/** `GET /api/operations/alerts/{id}` */
export const AlertDetail = AlertView.extend({
  /** Oldest first, the latest 500. */
  timeline: z.array(AlertEvent),
  /** Alerts that were merged into this one; the first 200. */
  merged: z.array(AlertView),
  /** The alert that it was merged into. */
  leader: AlertView.nullable(),
}).meta({ id: 'AlertDetail' })
export type AlertDetail = z.infer<typeof AlertDetail>

const words = plainText(1_000).min(1)

/** `POST /api/operations/alerts`: one that a person raises. */
export const NewAlert = z
  .strictObject({
    title: z
      .strictObject({ zh: plainText(300).min(1).optional(), en: plainText(300).min(1).optional() })
      .refine(({ zh, en }) => zh !== undefined || en !== undefined, { error: 'TEXT_IN_NO_LANGUAGE' }),
    kind: plainText(100).regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/+-]*$/u, { error: 'CODE_SHAPE' }),
    severity: AlertSeverity,
    domain: Layer.default('other'),
    place: plainText(200).min(1).nullable().default(null),
    longitude: z.number().min(-180).max(180).nullable().default(null),
    latitude: z.number().min(-90).max(90).nullable().default(null),
    areaId: z.uuid().nullable().default(null),
    /** The city where left out. */
    scopeId: z.uuid().optional(),
  })
  .meta({ id: 'NewAlert' })
export type NewAlert = z.infer<typeof NewAlert>

/** `POST …/{id}/assign`: a person, a team, or both. */
export const AlertAssignment = z
  .strictObject({
    account: z.uuid().nullable().default(null),
    teamId: z.uuid().nullable().default(null),
    note: words.nullable().default(null),
  })
  .refine(({ account, teamId }) => account !== null || teamId !== null, { error: 'NOBODY_NAMED' })

/** `POST …/{id}/close` and `…/{id}/false-alarm` */
export const AlertReason = z.strictObject({ reason: words })

/** `POST …/{id}/open-incident` */
export const AlertIncident = z.strictObject({
  hazard: z.enum(Object.keys(hazard.values) as [keyof typeof hazard.values]),
  level: z.enum(Object.keys(incidentLevel.values) as [keyof typeof incidentLevel.values]),
})

/** One alert as its reader saw it. */
const Seen = z.strictObject({ id: z.uuid(), version: z.int().min(1) })

/** `POST …/{id}/merge`: others into this one; the version of this one goes into `If-Match`. */
export const AlertMerger = z.strictObject({ alerts: z.array(Seen).min(1).max(100) })

/** `POST /api/operations/alerts/acts`: the same with up to a hundred, each with its own outcome. */
export const AlertActs = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('acknowledge'), alerts: z.array(Seen).min(1).max(100) }),
  z.strictObject({ act: z.enum(['close', 'falseAlarm']), alerts: z.array(Seen).min(1).max(100), reason: words }),
  z.strictObject({
    act: z.literal('assign'),
    alerts: z.array(Seen).min(1).max(100),
    account: z.uuid().nullable().default(null),
    teamId: z.uuid().nullable().default(null),
    note: words.nullable().default(null),
  }),
])
export type AlertActs = z.infer<typeof AlertActs>

/** In the order of the request: the alert as it stands, or why it was left alone. */
export const AlertOutcomes = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        alert: AlertView.nullable(),
        problem: z.object({ code: z.string(), text: Text }).nullable(),
      }),
    ),
    done: z.int(),
  })
  .meta({ id: 'AlertOutcomes' })
