/** Deleted records over HTTP: the list of a register, and one record brought back. */
import { DeletedPage, Reason } from '@citywide/model/platform/batch'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { createdOnce } from '../http/idempotency.ts'
import type { Pool } from '../postgres/pool.ts'
import { demandAny, read } from './personal.ts'
import { registerFinder } from './register-at.ts'
import { deletedPage } from './deleted-store.ts'
import { restoreMany } from './restore.ts'
import { authorOf, type RecordStore } from './store.ts'

export interface DeletedOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
  readonly store: RecordStore
}

const tags = ['X']

export const deletedRoutes: FastifyPluginAsyncZod<DeletedOptions> = async (app, { pool, registers, store }) => {
  const registerAt = registerFinder(registers)

  app.get(
    '/deleted',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Deleted records of a register, newest first',
        querystring: z.strictObject({
          register: plainText(100),
          scope: plainText(60).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          after: z.string().max(100).optional(),
        }),
        response: { 200: DeletedPage },
      },
    },
    ({ query }) => {
      const declaration = registerAt(query.register)
      demandAny(declaration, 'read')
      // Of a deleted record no more than its name is shown, and of a case that has none.
      return read(
        pool,
        declaration,
        (client) => deletedPage(client, declaration, query),
        () => [],
      )
    },
  )

  app.post(
    '/deleted/:id/restore',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Bring a deleted record back as itself',
        params: z.object({ id: z.uuid() }),
        body: z.strictObject({
          register: plainText(100),
          version: z.int().min(1).max(2_147_483_647).meta({ description: 'The closing version' }),
          reason: Reason,
        }),
        response: { 201: z.looseObject({ id: z.uuid(), version: z.int() }) },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const { register, version, reason } = request.body
      const declaration = registerAt(register)
      const record = await createdOnce(pool, request, reply, async (client) => {
        const wish = [{ id: request.params.id, version }]
        const [back] = await restoreMany(client, store, declaration, wish, authorOf(principal, reason))
        if (back === undefined || back instanceof Problem) throw back ?? new Problem('NOT_FOUND')
        return back
      })
      reply.header('etag', `"${record.version}"`)
      return record
    },
  )
}
