/** The citizen's own pages: who looked, what was consented to, what was asked. Nobody else's data can be reached here. */
import { canonicalJson } from '@citywide/model/audit/canonical'
import {
  ConsentGiven,
  MyAccessPage,
  MyConsents,
  MyRequests,
  Question,
  SignedReceipt,
} from '@citywide/model/platform/my-data'
import { AuditProof } from '@citywide/model/platform/audit-view'
import { Problem } from '@citywide/model/problem'
import { Consent } from '@citywide/model/services/consent'
import { SubjectRequest } from '@citywide/model/services/subject-request'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { entryOf } from '#platform/audit/search-store.ts'
import { proofView } from '#platform/audit/views.ts'
import { createdOnce, doneOnce } from '#platform/http/idempotency.ts'
import { ABOUT_PRIVACY, tellAccounts } from '#platform/inbox/store.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import type { Suite } from '#platform/signing/suite.ts'
import type { RecordStore } from '#platform/records/store.ts'
import { privacyOfficers } from './alarm-store.ts'
import { consentsOf, momentsOf, receiptFacts } from './consent-store.ts'
import { giveConsent, withdrawConsent } from './consents.ts'
import { accessesOf, accessOf, recentAccesses, requestsOf } from './my-store.ts'
import { noticeAt, offersTo } from './notice-store.ts'
import { askedHome, dueOf } from './question-store.ts'
import { receiptOf } from './receipt.ts'

/** Signs a text with the keys of the installation. */
export type Sign = (text: string) => Promise<z.output<typeof SignedReceipt>['signatures']>

export interface MyOptions {
  readonly pool: Pool
  readonly store: RecordStore
  readonly publicUrl: string
  readonly sign: Sign
  /** Hash and signature of the audit log. */
  readonly suite: Suite
}

const Id = z.object({ id: z.uuid() })
const Made = z.object({ id: z.uuid() })
const tags = ['my data']
// Closed to readers of records; each statement names the pseudonym of who asks.
const config = { access: 'self', trusted: true } as const

/** The person who asks, by pseudonym, and how they write. */
function citizenOf(request: FastifyRequest) {
  const { subject, accountId, kind } = principalOf(request)
  if (subject === null || kind !== 'session') throw new Problem('CITIZEN_NEEDED')
  return { subject, accountId, author: { accountId, personId: null, source: 'manual' as const } }
}

export const myRoutes: FastifyPluginAsyncZod<MyOptions> = async (app, { pool, store, publicUrl, sign, suite }) => {
  app.get(
    '/my/accesses',
    {
      config,
      schema: {
        tags,
        summary: 'Who looked at my data, newest first',
        querystring: z.strictObject({
          after: z.string().max(100).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: MyAccessPage },
      },
    },
    async (request) => {
      const { subject } = citizenOf(request)
      return { ...(await accessesOf(pool, subject, request.query)), month: await recentAccesses(pool, subject) }
    },
  )

  app.get(
    '/my/accesses/:id/proof',
    {
      config,
      schema: {
        tags,
        summary: 'The entry of a look in the audit log, with the proof that it stands there',
        params: Id,
        response: { 200: AuditProof },
      },
    },
    async (request, reply) => {
      const { subject } = citizenOf(request)
      const { id } = request.params
      const proof = await transaction(pool, async (client) => {
        const access = await accessOf(client, subject, id)
        const entry = access?.auditId ? await entryOf(client, Number(access.auditId)) : undefined
        return entry && proofView(client, suite, entry)
      })
      if (!proof) throw new Problem('NOT_FOUND')
      reply.header('content-disposition', `attachment; filename="look-${id}.json"`)
      return proof
    },
  )

  app.get(
    '/my/requests',
    { config, schema: { tags, summary: 'What I asked of the city', response: { 200: MyRequests } } },
    async (request) => ({ items: await requestsOf(pool, citizenOf(request).subject) }),
  )

  app.post(
    '/my/questions',
    {
      config,
      schema: { tags, summary: 'Ask about my data, or exercise a right', body: Question, response: { 201: Made } },
    },
    (request, reply) => {
      const { subject, author } = citizenOf(request)
      const { kind, text, accessId } = request.body
      return createdOnce(pool, request, reply, async (client) => {
        const access = accessId === null ? undefined : await accessOf(client, subject, accessId)
        if (accessId !== null && !access) throw new Problem('NOT_FOUND')
        const { submittedAt, dueAt } = await dueOf(client)
        const scopeId = access?.scopeId ?? (await askedHome(client))
        const values = { kind, submittedAt, dueAt, closedAt: null, subjectRef: subject, accessId, question: text }
        const made = await store.create(
          client,
          SubjectRequest,
          { ...values, ...(scopeId && { scopeId }), confidentiality: 'confidential' },
          author,
        )
        const officers = await privacyOfficers(client)
        await tellAccounts(client, officers, {
          kind: 'data_question',
          noun: ABOUT_PRIVACY,
          recordId: made.id,
          note: {},
        })
        return { id: made.id }
      })
    },
  )

  app.get(
    '/my/consents',
    { config, schema: { tags, summary: 'What I consented to, and could', response: { 200: MyConsents } } },
    async (request) => {
      const { subject } = citizenOf(request)
      return { given: await consentsOf(pool, subject), offers: await offersTo(pool, subject) }
    },
  )

  app.post(
    '/my/consents',
    { config, schema: { tags, summary: 'Consent to one purpose', body: ConsentGiven, response: { 201: Made } } },
    (request, reply) => {
      const { subject, author } = citizenOf(request)
      return createdOnce(pool, request, reply, async (client) => ({
        id: (await giveConsent(client, store, subject, request.body, author)).id,
      }))
    },
  )

  app.post(
    '/my/consents/:id/withdrawal',
    { config, schema: { tags, summary: 'Withdraw a consent, at once', params: Id, response: { 200: Made } } },
    async (request) => {
      const { subject, author } = citizenOf(request)
      const { id } = request.params
      return doneOnce(pool, request, async (client) => {
        await withdrawConsent(client, store, subject, id, author)
        return { id }
      })
    },
  )

  app.get(
    '/my/consents/:id/receipt',
    {
      config,
      schema: { tags, summary: 'Receipt of a consent, signed', params: Id, response: { 200: SignedReceipt } },
    },
    async (request, reply) => {
      const { subject } = citizenOf(request)
      const receipt = await transaction(pool, async (client) => {
        const facts = await receiptFacts(client, subject, request.params.id)
        if (!facts) throw new Problem('NOT_FOUND')
        const { noticeId, noticeVersion } = facts
        const notice =
          noticeId === null || noticeVersion === null ? undefined : await noticeAt(client, noticeId, noticeVersion)
        const { now } = await momentsOf(client, null)
        return receiptOf(facts, notice, { issuedAt: now, address: `${publicUrl}/my?show=consents` })
      })
      reply.header('content-disposition', `attachment; filename="${Consent.path}-${receipt.receipt_id}.json"`)
      return { receipt, signatures: await sign(canonicalJson(receipt)) }
    },
  )
}
