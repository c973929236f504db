/** Checkpoints for everybody: whoever keeps one can tell later whether the log was written anew. */
import { Growth, PublicCheckpoint } from '@citywide/model/platform/audit-view'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { languageOf } from '../http/problems.ts'
import type { Pool, Queryable } from '../postgres/pool.ts'
import type { Suite } from '../signing/suite.ts'
import { checkpointPage, checkpointStyle } from './checkpoint-page.ts'
import { keyRows } from './key-store.ts'
import { lastCheckpoint } from './log-store.ts'
import { consistency } from './proofs.ts'
import { checkpointView } from './views.ts'

const tags = ['audit']
const size = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

async function published(client: Queryable, suite: Suite): Promise<PublicCheckpoint> {
  const checkpoint = await lastCheckpoint(client)
  const keys = await keyRows(client)
  return {
    checkpoint: checkpoint ? checkpointView(suite, checkpoint) : null,
    keys: keys.map(({ keyId, suite: name, publicKey, madeAt, endorsedBy, endorsement }) => ({
      keyId,
      suite: name,
      publicKey,
      madeAt,
      endorsedBy,
      endorsement: endorsement?.toString('base64') ?? null,
    })),
  }
}

export const checkpointRoutes: FastifyPluginAsyncZod<{ readonly pool: Pool; readonly suite: Suite }> = async (
  app,
  { pool, suite },
) => {
  app.get(
    '/api/audit/checkpoint',
    {
      config: { access: 'public' },
      schema: { tags, summary: 'The last signed state of the audit log', response: { 200: PublicCheckpoint } },
    },
    (_, reply) => {
      reply.header('cache-control', 'no-cache')
      return published(pool, suite)
    },
  )

  app.get(
    '/api/audit/growth',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Proof that the audit log only grew between two sizes; `to` is the last one by default',
        querystring: z.strictObject({ from: size, to: size.optional() }),
        response: { 200: Growth },
      },
    },
    async ({ query: { from, to } }) => {
      const last = (await lastCheckpoint(pool))?.size ?? 0
      const end = to ?? last
      if (from > end || end > last) throw new Problem('NOT_FOUND')
      const proof = await consistency(pool, suite, from, end)
      return { from, to: end, proof: proof.map((hash) => Buffer.from(hash).toString('base64')) }
    },
  )

  app.get(
    '/checkpoint',
    {
      config: { access: 'public' },
      schema: { hide: true, querystring: z.object({ lang: z.enum(['zh', 'en']).optional() }) },
    },
    async (request, reply) => {
      const language = request.query.lang ?? languageOf(request)
      return reply
        .header('cache-control', 'no-cache')
        .header('content-language', language)
        .type('text/html; charset=utf-8')
        .send(checkpointPage(await published(pool, suite), language))
    },
  )

  app.get('/checkpoint.css', { config: { access: 'public' }, schema: { hide: true } }, (_, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(checkpointStyle),
  )
}
