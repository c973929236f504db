/** What a load balancer and an operator ask: alive, ready, and how it goes. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '@citywide/model/problem'
import { type DatabaseWatch, SKEW_STOPS } from './health/database-watch.ts'
import { liesIn, type Network, readAddress, readNetwork } from './outbound/address.ts'

export interface HealthOptions {
  readonly database: DatabaseWatch
  /** False while the server starts and once it stops. */
  readonly serving: () => boolean
  /** Who may read the metrics beyond this machine. */
  readonly metricsFrom?: readonly Network[]
}

/** They name routes and their load: nothing for strangers. */
const ownMachine = ['127.0.0.0/8', '::1'].flatMap((text) => readNetwork(text) ?? [])

const Ready = z.object({
  ready: z.boolean(),
  database: z.boolean(),
  /** The clocks of the server and of its database are at most 30 s apart. */
  clock: z.boolean(),
})

export const healthRoutes: FastifyPluginAsyncZod<HealthOptions> = async (app, options) => {
  const { database: watch, serving, metricsFrom = [] } = options
  app.get(
    '/health/live',
    {
      config: { access: 'public', lane: 'none' },
      schema: { summary: 'The process runs', response: { 200: z.object({ live: z.literal(true) }) } },
    },
    () => ({ live: true }) as const,
  )
  app.get(
    '/health/ready',
    {
      config: { access: 'public', lane: 'none' },
      schema: { summary: 'Requests can be served', response: { 200: Ready, 503: Ready } },
    },
    async (_, reply) => {
      const database = await watch.look()
      const clock = Math.abs(watch.skew ?? 0) <= SKEW_STOPS
      const ready = database && clock && serving()
      return reply.code(ready ? 200 : 503).send({ ready, database, clock })
    },
  )
  app.get(
    '/metrics',
    { config: { access: 'public', lane: 'none' }, schema: { hide: true } },
    async (request, reply) => {
      const address = readAddress(request.ip)
      if (!address || ![...ownMachine, ...metricsFrom].some((network) => liesIn(address, network)))
        throw new Problem('NOT_FOUND')
      return reply.type(app.metrics.contentType).send(await app.metrics.metrics())
    },
  )
}
