/** What a load balancer and an operator ask: alive, ready, and how it goes. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Pool } from './postgres/pool.ts'

export interface HealthOptions {
  readonly pool: Pool
  /** False while the server starts and once it stops. */
  readonly serving: () => boolean
}

const Ready = z.object({ ready: z.boolean(), database: z.boolean() })
/** A database that needs longer than this for `select 1` is away. */
const PATIENCE = 1_000

export const healthRoutes: FastifyPluginAsyncZod<HealthOptions> = async (app, { pool, serving }) => {
  app.get(
    '/health/live',
    {
      config: { access: 'public' },
      schema: { summary: 'The process runs', response: { 200: z.object({ live: z.literal(true) }) } },
    },
    () => ({ live: true }) as const,
  )
  app.get(
    '/health/ready',
    {
      config: { access: 'public' },
      schema: { summary: 'Requests can be served', response: { 200: Ready, 503: Ready } },
    },
    async (_, reply) => {
      const database = await Promise.race([
        pool.query('select 1').then(
          () => true,
          () => false,
        ),
        new Promise<false>((resolve) => setTimeout(resolve, PATIENCE, false).unref()),
      ])
      const ready = database && serving()
      return reply.code(ready ? 200 : 503).send({ ready, database })
    },
  )
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (_, reply) =>
    reply.type(app.metrics.contentType).send(await app.metrics.metrics()),
  )
}
