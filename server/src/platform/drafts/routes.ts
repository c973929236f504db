/** Drafts over HTTP: begun, written, read beside the record, sent, decided. */
import { DraftCount, DraftPage, DraftPatch, DraftStep, DraftView, NewDraft } from '@citywide/model/platform/draft-view'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { plainText } from '@citywide/model/text'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import type { Principal } from '../access/principal.ts'
import { createdOnce, versionRead } from '../http/idempotency.ts'
import { type Pool, type Queryable, transaction } from '../postgres/pool.ts'
import { registerFinder } from '../records/register-at.ts'
import type { RecordStore } from '../records/store.ts'
import { begin, type Desk, edit, step } from './act.ts'
import { countAwaiting, draftsOf, findDraft } from './store.ts'
import { linesOf, viewOf } from './view.ts'

export interface DraftOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
  readonly store: RecordStore
}

const Id = z.object({ id: z.uuid() })
const tags = ['X']
const LIMIT = 50

const Asked = z.strictObject({
  box: z.enum(['awaiting', 'mine', 'open', 'closed']).optional().meta({
    description: '`awaiting`: in review and not written by the reader; `mine`: open and written by the reader',
  }),
  register: plainText(100).optional().meta({ description: 'Path of the register' }),
  record: z.uuid().optional(),
  scope: plainText(60).optional(),
  after: z.uuid().optional(),
})

export const draftRoutes: FastifyPluginAsyncZod<DraftOptions> = async (app, { pool, registers, store }) => {
  const desk: Desk = {
    store,
    byName: new Map(registers.map((declaration) => [declaration.name, declaration])),
    registerAt: registerFinder(registers),
  }
  const seen = async (client: Queryable, reader: Principal, id: string): Promise<DraftView> => {
    const draft = await findDraft(client, id)
    if (!draft) throw new Problem('NOT_FOUND')
    return viewOf(client, desk, reader, draft)
  }

  app.get(
    '/drafts',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Drafts of published records, newest first',
        querystring: Asked,
        response: { 200: DraftPage },
      },
    },
    async (request) => {
      const { register, ...asked } = request.query
      const noun = register === undefined ? undefined : desk.registerAt(register).name
      const found = await draftsOf(pool, principalOf(request).accountId, { ...asked, noun, limit: LIMIT + 1 })
      const page = found.slice(0, LIMIT)
      return { items: await linesOf(pool, desk, page), next: found.length > LIMIT ? (page.at(-1)?.id ?? null) : null }
    },
  )

  app.get(
    '/drafts/count',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'How many drafts wait for the reader’s review', response: { 200: DraftCount } },
    },
    async (request) => ({ awaiting: await countAwaiting(pool, principalOf(request).accountId) }),
  )

  app.get(
    '/drafts/:id',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'A draft beside its record', params: Id, response: { 200: DraftView } },
    },
    async (request, reply) => tagged(reply, await seen(pool, principalOf(request), request.params.id)),
  )

  app.post(
    '/drafts',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Begin a draft of a published record, or of a new one',
        body: NewDraft,
        response: { 201: DraftView },
      },
    },
    async (request, reply) => {
      const author = principalOf(request)
      const begun = await createdOnce(pool, request, reply, async (client) =>
        seen(client, author, await begin(client, desk, author, request.body)),
      )
      return tagged(reply, begun)
    },
  )

  app.patch(
    '/drafts/:id',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Write in a draft', params: Id, body: DraftPatch, response: { 200: DraftView } },
    },
    async (request, reply) => {
      const author = principalOf(request)
      const { id } = request.params
      const read = versionRead(request)
      const view = await transaction(
        pool,
        async (client) => {
          await edit(client, desk, author, { id, read, patch: request.body })
          return seen(client, author, id)
        },
        { actor: author.accountId },
      )
      return tagged(reply, view)
    },
  )

  app.post(
    '/drafts/:id/acts',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Send, return, approve, publish, withdraw or comment a draft',
        params: Id,
        body: DraftStep,
        response: { 201: DraftView },
      },
    },
    async (request, reply) => {
      const actor = principalOf(request)
      const { id } = request.params
      const read = versionRead(request)
      const after = await createdOnce(pool, request, reply, async (client) => {
        await step(client, desk, actor, { id, read, asked: request.body })
        return seen(client, actor, id)
      })
      return tagged(reply, after)
    },
  )
}

function tagged(reply: FastifyReply, view: DraftView): DraftView {
  reply.header('etag', `"${view.version}"`)
  return view
}
