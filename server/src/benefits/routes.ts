import { DefinitionVersion, IndicatorDefinition } from '@citywide/model/benefits/indicator-definition'
import { Indicator } from '@citywide/model/benefits/indicator'
import { BenefitCourse, BenefitProgress, IndicatorFigures } from '@citywide/model/benefits/progress'
import { Problem } from '@citywide/model/problem'
import { Text } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { At, InScope } from '#platform/http/asked.ts'
import { principalOf } from '#platform/access/guard.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { type Clock, momentOf } from '#platform/clock.ts'
import { doneOnce } from '#platform/http/idempotency.ts'
import { outsideRights } from '#platform/access/reach.ts'
import { asPlatform, type Pool, type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { demandRight } from '#platform/records/facts-store.ts'
import { authorOf } from '#platform/records/store.ts'
import { awaitTurn } from './due-store.ts'
import { define } from './define.ts'
import { readersOfStream } from './definition-store.ts'
import { indicatorFigures, type Moment } from './figures.ts'
import { benefitCourses, benefitProgress } from './progress.ts'
import { evaluationOf } from './reading-store.ts'
import { catchUp, recompute } from './track.ts'

export interface BenefitOptions {
  readonly pool: Pool
  readonly clock: Clock
  /** IANA zone of the city. */
  readonly timeZone: string
}

const Id = z.object({ id: z.uuid() })
const StreamReaders = z
  .object({ items: z.array(z.object({ id: z.uuid(), code: z.string(), title: Text })) })
  .meta({ id: 'StreamReaders' })
const Recomputed = z.object({ periods: z.int() }).meta({ id: 'Recomputed' })

export const benefitRoutes: FastifyPluginAsyncZod<BenefitOptions> = async (app, { pool, clock, timeZone }) => {
  const seenAt = (asked: string | undefined, evaluatedAt: string | null): Moment => {
    const now = clock.now()
    return { at: momentOf({ evaluatedAt }, now, asked), timeZone, now }
  }

  app.get(
    '/benefit-progress',
    {
      config: { access: 'read' },
      schema: {
        tags: ['C2'],
        summary: 'Every benefit of a scope with its course',
        querystring: InScope,
        response: { 200: z.array(BenefitCourse) },
      },
    },
    async ({ query }) => {
      const scope = await scopeOf(pool, query.scope)
      return benefitCourses({
        client: pool,
        scopeIds: scope.inside,
        moment: seenAt(query.at, scope.evaluatedAt),
      })
    },
  )

  app.get(
    '/benefits/:id/progress',
    {
      config: { access: 'read' },
      schema: {
        tags: ['C2'],
        summary: 'A benefit: values, plan, gap, forecast and where they come from',
        params: Id,
        querystring: z.strictObject({ at: At }),
        response: { 200: BenefitProgress },
      },
    },
    async ({ params, query }) => {
      const moment = seenAt(query.at, await evaluationOf(pool, 'benefit', params.id))
      const progress = await benefitProgress(pool, params.id, moment)
      if (!progress) throw new Problem('NOT_FOUND')
      return progress
    },
  )

  app.get(
    '/streams/:code/indicators',
    {
      config: { access: 'read' },
      schema: {
        tags: ['C2'],
        summary: 'Which computed indicators stand on a stream',
        params: z.object({ code: z.string().min(1).max(120) }),
        response: { 200: StreamReaders },
      },
    },
    async ({ params }) => ({ items: await readersOfStream(pool, params.code) }),
  )

  app.get(
    '/indicators/:id/figures',
    {
      config: { access: 'read' },
      schema: {
        tags: ['C2'],
        summary: 'The figures of an indicator with their coverage and sources',
        params: Id,
        querystring: z.strictObject({ at: At }),
        response: { 200: IndicatorFigures },
      },
    },
    async ({ params, query }) => {
      const moment = seenAt(query.at, await evaluationOf(pool, 'indicator', params.id))
      const figures = await indicatorFigures(pool, params.id, moment)
      if (!figures) throw new Problem('NOT_FOUND')
      return figures
    },
  )

  app.put(
    '/indicators/:id/definition',
    {
      config: { access: 'write' },
      schema: {
        tags: ['C2'],
        summary: 'Put a definition into force; the same one again changes nothing',
        params: Id,
        body: IndicatorDefinition,
        response: { 200: DefinitionVersion },
      },
    },
    async (request) => {
      const author = authorOf(principalOf(request))
      return transaction(
        pool,
        async (client) => {
          // Before the indicator is held: a running pass writes to it.
          await awaitTurn(client)
          const { isNew, ...version } = await define(client, request.params.id, request.body, author, clock)
          // A figure is the city's, whoever had it computed.
          if (isNew) await asPlatform(client, () => recompute(client, clock, request.params.id))
          return version
        },
        { actor: author.accountId, statementTimeout: 0 },
      )
    },
  )

  app.post(
    '/indicators/:id/recompute',
    {
      config: { access: 'write' },
      schema: {
        tags: ['C2'],
        summary: 'Compute every period of an indicator again',
        params: Id,
        response: { 200: Recomputed },
      },
    },
    async (request) => {
      const { id } = request.params
      await outsideRights(() => catchUp(pool, clock))
      const compute = async (client: PoolClient) => {
        await demandRight(client, new Map([[Indicator.name, Indicator]]), Indicator, 'write', id)
        const periods = await asPlatform(client, () => recompute(client, clock, id))
        if (periods === undefined) throw new Problem('NOT_FOUND')
        return { periods }
      }
      return doneOnce(pool, request, compute, { statementTimeout: 0 })
    },
  )
}
