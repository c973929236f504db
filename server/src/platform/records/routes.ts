/** The routes of every register, made from its declaration. */
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { schemasOf } from '@citywide/model/record/schema'
import { Instant } from '@citywide/model/quantity'
import { plainText, Text } from '@citywide/model/text'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { createdOnce, versionRead } from '../http/idempotency.ts'
import { languageOf } from '../http/problems.ts'
import { type Pool, type Queryable, transaction } from '../postgres/pool.ts'
import { demandAny, demandOpenFields, read, withoutPersons } from './personal.ts'
import { exported } from './export.ts'
import { listPage } from './list.ts'
import { exportQuery, listQuery } from './query.ts'
import { referencesOf } from './references.ts'
import { authorOf, type RecordStore, type Stored } from './store.ts'

export interface RecordOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
  /** The one that every other door writes through as well. */
  readonly store: RecordStore
  readonly timeZone: string
}

const exportTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const

const Id = z.object({ id: z.uuid() })
const Names = z.object({ zh: z.string().optional(), en: z.string().optional() })
const References = z.record(z.string(), z.object({ noun: z.string(), path: z.string(), title: Names }))
const VersionView = z.object({
  version: z.int(),
  op: z.enum(['I', 'U', 'D']),
  at: Instant,
  actor: z.object({ id: z.uuid(), name: Text }).nullable(),
  reason: z.string().nullable(),
  /** Who approved it before it was published, and the draft that it came from. */
  reviewer: z.object({ id: z.uuid(), name: Text }).nullable(),
  draft: z.uuid().nullable(),
  document: z.record(z.string(), z.unknown()),
})

export const recordRoutes: FastifyPluginAsyncZod<RecordOptions> = async (app, { pool, registers, store, timeZone }) => {
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))

  /** One record as who asks may see it. @throws Problem NOT_FOUND */
  const shown = async (declaration: RecordDeclaration, id: string): Promise<Stored> => {
    const found = await read(
      pool,
      declaration,
      (client) => store.find(client, declaration, id),
      (stands) => (stands ? [stands] : []),
    )
    if (!found) throw new Problem('NOT_FOUND')
    return found
  }

  for (const declaration of registers) {
    const { record, create, patch } = schemasOf(declaration)
    const path = `/${declaration.path}`
    const tags = [declaration.component]

    app.get(
      path,
      {
        config: { access: 'read' },
        schema: {
          tags,
          summary: `List: ${declaration.plural}`,
          querystring: listQuery(declaration),
          response: {
            200: z.object({
              items: z.array(record),
              next: z.string().nullable(),
              count: z.object({ value: z.int(), exact: z.boolean() }),
              refs: References,
            }),
          },
        },
      },
      async ({ query }) => {
        demandAny(declaration, 'read')
        demandOpenFields(declaration, fieldsAsked(query))
        const listed = (client: Queryable) => listPage(client, declaration, query)
        const page = await read(pool, declaration, listed, ({ items }) => items)
        return {
          ...page,
          items: page.items.map((item) => withoutPersons(declaration, item)),
          refs: await referencesOf(pool, byName, declaration, page.items),
        }
      },
    )

    app.get(
      `${path}/export`,
      {
        config: { access: 'read', lane: 'export' },
        schema: {
          tags,
          summary: `Export, exactly as filtered: ${declaration.plural}`,
          querystring: exportQuery(declaration),
          produces: Object.values(exportTypes),
        },
      },
      async (request, reply) => {
        const { query } = request
        demandAny(declaration, 'export')
        demandOpenFields(declaration, fieldsAsked(query))
        const { format } = query
        reply.header('content-disposition', `attachment; filename="${declaration.path}.${format}"`)
        reply.type(exportTypes[format])
        const language = languageOf(request)
        return reply.send(await exported({ pool, byName, timeZone, language }, declaration, query))
      },
    )

    app.get(
      `${path}/:id`,
      {
        config: { access: 'read' },
        schema: { tags, summary: `Read: ${declaration.title.en}`, params: Id, response: { 200: record } },
      },
      async ({ params }, reply) => {
        const found = await shown(declaration, params.id)
        return tagged(reply, withoutPersons(declaration, found))
      },
    )

    app.get(
      `${path}/:id/references`,
      {
        config: { access: 'read' },
        schema: {
          tags,
          summary: `What it points to, by name: ${declaration.title.en}`,
          params: Id,
          response: { 200: References },
        },
      },
      async ({ params }) => {
        return referencesOf(pool, byName, declaration, [await shown(declaration, params.id)])
      },
    )

    app.get(
      `${path}/:id/history`,
      {
        config: { access: 'read' },
        schema: {
          tags,
          summary: `Versions: ${declaration.title.en}`,
          params: Id,
          response: { 200: z.array(VersionView) },
        },
      },
      async ({ params }) => {
        const history = (client: Queryable) => store.history(client, declaration, params.id)
        const versions = await read(pool, declaration, history, (all) =>
          all.slice(0, 1).map(({ document }) => document),
        )
        return versions.map((version) => ({ ...version, document: withoutPersons(declaration, version.document) }))
      },
    )

    app.post(
      path,
      {
        config: { access: 'write' },
        schema: { tags, summary: `Create: ${declaration.title.en}`, body: create, response: { 201: record } },
      },
      async (request, reply) => {
        demandAny(declaration, 'write')
        const author = authorOf(principalOf(request))
        const made = await createdOnce(pool, request, reply, (client) =>
          store.create(client, declaration, request.body, author),
        )
        return tagged(reply, withoutPersons(declaration, made))
      },
    )

    app.patch(
      `${path}/:id`,
      {
        config: { access: 'write' },
        schema: {
          tags,
          summary: `Change: ${declaration.title.en}`,
          params: Id,
          querystring: z.strictObject({ reason: plainText(500).optional() }),
          body: patch,
          response: { 200: record },
        },
      },
      async (request, reply) => {
        demandAny(declaration, 'write')
        const principal = principalOf(request)
        const version = versionRead(request)
        const author = authorOf(principal, request.query.reason)
        const stored = await transaction(
          pool,
          (client) => store.change(client, declaration, request.params.id, version, request.body, author),
          { actor: principal.accountId },
        )
        return tagged(reply, withoutPersons(declaration, stored))
      },
    )

    app.delete(
      `${path}/:id`,
      {
        config: { access: 'write' },
        schema: {
          tags,
          summary: `Delete: ${declaration.title.en}`,
          params: Id,
          querystring: z.strictObject({ reason: plainText(500).optional() }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        demandAny(declaration, 'write')
        const principal = principalOf(request)
        const version = versionRead(request)
        if (principal.kind === 'session' && !request.query.reason?.trim()) throw new Problem('REASON_NEEDED')
        const author = authorOf(principal, request.query.reason)
        await transaction(pool, (client) => store.remove(client, declaration, request.params.id, version, author), {
          actor: principal.accountId,
        })
        return reply.code(204).send(null)
      },
    )
  }
}

/** The fields that a query filters or sorts by. */
function fieldsAsked({ sort = '', ...filters }: Readonly<Record<string, unknown>> & { sort?: string | undefined }) {
  return [sort.replace(/^-/, ''), ...Object.keys(filters).map((filter) => filter.split('.')[0] ?? '')]
}

/** Sends a record with its ETag. */
function tagged(reply: FastifyReply, record: Stored): Stored {
  reply.header('etag', `"${record.version}"`)
  return record
}
