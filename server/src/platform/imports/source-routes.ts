/** Mappings that are remembered for files with the same headings. */
import { ImportSource } from '@citywide/model/platform/import'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Pool } from '../postgres/pool.ts'
import { registerFinder } from '../records/register-at.ts'
import { dropSource, listSources } from './source-store.ts'

interface SourceOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

const Id = z.object({ id: z.uuid() })
const tags = ['X']

export const importSourceRoutes: FastifyPluginAsyncZod<SourceOptions> = async (app, { pool, registers }) => {
  const registerAt = registerFinder(registers)
  app.get(
    '/import-sources',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Mappings that are kept for a register',
        querystring: z.strictObject({ register: plainText(100) }),
        response: { 200: z.array(ImportSource) },
      },
    },
    async ({ query }) => {
      const { name, path } = registerAt(query.register)
      return (await listSources(pool, name)).map((source) => ({ ...source, register: path }))
    },
  )

  app.delete(
    '/import-sources/:id',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Forget a mapping', params: Id, response: { 204: z.null() } },
    },
    async ({ params }, reply) => {
      await dropSource(pool, params.id)
      return reply.code(204).send(null)
    },
  )
}
