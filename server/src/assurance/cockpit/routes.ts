import { Cockpit } from '@citywide/model/assurance/cockpit'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { scopeOf } from '#platform/access/scopes-store.ts'
import type { Sight } from '../view/seen.ts'
import { cockpit } from './cockpit.ts'

export const cockpitRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  app.get(
    '/cockpit',
    {
      config: { access: 'read' },
      schema: {
        tags: ['A'],
        summary: 'What is known about a scope at a moment, on one page',
        querystring: z.strictObject({
          scope: plainText(60).optional(),
          at: z.iso.datetime({ offset: true }).optional().meta({ description: 'Moment of evaluation' }),
        }),
        response: { 200: Cockpit },
      },
    },
    async ({ query }) => {
      const scope = await scopeOf(sight.pool, query.scope)
      return cockpit(sight, scope, query.at === undefined ? undefined : Temporal.Instant.from(query.at))
    },
  )
}
