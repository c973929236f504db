/** What a person who maps and mends a file needs to see of it. */
import { Readable } from 'node:stream'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Pool } from '../postgres/pool.ts'
import { MOST_VALUES, valuesOfColumn } from './content-store.ts'
import { findImport } from './import-store.ts'
import { refusedParts } from './refused-file.ts'

const Id = z.object({ id: z.uuid() })
const tags = ['X']

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
}
