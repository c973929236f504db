import { NextChanges } from '@citywide/model/assurance/next-view'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { outsideRights } from '#platform/access/reach.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import { rulebook } from '../../rulebook.ts'
import { givenIn } from '../../run/judge-all.ts'
import { linksOf } from '../../view/explain.ts'
import { seenIn, type Sight } from '../../view/seen.ts'
import { demandSight } from '../rights.ts'
import { type Plan, planOf } from './plan.ts'
import { linesOf, MOST_NAMED, nextView } from './view.ts'

export const nextChangeRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool, clock, timeZone } = sight

  app.get(
    '/next-changes',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'The fewest changes of records that move most verdicts, best first',
        querystring: z.strictObject({
          scope: plainText(60).optional(),
          component: plainText(40).optional(),
          owner: plainText(40).optional().meta({ description: 'Role of the catalogue that acts' }),
        }),
        response: { 200: NextChanges },
      },
    },
    async ({ query }) => {
      demandSight()
      const scope = await scopeOf(pool, query.scope)
      demandSight(scope.id)
      const book = await rulebook(pool)
      const asked = [...book.rules.values()].filter(
        ({ card, requirement }) =>
          (query.component === undefined || requirement.component === query.component) &&
          (query.owner === undefined || card.owner === query.owner),
      )
      const asOf = momentOf(scope, clock.now())
      const seen = await seenIn(sight, book, scope, asked)
      const given = givenIn(scope, asOf, timeZone)
      // Which records are to be mended is the city's, whoever asks; what they are called is said within his rights.
      const plan = await outsideRights(() => planOf(pool, book, seen, given))
      const links = await linksOf(pool, book, namedIn(plan))
      return nextView(book, plan, { scope: scope.code, asOf: asOf.toString(), seen, links })
    },
  )
}

/** The records whose names are shown. */
function namedIn({ steps, changes }: Plan) {
  return steps.flatMap(({ changes: keys }) =>
    linesOf(keys, changes).flatMap((line) =>
      line.slice(0, MOST_NAMED).flatMap(({ noun, record }) => (record === null ? [] : [{ noun, ids: [record] }])),
    ),
  )
}
