/** Actions that follow from findings. The register of actions is the record; the finding knows them by its id. */
import { Action } from '@citywide/model/strategy/action'
import { FindingAction } from '@citywide/model/assurance/finding'
import { Problem } from '@citywide/model/problem'
import { RecordLink } from '@citywide/model/assurance/verdict'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { tellAround } from '#platform/around/subject-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import { createdOnce } from '#platform/http/idempotency.ts'
import { queueEvent } from '#platform/outbox/queue-store.ts'
import { asPlatform } from '#platform/postgres/pool.ts'
import { demandAny } from '#platform/records/personal.ts'
import { authorOf, type RecordStore } from '#platform/records/store.ts'
import { rulebook } from '../rulebook.ts'
import type { Sight } from '../view/seen.ts'
import { findingEvents } from './finding-event.ts'
import { findingsById } from './list-store.ts'
import { demandSight } from './rights.ts'
import { keepEvents, moveFindings } from './store.ts'
import { findingViews } from './view.ts'
import { today } from './when.ts'

export interface FindingActionOptions extends Sight {
  readonly store: RecordStore
}

export const findingActionRoutes: FastifyPluginAsyncZod<FindingActionOptions> = async (app, options) => {
  const { pool, clock, timeZone, store } = options

  app.post(
    '/findings/:id/actions',
    {
      config: { access: 'write' },
      schema: {
        tags: ['D'],
        summary: 'Enter an action for a finding: what is left out is taken from its card, its owner and its due date',
        params: z.object({ id: z.uuid() }),
        body: FindingAction,
        response: { 201: RecordLink },
      },
    },
    async (request, reply) => {
      demandAny(Action, 'write')
      const principal = principalOf(request)
      const book = await rulebook(pool)
      return createdOnce(pool, request, reply, async (client) => {
        const [stored] = await findingsById(client, [request.params.id])
        if (!stored) throw new Problem('NOT_FOUND')
        demandSight(stored.scopeId)
        if (stored.closedAt !== null) throw new Problem('FINDING_CLOSED')
        const now = clock.now()
        const day = today({ now, timeZone })
        const [finding] = await findingViews(client, book, [stored], day)
        const { body } = request
        const ownerId = body.ownerId ?? finding?.owner.person?.id
        if (ownerId === undefined)
          throw new Problem('FINDING_OWNER_NEEDED', { role: finding?.owner.title.zh ?? stored.ownerRole })
        const card = book.rules.get(stored.rule)?.card
        const title = body.title ?? card?.do ?? { zh: stored.rule, en: stored.rule }
        const values = {
          scopeId: stored.scopeId,
          sourceType: 'Finding',
          sourceId: stored.id,
          findingId: stored.id,
          title,
          ownerId,
          raisedAt: day,
          // What is overdue already gets a day to begin with.
          dueAt: body.dueAt ?? (stored.dueOn < day ? day : stored.dueOn),
          status: 'not_started',
        }
        const action = await store.create(client, Action, values, authorOf(principal))
        await asPlatform(client, async () => {
          const [moved] = await moveFindings(client, [stored.id], 'plan')
          await noteAct(client, {
            act: 'finding.plan',
            noun: 'Finding',
            object: stored.id,
            detail: { action: action.id },
          })
          if (moved === undefined) return
          const at = now.toString()
          await keepEvents(client, at, principal.accountId, [
            { finding: stored.id, kind: 'planned', verdict: stored.verdict },
          ])
          const scope = { id: stored.scopeId, code: stored.scope }
          await queueEvent(client, ...findingEvents(scope, at, [{ ...stored, kind: 'planned' }]))
        })
        await tellAround(client, 'findings')
        return { noun: Action.name, path: Action.path, id: action.id, title }
      })
    },
  )
}
