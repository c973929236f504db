/** Event rules over HTTP: written, tried on history, switched, silenced, and how their groups stand. */
import { GroupStateName } from '@citywide/model/observations/event-rule'
import {
  EventGroupPage,
  EventRuleAct,
  EventRuleCheck,
  EventRuleList,
  EventRuleView,
  EventRuleWrite,
  EventTransitionPage,
  EventTrial,
  NewEventSilence,
  NewEventTrial,
} from '@citywide/model/observations/event-rule-view'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import type { Clock } from '#platform/clock.ts'
import { createdOnce, versionRead } from '#platform/http/idempotency.ts'
import { type Pool, type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { declareRule, endRuleSilence, silenceRule, switchRule, writeRule } from './act.ts'
import { demandSight, mayWrite } from './rights.ts'
import { countGroups, findRule, groupsNow, judgedAt, rulesOf, transitionsOf } from './rule-store.ts'
import { tryOnHistory } from './trial.ts'
import { checkRule, ruleLines, ruleView } from './view.ts'

export interface EventRuleOptions {
  readonly pool: Pool
  readonly clock: Clock
}

const Id = z.object({ id: z.uuid() })
const tags = ['E']
const read = { readOnly: true } as const

export const eventRuleRoutes: FastifyPluginAsyncZod<EventRuleOptions> = async (app, { pool, clock }) => {
  app.get(
    '/event-rules',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Rules on live observations, with how they stand',
        querystring: z.strictObject({
          scope: plainText(60).optional().meta({ description: 'Code of a scope; its parts are included' }),
        }),
        response: { 200: EventRuleList },
      },
    },
    async ({ query }) => {
      demandSight()
      const scopes = query.scope === undefined ? null : (await scopeOf(pool, query.scope)).inside
      return transaction(
        pool,
        async (client) => ({
          items: await ruleLines(client, await rulesOf(client, scopes)),
          judgedAt: await judgedAt(client),
          mayWrite: mayWrite(),
        }),
        read,
      )
    },
  )

  app.post(
    '/event-rules',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Write an event rule', body: EventRuleWrite, response: { 201: EventRuleView } },
    },
    async (request, reply) => {
      const author = principalOf(request)
      const view = await createdOnce(pool, request, reply, async (client) =>
        ruleView(client, await declareRule(client, author, request.body)),
      )
      return tagged(reply, view)
    },
  )

  app.post(
    '/event-rules/check',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What a rule would watch, how it reads, and whether it can be switched on',
        body: EventRuleWrite,
        response: { 200: EventRuleCheck },
      },
    },
    async ({ body }) => {
      demandSight()
      return transaction(pool, (client) => checkRule(client, body.declaration, body.examples), read)
    },
  )

  app.post(
    '/event-rules/trial',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What a rule would have told of the past',
        body: NewEventTrial,
        response: { 200: EventTrial },
      },
    },
    async ({ body }) => {
      demandSight((await scopeOf(pool, body.declaration.scope)).id)
      const now = Number(clock.now().epochNanoseconds / 1_000n)
      return transaction(pool, (client) => tryOnHistory(client, body.declaration, body.days, now), {
        ...read,
        isolation: 'repeatable read',
      })
    },
  )

  app.get(
    '/event-rules/:id',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'One event rule', params: Id, response: { 200: EventRuleView } },
    },
    async ({ params }, reply) => tagged(reply, await transaction(pool, (client) => ruleView(client, params.id), read)),
  )

  app.put(
    '/event-rules/:id',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Change an event rule that is not on',
        params: Id,
        body: EventRuleWrite,
        response: { 200: EventRuleView },
      },
    },
    async (request, reply) => {
      const author = principalOf(request)
      const { id } = request.params
      const revision = versionRead(request)
      const view = await transaction(
        pool,
        async (client) => {
          await writeRule(client, author, { id, read: revision, written: request.body })
          return ruleView(client, id)
        },
        { actor: author.accountId },
      )
      return tagged(reply, view)
    },
  )

  app.post(
    '/event-rules/:id/acts',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Switch an event rule on or off',
        params: Id,
        body: EventRuleAct,
        response: { 201: EventRuleView },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const revision = versionRead(request)
      const view = await createdOnce(pool, request, reply, async (client) => {
        await switchRule(client, { id, read: revision, act: request.body.act, at: clock.now().toString() })
        return ruleView(client, id)
      })
      return tagged(reply, view)
    },
  )

  app.get(
    '/event-rules/:id/groups',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'How the groups of an event rule stand now',
        params: Id,
        querystring: z.strictObject({
          state: GroupStateName.optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
          after: plainText(220).optional().meta({ description: 'Cursor: `next` of the page before' }),
        }),
        response: { 200: EventGroupPage },
      },
    },
    ({ params, query }) =>
      transaction(
        pool,
        async (client) => {
          await demandSeen(client, params.id)
          const { state = null, limit, after = null } = query
          const rows = await groupsNow(client, params.id, { state, after, limit })
          const shown = rows.slice(0, limit)
          return {
            items: shown.map(({ about: group, place: _place, ...rest }) => ({ ...rest, group })),
            next: rows.length > limit ? (shown.at(-1)?.place ?? null) : null,
            total: await countGroups(client, params.id, state),
          }
        },
        read,
      ),
  )

  app.get(
    '/event-rules/:id/transitions',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What an event rule told, newest first',
        params: Id,
        querystring: z.strictObject({
          group: plainText(160).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
          before: z.coerce.number().int().min(1).optional().meta({ description: 'Cursor: `next` of the page before' }),
        }),
        response: { 200: EventTransitionPage },
      },
    },
    ({ params, query }) =>
      transaction(
        pool,
        async (client) => {
          await demandSeen(client, params.id)
          const { group = null, limit, before = null } = query
          const rows = await transitionsOf(client, params.id, { group, before, limit })
          const items = rows.slice(0, limit)
          return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
        },
        read,
      ),
  )

  app.post(
    '/event-rules/:id/silences',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Keep a rule, or one group of it, silent for a while',
        params: Id,
        body: NewEventSilence,
        response: { 201: EventRuleView },
      },
    },
    async (request, reply) => {
      const author = principalOf(request)
      const { id } = request.params
      const view = await createdOnce(pool, request, reply, async (client) => {
        await silenceRule(client, author, { id, ...request.body, now: clock.now() })
        return ruleView(client, id)
      })
      return tagged(reply, view)
    },
  )

  app.delete(
    '/event-rules/:id/silences/:silence',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'End a silence',
        params: Id.extend({ silence: z.uuid() }),
        response: { 200: EventRuleView },
      },
    },
    async (request, reply) => {
      const { id, silence } = request.params
      const { accountId } = principalOf(request)
      const view = await transaction(
        pool,
        async (client) => {
          await endRuleSilence(client, id, silence)
          return ruleView(client, id)
        },
        { actor: accountId },
      )
      return tagged(reply, view)
    },
  )
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
async function demandSeen(client: PoolClient, id: string): Promise<void> {
  const rule = await findRule(client, id)
  if (!rule) throw new Problem('NOT_FOUND')
  demandSight(rule.scopeId)
}

function tagged(reply: FastifyReply, view: EventRuleView): EventRuleView {
  reply.header('etag', `"${view.revision}"`)
  return view
}
