/** The log for auditors: who did what, with proof. Whoever reads here leaves a row here. */
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { AuditFilters, AuditPage, AuditProof, AuditState } from '@citywide/model/platform/audit-view'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Pool, transaction } from '../postgres/pool.ts'
import type { Suite } from '../signing/suite.ts'
import { noteAct } from './append.ts'
import { csvOf, jsonOf } from './export.ts'
import { allEntries, counted, entries, entryOf } from './search-store.ts'
import { auditState, proofView } from './views.ts'

export interface AuditOptions {
  readonly pool: Pool
  readonly suite: Suite
}

const tags = ['audit']
/** Beyond this a count says "more than". */
const BOUND = 10_000
/** Milliseconds that a reader of a file may pause. */
const PATIENCE = '600000'

export const auditRoutes: FastifyPluginAsyncZod<AuditOptions> = async (app, { pool, suite }) => {
  app.get(
    '/audit',
    {
      config: { access: 'audit', strong: true },
      schema: {
        tags,
        summary: 'Search the audit log, newest first',
        querystring: AuditFilters.extend({
          after: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: AuditPage },
      },
    },
    ({ query: { after, limit, ...filters } }) =>
      transaction(pool, async (client) => {
        const found = await entries(client, filters, { after, limit: limit + 1 })
        const count = await counted(client, filters, BOUND)
        await noteAct(client, { act: 'audit.search', noun: 'audit', detail: { ...filters, ...(after && { after }) } })
        const items = found.slice(0, limit)
        return {
          items,
          next: found.length > limit ? (items.at(-1)?.id ?? null) : null,
          count: { value: Math.min(count, BOUND), more: count > BOUND },
        }
      }),
  )

  app.get(
    '/audit/state',
    {
      config: { access: 'audit' },
      schema: {
        tags,
        summary: 'How far the log is sealed, what its last check found, where its checkpoints went',
        response: { 200: AuditState },
      },
    },
    () => auditState(pool, suite),
  )

  app.get(
    '/audit/export',
    {
      config: { access: 'audit', strong: true },
      schema: {
        tags,
        summary: 'The audit log as a file, as filtered, oldest first',
        querystring: AuditFilters.extend({ format: z.enum(['csv', 'json']).default('csv') }),
        produces: ['text/csv', 'application/json'],
      },
    },
    async ({ query: { format, ...filters } }, reply) => {
      const body = new PassThrough()
      const written = transaction(
        pool,
        async (client) => {
          await client.query(`select set_config('idle_in_transaction_session_timeout', $1, true)`, [PATIENCE])
          await noteAct(client, { act: 'audit.export', noun: 'audit', detail: { format, ...filters } })
          const pages = allEntries(client, filters)
          for await (const part of format === 'csv' ? csvOf(pages) : jsonOf(pages)) {
            if (body.destroyed) return
            if (!body.write(part)) await Promise.race([once(body, 'drain'), once(body, 'close')])
          }
          body.end()
        },
        { statementTimeout: 0 },
      )
      written.catch((error: unknown) => body.destroy(error instanceof Error ? error : new Error(String(error))))
      reply.header('content-disposition', `attachment; filename="audit.${format}"`)
      reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      return reply.send(body)
    },
  )

  app.get(
    '/audit/:id',
    {
      config: { access: 'audit', strong: true },
      schema: {
        tags,
        summary: 'One row of the audit log, with the proof that it stands in it',
        params: z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
        response: { 200: AuditProof },
      },
    },
    ({ params: { id } }) =>
      transaction(pool, async (client) => {
        const entry = await entryOf(client, id)
        const proof = entry && (await proofView(client, suite, entry))
        if (!proof) throw new Problem('NOT_FOUND')
        await noteAct(client, { act: 'audit.read', noun: 'audit', object: String(id) })
        return proof
      }),
  )
}
