/** What a person who maps and mends a file needs to see of it. */
import { Readable } from 'node:stream'
import { ImportProblems, ImportRows, rowOutcome, type RowOutcome } from '@citywide/model/platform/import'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Pool } from '../postgres/pool.ts'
import { MOST_VALUES, valuesOfColumn } from './content-store.ts'
import { findImport } from './import-store.ts'
import { problemParts } from './problem-file.ts'
import { refusedParts } from './refused-file.ts'
import { countProblems, listProblems, listRows } from './view-store.ts'

const Id = z.object({ id: z.uuid() })
const tags = ['X']
const limit = z.coerce.number().int().min(1).max(500).default(100)

export const importContentRoutes: FastifyPluginAsyncZod<{ readonly pool: Pool }> = async (app, { pool }) => {
  app.get(
    '/imports/:id/values',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The different values of a column, the most frequent first',
        params: Id,
        querystring: z.strictObject({ column: plainText(300).min(1) }),
        response: {
          200: z.object({ items: z.array(z.object({ value: z.string(), rows: z.int() })), more: z.boolean() }),
        },
      },
    },
    async ({ params, query }) => {
      const { columns } = await findImport(pool, params.id)
      const at = columns.findIndex(({ name }) => name === query.column)
      if (at < 0) throw new Problem('NOT_FOUND')
      const found = await valuesOfColumn(pool, params.id, at)
      return { items: found.slice(0, MOST_VALUES), more: found.length > MOST_VALUES }
    },
  )

  app.get(
    '/imports/:id/refused.csv',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The refused rows alone, under the headings of their file, to be mended and brought in again',
        params: Id,
        produces: ['text/csv'],
      },
    },
    async ({ params }, reply) => {
      const { columns } = await findImport(pool, params.id)
      reply.header('content-disposition', 'attachment; filename="refused-rows.csv"')
      reply.type('text/csv; charset=utf-8')
      return reply.send(
        Readable.from(
          refusedParts(
            pool,
            params.id,
            columns.map(({ name }) => name),
          ),
        ),
      )
    },
  )

  app.get(
    '/imports/:id/problems',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What is wrong, row by row',
        params: Id,
        querystring: z.strictObject({
          phase: z.enum(['check', 'undo']).default('check'),
          limit,
          after: z
            .string()
            .regex(/^\d{1,9}\.\d{1,9}$/)
            .optional(),
        }),
        response: { 200: ImportProblems },
      },
    },
    async ({ params, query }) => {
      await findImport(pool, params.id)
      const [row = 0, seq = 0] = query.after?.split('.').map(Number) ?? []
      const found = await listProblems(pool, params.id, query.phase, { row, seq }, query.limit + 1)
      const items = found.slice(0, query.limit)
      const last = items.at(-1)
      return {
        items: items.map(({ seq: _seq, ...problem }) => problem),
        next: found.length > query.limit && last ? `${last.row}.${last.seq}` : null,
        count: await countProblems(pool, params.id, query.phase),
      }
    },
  )

  app.get(
    '/imports/:id/problems.csv',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What is wrong, as a file',
        params: Id,
        querystring: z.strictObject({ phase: z.enum(['check', 'undo']).default('check') }),
        produces: ['text/csv'],
      },
    },
    async ({ params, query }, reply) => {
      await findImport(pool, params.id)
      reply.header('content-disposition', 'attachment; filename="problems.csv"')
      reply.type('text/csv; charset=utf-8')
      return reply.send(Readable.from(problemParts(pool, params.id, query.phase)))
    },
  )

  app.get(
    '/imports/:id/rows',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Rows of the file, and what they become or became',
        params: Id,
        querystring: z.strictObject({
          outcome: z.enum(Object.keys(rowOutcome.values) as RowOutcome[]).optional(),
          limit,
          after: z.coerce.number().int().min(0).default(0),
        }),
        response: { 200: ImportRows },
      },
    },
    async ({ params, query }) => {
      await findImport(pool, params.id)
      const found = await listRows(pool, params.id, query.outcome, query.after, query.limit + 1)
      const items = found.slice(0, query.limit)
      return { items, next: found.length > query.limit ? String(items.at(-1)?.row) : null }
    },
  )
}
