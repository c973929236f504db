/** How things stood, month by month and day by day. */
import { NodeHistory, RequirementHistory, RuleHistory } from '@citywide/model/assurance/history'
import { RequirementKind } from '@citywide/model/assurance/verdict'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import { rulebook } from '../rulebook.ts'
import { InMonths, InSight, instantOf } from '../view/asked.ts'
import type { Sight } from '../view/seen.ts'
import { afterwardsOf } from './afterwards-store.ts'
import { firstJudged, pointsOf } from './day-store.ts'
import { nodeHistory, requirementHistory } from './histories.ts'

export const historyRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool, clock } = sight

  app.get(
    '/requirement-history',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'How each requirement of a kind or component stood, month by month',
        querystring: InMonths.extend({ kind: RequirementKind.optional(), component: plainText(40).optional() }),
        response: { 200: RequirementHistory },
      },
    },
    async ({ query }) => {
      const book = await rulebook(pool)
      const requirements = book.requirements.filter(
        ({ kind, component }) =>
          (query.kind === undefined || kind === query.kind) &&
          (query.component === undefined || component === query.component),
      )
      const scope = await scopeOf(pool, query.scope)
      const asked = { scope, at: instantOf(query.at), count: query.months, wish: query.known }
      return requirementHistory(sight, book, asked, requirements)
    },
  )

  app.get(
    '/node-history',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'How the whole, the parts and the components of the standard stood, month by month',
        querystring: InMonths,
        response: { 200: NodeHistory },
      },
    },
    async ({ query }) => {
      const scope = await scopeOf(pool, query.scope)
      const asked = { scope, at: instantOf(query.at), count: query.months, wish: query.known }
      return nodeHistory(sight, await rulebook(pool), asked)
    },
  )

  app.get(
    '/rules/:id/history',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'The figures of a rule on each day on which they moved',
        params: z.object({ id: plainText(40) }),
        querystring: InSight.omit({ known: true }),
        response: { 200: RuleHistory },
      },
    },
    async ({ params, query }) => {
      const rule = (await rulebook(pool)).rules.get(params.id)
      if (!rule) throw new Problem('NOT_FOUND')
      const scope = await scopeOf(pool, query.scope)
      const first = await firstJudged(pool, scope.id)
      const until = query.at ?? clock.now().toString()
      const moment = momentOf(scope, clock.now(), query.at)
      const before = (await afterwardsOf(pool, scope.id, params.id)).filter(
        ({ at }) => Temporal.Instant.compare(Temporal.Instant.from(at), moment) <= 0,
      )
      const then = await pointsOf(pool, scope.id, params.id, until)
      return {
        rule: params.id,
        first: first?.toString() ?? null,
        points: [
          ...before.map((point) => ({ ...point, known: 'afterwards' as const })),
          ...then.map((point) => ({ ...point, known: 'then' as const })),
        ],
      }
    },
  )
}
