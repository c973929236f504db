/** Subscriptions of other systems to what happens here. `/api/webhooks` */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { plainText, Text } from '../text.ts'

/** What can be told. */
export const webhookTopics = {
  'record.created': { zh: '新建记录', en: 'A record was created' },
  'record.changed': { zh: '修改记录', en: 'A record was changed' },
  'record.removed': { zh: '删除记录', en: 'A record was removed' },
  'incident.changed': { zh: '突发事件启动、转段或结束', en: 'An incident was declared, moved on or closed' },
  'verdict.changed': { zh: '评估结论变化', en: 'A verdict changed' },
  'finding.changed': { zh: '发现项变化', en: 'A finding opened, moved on or closed' },
  'rule.published': { zh: '规则新版本发布', en: 'A version of a rule was published' },
} as const satisfies Record<string, Text>
export type WebhookTopic = keyof typeof webhookTopics

const topics = Object.keys(webhookTopics) as [WebhookTopic, ...WebhookTopic[]]
export const WebhookTopics = z.array(z.enum(topics)).min(1).max(topics.length)

export const webhookAlgorithms = ['hmac-sha256', 'hmac-sm3'] as const

const shared = {
  title: plainText(120).trim().min(1),
  address: z.url({ protocol: /^https?$/ }).max(1_000),
  topics: WebhookTopics,
  /** Nouns whose records are told of. */
  registers: z.array(z.string().regex(/^[A-Za-z]{1,60}$/)).max(200),
  algorithm: z.enum(webhookAlgorithms),
}

export const WebhookCreate = z.strictObject(shared).meta({ id: 'WebhookCreate' })
export type WebhookCreate = z.infer<typeof WebhookCreate>

export const WebhookPatch = z.strictObject(shared).partial().meta({ id: 'WebhookPatch' })
export type WebhookPatch = z.infer<typeof WebhookPatch>

/**
 * Why nothing is sent: a person paused it, it failed too often, the receiver said that it is gone (410), or the account
 * it belongs to may not read any more.
 */
export const PauseReason = z.enum(['person', 'failures', 'gone', 'owner']).meta({ id: 'WebhookPauseReason' })
export type PauseReason = z.infer<typeof PauseReason>

export const Webhook = z
  .object({
    id: z.uuid(),
    ...shared,
    /** Events are told in the rights of this account. */
    owner: z.object({ id: z.uuid(), name: Text }),
    /** Whether it is the reader's own: only its owner changes what goes where. */
    own: z.boolean(),
    version: z.int(),
    madeAt: Instant,
    changedAt: Instant,
    pausedAt: Instant.nullable(),
    pauseReason: PauseReason.nullable(),
    /** In a row. */
    failures: z.int(),
    failingSince: Instant.nullable(),
    /** The former secret signs beside the new one until then. */
    formerUntil: Instant.nullable(),
    waiting: z.int(),
    dead: z.int(),
    lastDeliveredAt: Instant.nullable(),
  })
  .meta({ id: 'Webhook' })
export type Webhook = z.infer<typeof Webhook>

/** A secret is shown once, when it is made. */
export const WebhookSecret = z.object({ secret: z.string(), webhook: Webhook }).meta({ id: 'WebhookSecret' })
export type WebhookSecret = z.infer<typeof WebhookSecret>

/** Hours for which the former secret signs, too. */
export const WebhookRotate = z.strictObject({ overlapHours: z.int().min(0).max(168).default(24) })

/** Why it did not arrive; null where it did, or was never tried. Codes of the outbound client and a few of our own. */
const Failure = z.object({ code: z.string(), text: Text }).nullable()

/** One try. */
export const WebhookDelivery = z
  .object({
    id: z.uuid(),
    event: z.uuid(),
    topic: z.string(),
    subject: z.string(),
    /** When it happened, and when it was sent. */
    eventAt: Instant,
    at: Instant,
    try: z.int(),
    replay: z.boolean(),
    delivered: z.boolean(),
    status: z.int().nullable(),
    failure: Failure,
    milliseconds: z.int(),
    requestBytes: z.int(),
    answerBytes: z.int(),
    /** Whether its content is still there to be sent again. */
    kept: z.boolean(),
  })
  .meta({ id: 'WebhookDelivery' })
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const WebhookDeliveries = z.object({ items: z.array(WebhookDelivery), next: z.uuid().nullable() })

/** One event, or all that happened in a span of time and arrived. */
export const WebhookReplay = z
  .union([z.strictObject({ event: z.uuid() }), z.strictObject({ from: Instant, to: Instant })])
  .meta({ id: 'WebhookReplay' })
export type WebhookReplay = z.infer<typeof WebhookReplay>

/** Events put in the queue again, and those left out since the owner may not read them any more. */
export const WebhookReplayed = z.object({ queued: z.int(), withheld: z.int() }).meta({ id: 'WebhookReplayed' })

export const DeadLetter = z
  .object({
    id: z.uuid(),
    event: z.uuid(),
    topic: z.string(),
    subject: z.string(),
    eventAt: Instant,
    diedAt: Instant,
    tries: z.int(),
    status: z.int().nullable(),
    failure: Failure,
  })
  .meta({ id: 'DeadLetter' })
export type DeadLetter = z.infer<typeof DeadLetter>

export const DeadLetters = z.object({ items: z.array(DeadLetter), next: z.uuid().nullable() })

/** Some of them, or all of a webhook. */
const chosen = { letters: z.union([z.literal('all'), z.array(z.uuid()).min(1).max(500)]) }
export const DeadReplay = z.strictObject(chosen)
export const DeadDrop = z.strictObject({ ...chosen, reason: plainText(500).trim().min(3) })
export const DeadEnded = z.object({ ended: z.int(), withheld: z.int() }).meta({ id: 'DeadEnded' })

/** What came of a test event, at once. */
export const WebhookTest = z
  .object({ delivered: z.boolean(), status: z.int().nullable(), failure: Failure, milliseconds: z.int() })
  .meta({ id: 'WebhookTest' })
