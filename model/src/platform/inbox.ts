/** What somebody is told: mentions and assignments. `GET /api/inbox` */
import { z } from 'zod'
import { Day, Instant } from '../quantity.ts'
import { AccountName } from './account-view.ts'
import { RecordName } from './around.ts'

export const InboxKind = z.enum(['mention', 'assignment']).meta({ id: 'InboxKind' })
export type InboxKind = z.infer<typeof InboxKind>

export const InboxEntry = z
  .object({
    id: z.uuid(),
    kind: InboxKind,
    actor: AccountName,
    at: Instant,
    readAt: Instant.nullable(),
    record: RecordName,
    /** Of a mention: the comment; null once it was removed. */
    comment: z.object({ id: z.uuid(), text: z.string(), mentions: z.array(AccountName) }).nullable(),
    /** Of an assignment. */
    assignment: z.object({ dueOn: Day.nullable(), note: z.string().nullable(), open: z.boolean() }).nullable(),
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
