/** What somebody is told: mentions, assignments, webhooks that were paused, roles that wait or end. `GET /api/inbox` */
import { z } from 'zod'
import { Day, Instant } from '../quantity.ts'
import { PauseReason } from './webhook.ts'
import { AccountName } from './account-view.ts'
import { RecordName } from './around.ts'

export const InboxKind = z
  .enum(['mention', 'assignment', 'webhook', 'role_waits', 'role_ends', 'access_alarm', 'data_question'])
  .meta({ id: 'InboxKind' })
export type InboxKind = z.infer<typeof InboxKind>

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
