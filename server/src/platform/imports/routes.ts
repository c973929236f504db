/** Imports over HTTP: a file comes in, is mapped, checked, applied and, if need be, undone. */
import {
  ApplyRequest,
  importState,
  type ImportState,
  ImportView,
  MappingRequest,
  UndoRequest,
} from '@citywide/model/platform/import'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { plainText } from '@citywide/model/text'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { scopeOf } from '../access/scopes-store.ts'
import { createdOnce, once } from '../http/idempotency.ts'
import { enqueue } from '../jobs.ts'
import { type Pool, type PoolClient, transaction } from '../postgres/pool.ts'
import { demandAny } from '../records/personal.ts'
import { registerFinder } from '../records/register-at.ts'
import type { RecordStore } from '../records/store.ts'
import { dropImport, findImport, keepPurpose, moveImport } from './import-store.ts'
import { demandMapping } from './mapping.ts'
import { receiveFile } from './receive.ts'
import { keepSource } from './source-store.ts'
import { spool, type Spooled } from './spool.ts'
import { listImports, viewImport } from './view-store.ts'
import { workOn } from './work.ts'

export interface ImportOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
  readonly store: RecordStore
  readonly timeZone: string
  /** Bytes that a file may have. */
  readonly importLimit?: number
}

const LIMIT = 64 * 1024 * 1024
/** Files of up to this many rows are done before the answer goes out. */
const AT_ONCE = 2_000
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const tags = ['X']

const Id = z.object({ id: z.uuid() })
const limit = z.coerce.number().int().min(1).max(500).default(100)
const Upload = z.strictObject({
  register: plainText(100).meta({ description: 'Path of the register, e.g. organizations' }),
  name: plainText(255).min(1).meta({ description: 'Name of the file' }),
  scope: plainText(60).optional().meta({ description: 'Code of the scope of new records; default: the first city' }),
  sheet: plainText(100).optional().meta({ description: 'Sheet of an XLSX file; default: the first' }),
  headingRow: z.coerce.number().int().min(1).max(1_000).optional(),
  delimiter: z.enum([',', ';', '\t', 'tab']).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030']).optional(),
})

export const importRoutes: FastifyPluginAsyncZod<ImportOptions> = async (app, options) => {
  const { pool, registers, importLimit = LIMIT } = options
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  const workshop = { ...options, byName }
  const registerAt = registerFinder(registers)
  const spooled = new WeakMap<FastifyRequest, Spooled>()

  app.addContentTypeParser(
    ['text/csv', xlsxType],
    async (request: FastifyRequest, payload: AsyncIterable<Uint8Array>) => {
      const file = await spool(payload, importLimit)
      spooled.set(request, file)
      return file
    },
  )
  app.addHook('onResponse', async (request) => spooled.get(request)?.remove())

  app.post(
    '/imports',
    {
      config: { access: 'write', lane: 'upload' },
      schema: {
        tags,
        summary: 'Send a file of rows for a register',
        consumes: ['text/csv', xlsxType],
        querystring: Upload,
        response: { 201: ImportView },
      },
    },
    async (request, reply) => {
      const { query } = request
      const declaration = registerAt(query.register)
      demandAny(declaration, 'write')
      const file = spooled.get(request)
      if (!file) throw new Problem('MEDIA_TYPE', { type: request.headers['content-type'] ?? '–' })
      const { accountId } = principalOf(request)
      const receive = async (client: PoolClient) => {
        const { id: scopeId } = await scopeOf(client, query.scope)
        const format = request.headers['content-type']?.startsWith('text/csv') ? 'csv' : 'xlsx'
        const delimiter = query.delimiter === 'tab' ? '\t' : query.delimiter
        const told = { ...query, format, delimiter } as const
        const id = await receiveFile(client, { file, options: told, declaration, scopeId, accountId })
        return viewImport(client, byName, id)
      }
      return createdOnce(pool, request, reply, receive, { statementTimeout: 0 })
    },
  )

  app.get(
    '/imports',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Imports, newest first',
        querystring: z.strictObject({
          register: plainText(100).optional(),
          state: z.enum(Object.keys(importState.values) as ImportState[]).optional(),
          limit,
          after: z.uuid().optional(),
        }),
        response: { 200: z.object({ items: z.array(ImportView), next: z.uuid().nullable() }) },
      },
    },
    async ({ query }) => {
      const noun = query.register === undefined ? undefined : registerAt(query.register).name
      const { state, after } = query
      const found = await listImports(pool, byName, { noun, state, after, limit: query.limit + 1 })
      const items = found.slice(0, query.limit)
      return { items, next: found.length > query.limit ? (items.at(-1)?.id ?? null) : null }
    },
  )

  app.get(
    '/imports/:id',
    { config: { access: 'read' }, schema: { tags, summary: 'An import', params: Id, response: { 200: ImportView } } },
    ({ params }) => viewImport(pool, byName, params.id),
  )

  app.put(
    '/imports/:id/mapping',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Say which column becomes which field; kept for the next such file when it gets a name',
        params: Id,
        body: MappingRequest,
        response: { 200: ImportView },
      },
    },
    async (request) => {
      const { mapping, remember } = request.body
      const { id } = request.params
      const { accountId } = principalOf(request)
      return transaction(pool, async (client) => {
        const imported = await findImport(client, id)
        const declaration = byName.get(imported.noun)
        if (!declaration) throw new Problem('NOT_FOUND')
        const headings = imported.columns.map(({ name }) => name)
        demandMapping(declaration, headings, mapping)
        const kept =
          remember === undefined
            ? {}
            : { source_id: await keepSource(client, imported.noun, remember, headings, mapping, accountId) }
        await moveImport(client, id, 'uploaded', { mapping: JSON.stringify(mapping), ...kept })
        return viewImport(client, byName, id)
      })
    },
  )

  /** Starts one of the long steps: queued, so that it survives us, and done at once where the file is small. */
  const start = async (request: FastifyRequest, id: string, move: (client: PoolClient) => Promise<void>) => {
    const { accountId, purpose } = principalOf(request)
    const answer = await transaction(pool, (client) =>
      once(client, request, accountId, async () => {
        const { noun } = await findImport(client, id)
        const declaration = byName.get(noun)
        if (!declaration) throw new Problem('NOT_FOUND')
        demandAny(declaration, 'write')
        await move(client)
        await keepPurpose(client, id, accountId, purpose)
        await enqueue(client, 'import', { id }, { subject: `import ${id}` })
        return { status: 202, body: null }
      }),
    )
    const { rows } = await findImport(pool, id)
    if (!answer.replayed && rows <= AT_ONCE) await workOn(workshop, id)
    return viewImport(pool, byName, id)
  }

  app.post(
    '/imports/:id/check',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Dry run: what every row would become', params: Id, response: { 202: ImportView } },
    },
    async (request, reply) => {
      const { id } = request.params
      return reply.code(202).send(await start(request, id, (client) => moveImport(client, id, 'checking')))
    },
  )

  app.post(
    '/imports/:id/apply',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Write the rows', params: Id, body: ApplyRequest, response: { 202: ImportView } },
    },
    async (request, reply) => {
      const { id } = request.params
      const { mode, reason = null } = request.body
      const move = async (client: PoolClient) => {
        const { counts } = await findImport(client, id)
        if (mode === 'all' && counts && counts.refused > 0)
          throw new Problem('IMPORT_ROWS_REFUSED', { count: String(counts.refused) })
        await moveImport(client, id, 'applying', { mode, reason })
      }
      return reply.code(202).send(await start(request, id, move))
    },
  )

  app.post(
    '/imports/:id/undo',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Take the whole import back',
        params: Id,
        body: UndoRequest,
        response: { 202: ImportView },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { rest, reason = null } = request.body
      const move = (client: PoolClient) => moveImport(client, id, 'undoing', { undo_rest: rest, reason })
      return reply.code(202).send(await start(request, id, move))
    },
  )

  app.delete(
    '/imports/:id',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Drop an import that was not applied', params: Id, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await transaction(pool, (client) => dropImport(client, request.params.id))
      return reply.code(204).send(null)
    },
  )
}
