/** Findings: the list, one with everything around it, and that they were seen. */
import {
  FindingDetail,
  FindingPage,
  FindingsAcknowledged,
  FindingSeverity,
  FindingState,
} from '@citywide/model/assurance/finding'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { principalOf } from '#platform/access/guard.ts'
import { tellAround } from '#platform/around/subject-store.ts'
import { noteActs } from '#platform/audit/append.ts'
import { doneOnce } from '#platform/http/idempotency.ts'
import { queueEvent } from '#platform/outbox/queue-store.ts'
import { asPlatform } from '#platform/postgres/pool.ts'
import { rulebook } from '../rulebook.ts'
import type { Sight } from '../view/seen.ts'
import { findingDetail } from './detail.ts'
import { findingEvents } from './finding-event.ts'
import { closedCount, closedFindings, findingsById, standingFindings } from './list-store.ts'
import { demandSight, mayAcknowledge } from './rights.ts'
import { keepEvents, moveFindings } from './store.ts'
import { countsOf, findingViews } from './view.ts'
import { today } from './when.ts'

const Id = z.object({ id: z.uuid() })
const tags = ['D']

export const findingRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool, clock, timeZone } = sight
  const day = () => today({ now: clock.now(), timeZone })

  app.get(
    '/findings',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Findings of a scope: those that stand, soonest due first; or those that closed, last closed first',
        querystring: z.strictObject({
          scope: plainText(60).optional(),
          rule: plainText(40).optional().meta({ description: 'All findings on one rule, closed ones too' }),
          state: FindingState.optional(),
          severity: FindingSeverity.optional(),
          component: plainText(40).optional(),
          owner: plainText(40).optional().meta({ description: 'Role of the catalogue' }),
          due: z.enum(['overdue', 'week']).optional(),
          mine: z.enum(['true', 'false']).default('false'),
          after: z.uuid().optional().meta({ description: 'Of closed findings: the last one of the page before' }),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: { 200: FindingPage },
      },
    },
    async ({ query }) => {
      demandSight()
      const scope = await scopeOf(pool, query.scope)
      demandSight(scope.id)
      const book = await rulebook(pool)
      const now = day()
      const all = await findingViews(pool, book, await standingFindings(pool, scope.id, query.rule ?? null), now)
      const counts = countsOf(
        all.filter(({ state }) => state !== 'closed'),
        query.rule === undefined
          ? await closedCount(pool, scope.id)
          : all.filter(({ state }) => state === 'closed').length,
      )
      const { after = null, limit, state, severity, component, owner, due, mine } = query
      const week = Temporal.PlainDate.from(now).add({ days: 7 }).toString()
      const asked =
        state === 'closed' && query.rule === undefined
          ? await findingViews(pool, book, await closedFindings(pool, scope.id, { after, limit: limit + 1 }), now)
          : all
      const items = asked.filter(
        (one) =>
          (state === undefined || one.state === state) &&
          (severity === undefined || one.severity === severity) &&
          (component === undefined || one.component === component) &&
          (owner === undefined || one.owner.role === owner) &&
          (due === undefined || (due === 'overdue' ? one.overdue : one.dueOn <= week)) &&
          (mine === 'false' || one.mine),
      )
      const paged = asked !== all && asked.length > limit
      return {
        items: paged ? items.filter((one) => one !== asked[limit]) : items,
        counts,
        next: paged ? (asked[limit - 1]?.id ?? null) : null,
      }
    },
  )

  app.get(
    '/findings/:id',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'One finding: what happened, why, which records, what is done about it, who was told',
        params: Id,
        response: { 200: FindingDetail },
      },
    },
    async ({ params }) => {
      demandSight()
      return findingDetail(sight, await rulebook(pool), params.id, day())
    },
  )

  app.post(
    '/findings/acknowledge',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Say of findings that they were seen by who has to act; those that had moved on stay as they are',
        body: FindingsAcknowledged,
        response: { 200: z.object({ acknowledged: z.array(z.uuid()) }) },
      },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      const book = await rulebook(pool)
      return doneOnce(pool, request, async (client) => {
        const found = await findingsById(client, request.body.findings)
        if (found.length < new Set(request.body.findings).size) throw new Problem('NOT_FOUND')
        for (const { scopeId } of found) demandSight(scopeId)
        const views = await findingViews(client, book, found, day())
        if (!views.every(({ owner }) => mayAcknowledge(owner.role, owner.person))) throw new Problem('FORBIDDEN')
        const at = clock.now().toString()
        return asPlatform(client, async () => {
          const acknowledged = await moveFindings(
            client,
            found.map(({ id }) => id),
            'acknowledge',
          )
          const moved = found.filter(({ id }) => acknowledged.includes(id))
          await keepEvents(
            client,
            at,
            accountId,
            moved.map(({ id, verdict }) => ({ finding: id, kind: 'acknowledged' as const, verdict })),
          )
          await noteActs(
            client,
            moved.map(({ id }) => ({ act: 'finding.acknowledge', noun: 'Finding', object: id })),
          )
          for (const [scopeId, own] of Map.groupBy(moved, (one) => one.scopeId)) {
            const scope = { id: scopeId, code: own[0]?.scope ?? '' }
            const events = own.map((one) => ({ ...one, kind: 'acknowledged' as const }))
            await queueEvent(client, ...findingEvents(scope, at, events))
          }
          if (moved.length > 0) await tellAround(client, 'findings')
          return { acknowledged }
        })
      })
    },
  )
}
