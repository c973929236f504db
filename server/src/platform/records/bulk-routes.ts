/** Many records at once over HTTP: preview, apply, what came of it, undo. */
import {
  BATCH_BOUND,
  BatchAccept,
  BatchAction,
  type BatchItem,
  BatchPage,
  BatchSelect,
  BatchView,
  Reason,
} from '@citywide/model/platform/batch'
import { Problem } from '@citywide/model/problem'
import { displayName } from '@citywide/model/record/display'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { fieldSchema, schemasOf } from '@citywide/model/record/schema'
import { plainText } from '@citywide/model/text'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { once } from '../http/idempotency.ts'
import { type Pool, type PoolClient, type Queryable, transaction } from '../postgres/pool.ts'
import { registerFinder } from './register-at.ts'
import { appliedBatch, bulk, ownPreview } from './bulk.ts'
import { type BulkPlan, changesOf, touched } from './bulk-plan.ts'
import { type Batch, batchesOf, chosenBy, findBatch, type Item, itemsOf, type ReadItem } from './bulk-store.ts'
import { chosenQuery } from './chosen.ts'
import { type Author, authorOf, type RecordStore } from './store.ts'

export interface BulkOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
  readonly store: RecordStore
}

const Id = z.object({ id: z.uuid() })
const tags = ['X']
/** Ten thousand ids with their versions; a longer list is refused by its schema. */
const BODY_LIMIT = 2 * 1024 * 1024
/** Milliseconds for one statement over as many records. */
const LONG = 120_000

export const bulkRoutes: FastifyPluginAsyncZod<BulkOptions> = async (app, { pool, registers, store }) => {
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  const registerAt = registerFinder(registers)
  const { preview, apply, undo } = bulk(store, byName)
  const declarationOf = (noun: string): RecordDeclaration => {
    const declaration = byName.get(noun)
    if (!declaration) throw new Problem('NOT_FOUND')
    return declaration
  }
  const viewOf = async (client: Queryable, id: string): Promise<BatchView> => {
    const batch = await findBatch(client, id)
    if (!batch) throw new Problem('NOT_FOUND')
    const { noun, plan: _plan, ...view } = batch
    return { ...view, register: declarationOf(noun).path }
  }

  /** Does a write once, in one transaction; what kept all of it from being written is answered as a problem. */
  const settle = async (
    request: FastifyRequest,
    work: (client: PoolClient, author: Author) => Promise<{ id: string; refused: readonly Item[] }>,
  ): Promise<BatchView> => {
    const principal = principalOf(request)
    const answer = await transaction(
      pool,
      (client) =>
        once(client, request, principal.accountId, async () => {
          const { id, refused } = await work(client, authorOf(principal))
          const view = await viewOf(client, id)
          return refused.length > 0
            ? { status: 409, body: { ...view, refusals: refused.length } }
            : { status: 200, body: view }
        }),
      { actor: principal.accountId, statementTimeout: LONG },
    )
    if (answer.status === 200) return answer.body as BatchView
    const { refusals, ...view } = answer.body as BatchView & { refusals: number }
    throw new Problem('BATCH_REFUSED', { count: String(refusals) }, { current: view })
  }

  for (const declaration of registers) {
    const lists = Object.entries(declaration.fields).filter(
      ([, field]) => (field.type === 'codes' || field.type === 'refs') && !field.derived,
    )
    const entries = z
      .strictObject(Object.fromEntries(lists.map(([name, field]) => [name, fieldSchema(field).optional()])))
      .default({})
    app.post(
      `/${declaration.path}/bulk`,
      {
        config: { access: 'write' },
        bodyLimit: BODY_LIMIT,
        schema: {
          tags: [declaration.component],
          summary: `Change, delete or restore many at once: ${declaration.plural}`,
          body: z.strictObject({
            action: BatchAction,
            select: BatchSelect,
            set: schemasOf(declaration).patch.default({}),
            add: entries,
            remove: entries,
            reason: Reason,
            /** Look only; `POST /api/batches/{id}/apply` then does what was looked at. */
            dryRun: z.boolean(),
            accept: BatchAccept.default('all'),
          }),
          response: { 200: BatchView },
        },
      },
      async (request) => {
        const { action, select, dryRun, accept, reason, set, add, remove } = request.body
        const plan = { set, add, remove } as BulkPlan
        demandSense(action, plan)
        return settle(request, async (client, by) => {
          const author = { ...by, reason }
          const records = 'records' in select ? select.records : await chosen(client, declaration, select.query)
          if (records.length === 0 || (action === 'restore' && !('records' in select))) throw new Problem('BATCH_EMPTY')
          const id = await preview(client, declaration, { action, plan, records }, author)
          if (dryRun) return { id, refused: [] }
          const batch = await ownPreview(client, id, author.accountId)
          return { id, refused: await apply(client, batch, accept, author) }
        })
      },
    )
  }

  app.get(
    '/batches',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What was done to many records of a register at once, newest first',
        querystring: z.strictObject({
          register: plainText(100),
          limit: z.coerce.number().int().min(1).max(100).default(20),
        }),
        response: { 200: z.array(BatchView) },
      },
    },
    async ({ query }) => {
      const declaration = registerAt(query.register)
      const batches = await batchesOf(pool, declaration.name, query.limit)
      return batches.map(({ noun: _noun, plan: _plan, ...view }) => ({ ...view, register: declaration.path }))
    },
  )

  app.get(
    '/batches/:id',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'One wish for many records', params: Id, response: { 200: BatchView } },
    },
    ({ params }) => viewOf(pool, params.id),
  )

  app.get(
    '/batches/:id/items',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What becomes, or became, of each record',
        params: Id,
        querystring: z.strictObject({
          outcome: z.enum(['accepted', 'unchanged', 'refused']).optional(),
          after: z.coerce.number().int().min(0).max(BATCH_BOUND).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(50),
        }),
        response: { 200: BatchPage },
      },
    },
    async ({ params, query }) => {
      const batch = await findBatch(pool, params.id)
      if (!batch) throw new Problem('NOT_FOUND')
      const { outcome, after, limit } = query
      const wanted = { outcome, limit: limit + 1, ...(after !== undefined && { after }) }
      const items = await itemsOf(pool, batch, wanted)
      const page = items.slice(0, limit)
      return {
        items: page.map((item) => itemView(declarationOf(batch.noun), batch, item)),
        next: items.length > limit ? (page.at(-1)?.position ?? null) : null,
      }
    },
  )

  app.post(
    '/batches/:id/apply',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Do what was looked at',
        params: Id,
        body: z.strictObject({ accept: BatchAccept }),
        response: { 200: BatchView },
      },
    },
    (request) =>
      settle(request, async (client, author) => {
        const batch = await ownPreview(client, request.params.id, author.accountId)
        return { id: batch.id, refused: await apply(client, batch, request.body.accept, author) }
      }),
  )

  app.post(
    '/batches/:id/undo',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Take back what was done to many records at once',
        params: Id,
        body: z.strictObject({ reason: Reason, accept: BatchAccept.default('all') }),
        response: { 200: BatchView },
      },
    },
    (request) =>
      settle(request, async (client, author) => {
        const batch = await appliedBatch(client, request.params.id)
        const { reason, accept } = request.body
        return { id: batch.id, refused: await undo(client, batch, accept, { ...author, reason }) }
      }),
  )
}

/** @throws Problem BATCH_EMPTY when nothing is to be changed, INVALID when a field is to be set and added to */
function demandSense(action: BatchAction, plan: BulkPlan): void {
  const fields = touched(plan)
  if ((action === 'change') === (fields.length === 0)) throw new Problem('BATCH_EMPTY')
  const twice = fields.filter((name) => name in plan.set && (name in plan.add || name in plan.remove))
  if (twice.length === 0) return
  const text = { zh: '同一字段不能既设定又增减。', en: 'A field is either set, or added to and taken from.' }
  throw new Problem(
    'INVALID',
    {},
    { fields: twice.map((name) => ({ pointer: `/set/${name}`, code: 'SET_TWICE', text })) },
  )
}

async function chosen(
  client: Queryable,
  declaration: RecordDeclaration,
  query: Readonly<Record<string, string | string[]>>,
): Promise<{ id: string; version: number }[]> {
  const records = await chosenBy(client, declaration, chosenQuery(declaration, query), BATCH_BOUND)
  if (records.length > BATCH_BOUND) throw new Problem('BATCH_TOO_LARGE', { bound: BATCH_BOUND.toLocaleString('en') })
  return records
}

function itemView(declaration: RecordDeclaration, batch: Pick<Batch, 'plan' | 'action'>, item: ReadItem): BatchItem {
  const { document, ...rest } = item
  const changes =
    batch.action === 'change' && document && item.outcome === 'accepted'
      ? changesOf(declaration, batch.plan, document)
      : []
  return { ...rest, changes: [...changes], title: displayName(declaration, document ?? { id: item.id }) }
}
