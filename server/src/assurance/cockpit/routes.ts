import { Cockpit } from '@citywide/model/assurance/cockpit'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { instantOf, InSight } from '../view/asked.ts'
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
        querystring: InSight,
        response: { 200: Cockpit },
      },
    },
    async ({ query }) => {
      const scope = await scopeOf(sight.pool, query.scope)
      return cockpit(sight, scope, instantOf(query.at), query.known)
    },
  )
}
