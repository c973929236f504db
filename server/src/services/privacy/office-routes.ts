/** The privacy officer's work. Whatever shows words of a person is a look that the person sees. */
import { randomUUIDv7 } from 'node:crypto'
import {
  AccessAlarm,
  Answer,
  CityAccessPage,
  CityAccessQuery,
  CityConsents,
  CityQuestion,
  Conclusion,
  ConsentPurposes,
  Erasure,
  ErasureWish,
  HidingPermission,
  NewCloseRelation,
  NewHidingPermission,
  NewPrivacyNotice,
  OpenedQuestion,
  PrivacyOverview,
} from '@citywide/model/platform/privacy-office'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { SubjectRequest } from '@citywide/model/services/subject-request'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { noteAccesses } from '#platform/access/personal-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import { createdOnce, doneOnce } from '#platform/http/idempotency.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import { authorOf, type RecordStore } from '#platform/records/store.ts'
import { alarms, closeAlarm } from './alarm-store.ts'
import { cityAccess, cityAccesses, overview } from './city-access-store.ts'
import { momentsOf } from './consent-store.ts'
import { noticeHash, purposeName } from './consents.ts'
import { citizenAccount, erasePerson } from './erasure-store.ts'
import { allNotices, keepNotice, retireNotice } from './notice-store.ts'
import { consentsByPurpose, endHiding, hidingPermissions, keepRelation, permitHiding } from './office-store.ts'
import { cityQuestion, cityQuestions } from './question-store.ts'

export interface OfficeOptions {
  readonly pool: Pool
  readonly store: RecordStore
  readonly registers: readonly RecordDeclaration[]
}

const Id = z.object({ id: z.uuid() })
const Made = z.object({ id: z.uuid() })
const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const
const tags = ['privacy']
const config = { access: 'privacy', trusted: true } as const
const strong = { ...config, strong: true } as const

export const officeRoutes: FastifyPluginAsyncZod<OfficeOptions> = async (app, { pool, store, registers }) => {
  app.get(
    '/privacy/overview',
    { config, schema: { tags, summary: 'Thirty days in numbers, and what waits', response: { 200: PrivacyOverview } } },
    () => overview(pool),
  )

  app.get(
    '/privacy/accesses',
    {
      config,
      schema: {
        tags,
        summary: 'Looks at personal data in the whole city, newest first',
        querystring: CityAccessQuery,
        response: { 200: CityAccessPage },
      },
    },
    ({ query }) => cityAccesses(pool, query),
  )

  app.get(
    '/privacy/alarms',
    { config, schema: { tags, summary: 'Unusual looks', response: { 200: z.array(AccessAlarm) } } },
    () => alarms(pool),
  )

  app.post(
    '/privacy/alarms/:id/conclusion',
    {
      config,
      schema: { tags, summary: 'Conclude on unusual looks', params: Id, body: Conclusion, response: { 200: Done } },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      const { id } = request.params
      return doneOnce(pool, request, async (client) => {
        if (!(await closeAlarm(client, id, accountId, request.body.conclusion))) throw new Problem('NOT_FOUND')
        await noteAct(client, { act: 'personal.conclude', noun: 'access_alarm', object: id })
        return done
      })
    },
  )

  app.get(
    '/privacy/questions',
    {
      config,
      schema: {
        tags,
        summary: 'Questions and requests of people, by their day',
        response: { 200: z.array(CityQuestion) },
      },
    },
    () => cityQuestions(pool),
  )

  app.get(
    '/privacy/questions/:id',
    {
      config,
      schema: {
        tags,
        summary: 'One question with its words; the person sees that it was opened',
        params: Id,
        response: { 200: OpenedQuestion },
      },
    },
    ({ params }) =>
      transaction(pool, async (client) => {
        const found = await cityQuestion(client, params.id)
        if (!found) throw new Problem('NOT_FOUND')
        await noteAccesses(client, {
          declaration: SubjectRequest,
          records: [found.record],
          purpose: {
            kind: 'task',
            text: '办理您提出的个人信息请求 · Handling the request you made about your data',
            legalBasis: 'duty',
            reference: params.id,
            incidentId: null,
            consentPurpose: null,
          },
        })
        const access = found.accessId === null ? undefined : await cityAccess(client, found.accessId)
        return { ...found, access: access ?? null }
      }),
  )

  app.post(
    '/privacy/questions/:id/answer',
    { config, schema: { tags, summary: 'Answer a question', params: Id, body: Answer, response: { 200: Done } } },
    async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      return doneOnce(pool, request, async (client) => {
        const found = await cityQuestion(client, id)
        if (!found) throw new Problem('NOT_FOUND')
        const { now } = await momentsOf(client, null)
        const values = { answer: request.body.answer, closedAt: now }
        await store.change(client, SubjectRequest, id, found.version, values, authorOf(principal))
        return done
      })
    },
  )

  app.get(
    '/privacy/consents',
    { config, schema: { tags, summary: 'Consents by purpose, and the notices', response: { 200: CityConsents } } },
    async () => ({ purposes: await consentsByPurpose(pool), notices: await allNotices(pool) }),
  )

  app.get(
    '/consent-purposes',
    {
      config: { access: 'read', trusted: true },
      schema: { tags, summary: 'Purposes that people can consent to', response: { 200: ConsentPurposes } },
    },
    async () => (await allNotices(pool)).map(({ purpose }) => ({ purpose: purposeName(purpose), name: purpose })),
  )

  app.post(
    '/privacy/notices',
    {
      // Programs of the city may bring theirs; a person needs the role and a fresh factor.
      config: { access: 'write', trusted: true },
      schema: {
        tags,
        summary: 'Publish a notice, or its next version',
        body: NewPrivacyNotice,
        response: { 201: Made },
      },
    },
    (request, reply) => {
      const { accountId, roles, strongUntil } = principalOf(request)
      const { body } = request
      if (!roles.includes('program')) {
        if (!roles.includes('privacy_officer')) throw new Problem('FORBIDDEN')
        if (strongUntil === null) throw new Problem('STEP_UP')
      }
      return createdOnce(pool, request, reply, async (client) => {
        const id = body.id ?? randomUUIDv7()
        const hashes = { zh: noticeHash(body.body.zh), en: noticeHash(body.body.en) }
        const version = await keepNotice(client, { ...body, id, hashes, madeBy: accountId })
        if (version === 0) throw new Problem('NO_SUCH_RECORD', { field: 'controllerId' })
        await noteAct(client, { act: 'notice.publish', noun: 'privacy_notice', object: id, detail: { version } })
        return { id }
      })
    },
  )

  app.post(
    '/privacy/notices/:id/retirement',
    { config: strong, schema: { tags, summary: 'Offer a notice no more', params: Id, response: { 200: Done } } },
    async (request) => {
      const { id } = request.params
      return doneOnce(pool, request, async (client) => {
        if (!(await retireNotice(client, id))) throw new Problem('NOT_FOUND')
        await noteAct(client, { act: 'notice.retire', noun: 'privacy_notice', object: id })
        return done
      })
    },
  )

  app.get(
    '/privacy/hidings',
    { config, schema: { tags, summary: 'Leave to hide looks', response: { 200: z.array(HidingPermission) } } },
    () => hidingPermissions(pool),
  )

  app.post(
    '/privacy/hidings',
    {
      config: strong,
      schema: {
        tags,
        summary: 'Hide looks under one reference from the person for a while',
        body: NewHidingPermission,
        response: { 201: Made },
      },
    },
    (request, reply) => {
      const { accountId } = principalOf(request)
      return createdOnce(pool, request, reply, async (client) => {
        const id = randomUUIDv7()
        const { reference, days } = request.body
        await permitHiding(client, { ...request.body, id, by: accountId })
        await noteAct(client, {
          act: 'hiding.permit',
          noun: 'hiding_permission',
          object: id,
          purpose: reference,
          detail: { days },
        })
        return { id }
      })
    },
  )

  app.post(
    '/privacy/hidings/:id/end',
    { config: strong, schema: { tags, summary: 'End a leave to hide', params: Id, response: { 200: Done } } },
    async (request) => {
      const { accountId } = principalOf(request)
      const { id } = request.params
      return doneOnce(pool, request, async (client) => {
        if (!(await endHiding(client, id, accountId))) throw new Problem('NOT_FOUND')
        await noteAct(client, { act: 'hiding.end', noun: 'hiding_permission', object: id })
        return done
      })
    },
  )

  app.post(
    '/privacy/relations',
    {
      config: strong,
      schema: {
        tags,
        summary: 'Mark an officer and a citizen as close',
        body: NewCloseRelation,
        response: { 201: Done },
      },
    },
    (request, reply) => {
      const { accountId: by } = principalOf(request)
      return createdOnce(pool, request, reply, async (client) => {
        if (!(await keepRelation(client, { ...request.body, by }))) throw new Problem('NO_SUCH_ACCOUNT')
        const { accountId, kind } = request.body
        await noteAct(client, { act: 'relation.mark', noun: 'account', object: accountId, detail: { kind } })
        return done
      })
    },
  )

  app.post(
    '/privacy/erasures',
    {
      config: strong,
      schema: { tags, summary: 'Forget a person', body: ErasureWish, response: { 201: Erasure } },
    },
    (request, reply) => {
      const { citizen, reference } = request.body
      return createdOnce(pool, request, reply, async (client) => {
        const account = await citizenAccount(client, citizen)
        if (!account) throw new Problem('NO_SUCH_ACCOUNT')
        const erased = await erasePerson(client, registers, account)
        await noteAct(client, {
          act: 'person.erase',
          noun: 'account',
          object: account.id,
          purpose: reference,
          detail: erased,
        })
        return erased
      })
    },
  )
}
