/** The inbox of whoever asks. Everything in it is his own. */
import { mentionsIn } from '@citywide/model/platform/comment'
import { FindingNews, InboxCount, InboxKind, InboxPage, InboxRead, SignatureNews } from '@citywide/model/platform/inbox'
import type { RecordName } from '@citywide/model/platform/around'
import { PauseReason } from '@citywide/model/platform/webhook'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { recordNames } from '../around/names.ts'
import { namesOfPeople } from '../around/people-store.ts'
import { findAssignments } from '../assignments/store.ts'
import { findComments } from '../comments/store.ts'
import { doneOnce } from '../http/idempotency.ts'
import { type Pool } from '../postgres/pool.ts'
import {
  ABOUT_EVIDENCE,
  ABOUT_FINDINGS,
  ABOUT_PRIVACY,
  ABOUT_ROLES,
  ABOUT_SIGNATURES,
  entriesOf,
  markRead,
  rolesTold,
  type StoredEntry,
  unreadOf,
} from './store.ts'

export interface InboxOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

const tags = ['inbox']
const Paused = z.object({ title: z.string(), reason: PauseReason })

/** An entry about a webhook names it itself: its reader may not be one who sees webhooks. */
function ownWords<T extends StoredEntry>(entry: T): (T & { readonly record: RecordName | null }) | undefined {
  if ([ABOUT_EVIDENCE, ABOUT_ROLES, ABOUT_PRIVACY, ABOUT_FINDINGS, ABOUT_SIGNATURES].includes(entry.noun))
    return { ...entry, record: null }
  if (entry.kind !== 'webhook') return undefined
  const { title } = Paused.parse(entry.note)
  return {
    ...entry,
    record: { noun: 'Webhook', path: 'webhooks', id: entry.recordId, title: { zh: title, en: title } },
  }
}

/** News of findings with the records that the reader may see. */
function findingOf(news: FindingNews | undefined, records: readonly { readonly record: RecordName }[]) {
  if (!news) return null
  const meant = new Set(news.items.flatMap(({ sample }) => sample.map(({ id }) => id)))
  const shown = new Map(
    records.flatMap(({ record }) => (meant.has(record.id) && record.title !== null ? [[record.id, record]] : [])),
  )
  return { news, records: [...shown.values()] }
}

export const inboxRoutes: FastifyPluginAsyncZod<InboxOptions> = async (app, { pool, registers }) => {
  app.get(
    '/inbox',
    {
      config: { access: 'self' },
      schema: {
        tags,
        summary: 'What the asking account was told, newest first',
        querystring: z.strictObject({
          kind: InboxKind.optional(),
          unread: z.enum(['true', 'false']).default('false'),
          after: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: InboxPage },
      },
    },
    async (request) => {
      const { kind = null, unread, after = null, limit } = request.query
      const { accountId } = principalOf(request)
      const found = await entriesOf(pool, accountId, { kind, unread: unread === 'true', after, limit: limit + 1 })
      const shown = found.slice(0, limit)
      const named = new Map((await recordNames(pool, registers, shown)).map((entry) => [entry.id, entry]))
      const entries = shown.flatMap((entry) => named.get(entry.id) ?? ownWords(entry) ?? [])
      const about = (wanted: InboxKind) => entries.flatMap((entry) => (entry.kind === wanted ? [entry.about] : []))
      const comments = new Map((await findComments(pool, about('mention'))).map((one) => [one.id, one]))
      const assignments = new Map((await findAssignments(pool, about('assignment'))).map((one) => [one.id, one]))
      const people = await namesOfPeople(
        pool,
        [...comments.values()].flatMap(({ text }) => mentionsIn(text)),
      )
      const news = new Map(
        entries.flatMap(({ id, kind: is, note }) => (is === 'finding' ? [[id, FindingNews.parse(note)] as const] : [])),
      )
      const sampled = [...news.values()].flatMap(({ items }) => items.flatMap(({ sample }) => sample))
      const records = await recordNames(
        pool,
        registers,
        sampled.map(({ noun, id }) => ({ noun, recordId: id })),
      )
      const roles = await rolesTold(pool, [...about('role_waits'), ...about('role_ends')])
      return {
        items: entries.map(({ id, kind: is, actor, at, readAt, record, note, about: what }) => {
          const comment = comments.get(what)
          const assignment = assignments.get(what)
          // What stood around a deleted record is not told before it is back.
          const gone = record !== null && record.title === null
          return {
            id,
            kind: is,
            actor,
            at,
            readAt,
            record,
            role: roles.get(what) ?? null,
            comment:
              !comment || comment.removedAt !== null || gone
                ? null
                : {
                    id: comment.id,
                    text: comment.text,
                    mentions: mentionsIn(comment.text).flatMap((one) => people.get(one) ?? []),
                  },
            assignment:
              !assignment || gone
                ? null
                : { dueOn: assignment.dueOn, note: assignment.note, open: assignment.ended === null },
            webhook: is === 'webhook' ? Paused.parse(note) : null,
            signature: is === 'signature' ? SignatureNews.parse(note) : null,
            finding: findingOf(news.get(id), records),
          }
        }),
        next: found.length > limit ? (found[limit - 1]?.id ?? null) : null,
      }
    },
  )

  app.get(
    '/inbox/count',
    {
      config: { access: 'self' },
      schema: { tags, summary: 'How much of it is unread; counting stops at 100', response: { 200: InboxCount } },
    },
    async (request) => ({ unread: await unreadOf(pool, principalOf(request).accountId) }),
  )

  app.post(
    '/inbox/read',
    {
      config: { access: 'self' },
      schema: { tags, summary: 'Mark entries as read', body: InboxRead, response: { 200: InboxCount } },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      const { body } = request
      return doneOnce(pool, request, async (client) => {
        await markRead(client, accountId, body)
        return { unread: await unreadOf(client, accountId) }
      })
    },
  )
}
