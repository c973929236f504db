/** What was sent, what never arrived, and sending it again. */
import {
  DeadDrop,
  DeadEnded,
  DeadLetters,
  DeadReplay,
  WebhookDeliveries,
  WebhookReplay,
  WebhookReplayed,
} from '@citywide/model/platform/webhook'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { outsideRights } from '../access/reach.ts'
import { noteAct } from '../audit/append.ts'
import { doneOnce } from '../http/idempotency.ts'
import { address } from '../outbox/queue-store.ts'
import { type Pool, type PoolClient } from '../postgres/pool.ts'
import { deadLettersOf, deliveriesOf, endDeadLetters, type Kept, keptEvents } from './delivery-store.ts'
import { failureView } from './failure.ts'
import { type About, ownersRights } from './rights.ts'
import { findSubscription, type Subscription } from './webhook-store.ts'

export interface DeliveryRouteOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

const Id = z.object({ id: z.uuid() })
const tags = ['webhooks']
const config = { access: 'webhooks', trusted: true } as const
const limit = z.coerce.number().int().min(1).max(200).default(50)
/** Events that one request puts in the queue again; more are asked for in parts. */
const MOST = 5_000

export const deliveryRoutes: FastifyPluginAsyncZod<DeliveryRouteOptions> = async (app, { pool, registers }) => {
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))

  /** Queues events again, except those that the owner of the webhook may no longer read. */
  async function resend(client: PoolClient, { id, ownerId }: Subscription, kept: readonly Kept[]) {
    const allowed = await outsideRights(() => ownersRights(pool, byName).judge(ownerId, kept.map(aboutOf)))
    const again = kept.filter((_, at) => allowed[at])
    await address(
      client,
      again.map((event) => ({ ...event, destination: id, replay: true })),
    )
    return { queued: again.length, withheld: kept.length - again.length }
  }

  app.get(
    '/webhooks/:id/deliveries',
    {
      config,
      schema: {
        tags,
        summary: 'Every try, newest first: when, what came back, how long it took',
        params: Id,
        querystring: z.strictObject({
          delivered: z.enum(['true', 'false']).optional(),
          event: z.uuid().optional(),
          after: z.uuid().optional(),
          limit,
        }),
        response: { 200: WebhookDeliveries },
      },
    },
    async ({ params, query }) => {
      await found(pool, params.id)
      const { delivered, event, after, limit: most } = query
      const items = await deliveriesOf(pool, params.id, {
        ...(delivered !== undefined && { delivered: delivered === 'true' }),
        ...(event !== undefined && { event }),
        ...(after !== undefined && { after }),
        limit: most + 1,
      })
      return { items: items.slice(0, most).map(told), next: items.length > most ? (items[most - 1]?.id ?? null) : null }
    },
  )

  app.post(
    '/webhooks/:id/replay',
    {
      config,
      schema: {
        tags,
        summary: 'Send again what arrived: one event, or those of a span of time. Its id stays the same',
        params: Id,
        body: WebhookReplay,
        response: { 200: WebhookReplayed },
      },
    },
    async (request) => {
      const { id } = request.params
      return doneOnce(pool, request, async (client) => {
        const webhook = await found(client, id)
        const kept = await keptEvents(client, id, request.body, MOST + 1)
        if (kept.length === 0) throw new Problem('WEBHOOK_NOTHING_KEPT')
        if (kept.length > MOST) throw new Problem('WEBHOOK_TOO_MANY', { most: String(MOST) })
        const again = await resend(client, webhook, kept)
        const detail = { ...request.body, ...again }
        await noteAct(client, { act: 'webhook.replay', noun: 'Webhook', object: id, detail })
        return again
      })
    },
  )

  app.get(
    '/webhooks/:id/dead-letters',
    {
      config,
      schema: {
        tags,
        summary: 'Events that did not arrive within a day, with the reason',
        params: Id,
        querystring: z.strictObject({ after: z.uuid().optional(), limit }),
        response: { 200: DeadLetters },
      },
    },
    async ({ params, query }) => {
      await found(pool, params.id)
      const { after, limit: most } = query
      const items = await deadLettersOf(pool, params.id, { ...(after !== undefined && { after }), limit: most + 1 })
      return { items: items.slice(0, most).map(told), next: items.length > most ? (items[most - 1]?.id ?? null) : null }
    },
  )

  app.post(
    '/webhooks/:id/dead-letters/replay',
    {
      config,
      schema: { tags, summary: 'Send dead letters again', params: Id, body: DeadReplay, response: { 200: DeadEnded } },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      const { id } = request.params
      return doneOnce(pool, request, async (client) => {
        const webhook = await found(client, id)
        const end = { outcome: 'replayed', by: accountId, reason: null, limit: MOST } as const
        const letters = await endDeadLetters(client, id, request.body.letters, end)
        const { withheld } = await resend(client, webhook, letters)
        const body = { ended: letters.length, withheld }
        await noteAct(client, { act: 'webhook.dead.replay', noun: 'Webhook', object: id, detail: body })
        return body
      })
    },
  )

  app.post(
    '/webhooks/:id/dead-letters/drop',
    {
      config,
      schema: {
        tags,
        summary: 'Give dead letters up, with a reason',
        params: Id,
        body: DeadDrop,
        response: { 200: DeadEnded },
      },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      const { id } = request.params
      const { letters, reason } = request.body
      return doneOnce(pool, request, async (client) => {
        await found(client, id)
        const end = { outcome: 'dropped', by: accountId, reason, limit: MOST } as const
        const dropped = await endDeadLetters(client, id, letters, end)
        const body = { ended: dropped.length, withheld: 0 }
        await noteAct(client, { act: 'webhook.dead.drop', noun: 'Webhook', object: id, detail: { ...body, reason } })
        return body
      })
    },
  )
}

const told = <T extends { failure: string | null }>(one: T) => ({ ...one, failure: failureView(one.failure) })

async function found(client: Pick<PoolClient, 'query'>, id: string): Promise<Subscription> {
  const webhook = await findSubscription(client, id)
  if (!webhook) throw new Problem('NOT_FOUND')
  return webhook
}

/** What a kept event is about, as its own content says it. */
function aboutOf({ topic, body }: Kept): About {
  const data = (body['data'] ?? {}) as { register?: string; id?: string | null; scopeId?: string }
  return { topic, noun: data.register, id: data.id ?? null, scopeId: data.scopeId }
}
