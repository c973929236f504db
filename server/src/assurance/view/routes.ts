/** The pages that show the standard whole: conformance, success factors, phase gates. */
import { Conformance } from '@citywide/model/assurance/conformance'
import { PhaseGates } from '@citywide/model/assurance/phase-gates'
import { SuccessFactors } from '@citywide/model/assurance/success-factors'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { rulebook } from '../rulebook.ts'
import { InMonths, InSight, instantOf } from './asked.ts'
import { conformance } from './conformance.ts'
import { phaseGates } from './phase-gates.ts'
import type { Sight } from './seen.ts'
import { successFactors } from './success-factors.ts'

export const conformanceRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool } = sight

  app.get(
    '/conformance',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'Parts and components with score, coverage and what they rest on, against the month before',
        querystring: InSight,
        response: { 200: Conformance },
      },
    },
    async ({ query }) => {
      const scope = await scopeOf(pool, query.scope)
      return conformance(sight, await rulebook(pool), { scope, at: instantOf(query.at), wish: query.known })
    },
  )

  app.get(
    '/success-factors',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'The nine success factors month by month, from the records and as they were assessed',
        querystring: InMonths,
        response: { 200: SuccessFactors },
      },
    },
    async ({ query }) => {
      const scope = await scopeOf(pool, query.scope)
      const asked = { scope, at: instantOf(query.at), count: query.months, wish: query.known }
      return successFactors(sight, await rulebook(pool), asked)
    },
  )

  app.get(
    '/phase-gates',
    {
      config: { access: 'read' },
      schema: {
        tags: ['B7'],
        summary: 'Which gates of the roadmap are passed, and what is missing at the others',
        querystring: InMonths,
        response: { 200: PhaseGates },
      },
    },
    async ({ query }) => {
      const scope = await scopeOf(pool, query.scope)
      const asked = { scope, at: instantOf(query.at), count: query.months, wish: query.known }
      return phaseGates(sight, await rulebook(pool), asked)
    },
  )
}
