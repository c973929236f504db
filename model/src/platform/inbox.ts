/** What somebody is told: mentions, assignments, webhooks that were paused, roles that wait or end, findings, alerts. `GET /api/inbox` */
import { z } from 'zod'
import { Day, Instant } from '../quantity.ts'
import { PauseReason } from './webhook.ts'
import { AccountName } from './account-view.ts'
import { RecordName } from './around.ts'
import { Text } from '../text.ts'

export const InboxKind = z
  .enum([
    'mention',
    'assignment',
    'webhook',
    'role_waits',
    'role_ends',
    'access_alarm',
    'data_question',
    'finding',
    'signature',
    'evidence',
    'alert_raised',
    'alert_team',
    'alert_late',
  ])
  .meta({ id: 'InboxKind' })
export type InboxKind = z.infer<typeof InboxKind>

/** What became of findings, told together: what a rule asks, how many records fall short, what to do next. */
export const FindingNews = z.object({
  channel: z.enum(['at_once', 'digest']),
  /** Of which `items` are the gravest. */
  total: z.int(),
  items: z.array(
    z.object({
      finding: z.uuid(),
      /** Code of its scope. */
      scope: z.string(),
      kind: z.string(),
      rule: z.string(),
      title: Text,
      sentence: Text,
      /** How the rule stands, and how bad that is; codes of the evidence engine. */
      verdict: z.string(),
      severity: z.string(),
      n: z.int(),
      fail: z.int(),
      next: Text,
      dueOn: Day,
      /** First records that fall short, by id: what they are called is for the reader to see or not. */
      sample: z.array(z.object({ noun: z.string(), id: z.uuid() })),
    }),
  ),
})
export type FindingNews = z.infer<typeof FindingNews>

/** What waits for a signature, or what became of what somebody signed or proposed. */
export const SignatureNews = z.object({
  what: z.enum(['setting', 'attestation']),
  event: z.enum(['waits', 'approved', 'declined', 'challenged', 'ends', 'ended']),
  /** Of a setting: its kind. */
  kind: z.string().nullable(),
  /** Rule or recommendation. */
  subject: z.string(),
  title: Text,
  /** Code of the scope. */
  scope: z.string(),
})
export type SignatureNews = z.infer<typeof SignatureNews>

export const InboxEntry = z
  .object({
    id: z.uuid(),
    kind: InboxKind,
    /** Null where nobody did it. */
    actor: AccountName.nullable(),
    at: Instant,
    readAt: Instant.nullable(),
    /** Null where it is about no record. */
    record: RecordName.nullable(),
    /** Of a mention: the comment; null once it was removed. */
    comment: z.object({ id: z.uuid(), text: z.string(), mentions: z.array(AccountName) }).nullable(),
    /** Of a role that waits or ends; null once the account no longer has it. */
    role: z.object({ role: z.string(), account: AccountName, expiresAt: Instant }).nullable(),
    /** Of an assignment. */
    assignment: z.object({ dueOn: Day.nullable(), note: z.string().nullable(), open: z.boolean() }).nullable(),
    /** Of a webhook, which `record` names by its id: why it is paused. */
    webhook: z.object({ reason: PauseReason }).nullable(),
    /** Of what waits for a signature. */
    signature: SignatureNews.nullable(),
    /** Of findings. */
    finding: z.object({ news: FindingNews, records: z.array(RecordName) }).nullable(),
  })
  .meta({ id: 'InboxEntry' })
export type InboxEntry = z.infer<typeof InboxEntry>

export const InboxPage = z.object({ items: z.array(InboxEntry), next: z.uuid().nullable() })

/** Counting stops at 100. */
export const InboxCount = z.object({ unread: z.int() })

/** Entries by their ids, or everything up to and including one entry. */
export const InboxRead = z.union([
  z.strictObject({ entries: z.array(z.uuid()).min(1).max(500) }),
  z.strictObject({ upTo: z.uuid() }),
])
