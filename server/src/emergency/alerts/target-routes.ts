/** How long alerts may wait before somebody acknowledges them, and before they are closed. */
import { AlertTargets } from '@citywide/model/emergency/alert-clock'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { principalOf } from '#platform/access/guard.ts'
import { noteAct } from '#platform/audit/append.ts'
import { versionRead } from '#platform/http/idempotency.ts'
import { transaction } from '#platform/postgres/pool.ts'
import type { EmergencyParts } from '../parts.ts'
import { demandOperations } from '../rights.ts'
import { alertTags as tags } from './routes.ts'
import { alertTargets, keepAlertTargets } from './target-store.ts'

export const alertTargetRoutes: FastifyPluginAsyncZod<EmergencyParts> = async (app, { pool, clock, news }) => {
  app.get(
    '/operations/alert-targets',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'How long alerts may wait, by severity', response: { 200: AlertTargets } },
    },
    async (_, reply) => {
      demandOperations('read')
      const { targets, version } = await alertTargets(pool)
      reply.header('etag', `"${version}"`)
      return targets
    },
  )

  app.put(
    '/operations/alert-targets',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Set how long alerts may wait', body: AlertTargets, response: { 200: AlertTargets } },
    },
    async (request, reply) => {
      demandOperations('write')
      const { accountId: by } = principalOf(request)
      const read = versionRead(request)
      const { targets, version } = await transaction(
        pool,
        async (client) => {
          const kept = await keepAlertTargets(client, request.body, { read, at: clock.now(), by })
          await noteAct(client, { act: 'alert_targets.set', detail: { version: kept.version } })
          return kept
        },
        { actor: by },
      )
      news.tell()
      reply.header('etag', `"${version}"`)
      return targets
    },
  )
}
