/** Subscriptions over HTTP. Only its owner decides what goes where: the events are told in that account's rights. */
import { randomUUIDv7 } from 'node:crypto'
import {
  Webhook,
  WebhookCreate,
  WebhookPatch,
  WebhookRotate,
  WebhookSecret,
  WebhookTest,
} from '@citywide/model/platform/webhook'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import type { Principal } from '../access/principal.ts'
import { noteAct } from '../audit/append.ts'
import { createdOnce, doneOnce, versionRead } from '../http/idempotency.ts'
import { OutboundError } from '../outbound/refused.ts'
import { type Pool, type PoolClient, transaction } from '../postgres/pool.ts'
import { keepTry } from './delivery-store.ts'
import { isTellable } from './events.ts'
import { failureView } from './failure.ts'
import { formerPlace, secretPlace, send, type SendOptions } from './send.ts'
import { newSecret } from './sign.ts'
import {
  changeWebhook,
  findSubscription,
  findWebhook,
  heldWebhook,
  insertWebhook,
  pauseWebhook,
  removeWebhook,
  renewSecret,
  resumeWebhook,
  webhooksOf,
} from './webhook-store.ts'

export interface WebhookRouteOptions extends SendOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

const Id = z.object({ id: z.uuid() })
const tags = ['webhooks']
const config = { access: 'webhooks', trusted: true } as const
const strong = { ...config, strong: true } as const

export const webhookRoutes: FastifyPluginAsyncZod<WebhookRouteOptions> = async (app, options) => {
  const { pool, registers, keys, outbound } = options
  const tellable = new Set(registers.filter(isTellable).map(({ name }) => name))

  /** What is wrong with a wish is said before anything is kept. */
  async function demandFit({ address, registers: nouns }: WebhookPatch): Promise<void> {
    const strange = nouns?.find((noun) => !tellable.has(noun))
    if (strange !== undefined) throw new Problem('WEBHOOK_REGISTER', { register: strange })
    if (address === undefined) return
    try {
      await outbound.check(address)
    } catch (error) {
      // A receiver that is not up yet may be named; one that may never be asked may not.
      if (!(error instanceof OutboundError) || ['UNRESOLVED', 'TIME_OUT'].includes(error.reason)) return
      const { zh, en } = error.text
      throw new Problem('WEBHOOK_ADDRESS', { zh, en }, { cause: error })
    }
  }

  app.get(
    '/webhooks',
    { config, schema: { tags, summary: 'Subscriptions of other systems', response: { 200: z.array(Webhook) } } },
    (request) => webhooksOf(pool, principalOf(request).accountId),
  )

  app.get(
    '/webhooks/:id',
    { config, schema: { tags, summary: 'A subscription', params: Id, response: { 200: Webhook } } },
    async (request, reply) => {
      const webhook = await shown(pool, principalOf(request), request.params.id)
      reply.header('etag', `"${webhook.version}"`)
      return webhook
    },
  )

  app.post(
    '/webhooks',
    {
      config: strong,
      schema: {
        tags,
        summary: 'Subscribe; the secret is shown this once. It is made anew when the request is repeated',
        body: WebhookCreate,
        response: { 201: WebhookSecret },
      },
    },
    async (request, reply) => {
      await demandFit(request.body)
      const principal = principalOf(request)
      const secret = newSecret()
      const webhook = await createdOnce(pool, request, reply, async (client) => {
        const id = randomUUIDv7()
        const sealed = keys.sealed(secret, secretPlace(id))
        await insertWebhook(client, { ...request.body, id, ownerId: principal.accountId, secret: sealed })
        await noteAct(client, { act: 'webhook.create', noun: 'Webhook', object: id, detail: { ...request.body } })
        return shown(client, principal, id)
      })
      // Answers are kept for those who ask again, and a secret has no place among them.
      const current = await findSubscription(pool, webhook.id)
      return { webhook, secret: current ? keys.opened(current.secret, secretPlace(webhook.id)) : secret }
    },
  )

  app.patch(
    '/webhooks/:id',
    {
      config: strong,
      schema: {
        tags,
        summary: 'Change an own subscription',
        params: Id,
        body: WebhookPatch,
        response: { 200: Webhook },
      },
    },
    async (request, reply) => {
      await demandFit(request.body)
      const principal = principalOf(request)
      const { id } = request.params
      const webhook = await transaction(pool, async (client) => {
        await ownAt(client, principal, id, versionRead(request))
        await changeWebhook(client, id, request.body)
        await noteAct(client, { act: 'webhook.change', noun: 'Webhook', object: id, detail: { ...request.body } })
        return shown(client, principal, id)
      })
      reply.header('etag', `"${webhook.version}"`)
      return webhook
    },
  )

  app.post(
    '/webhooks/:id/secret',
    {
      config: strong,
      schema: {
        tags,
        summary: 'A new secret; the former one signs beside it for a while',
        params: Id,
        body: WebhookRotate,
        response: { 200: WebhookSecret },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      const { overlapHours: hours } = request.body
      const secret = newSecret()
      await doneOnce(pool, request, async (client) => {
        await ownAt(client, principal, id)
        const before = await findSubscription(client, id)
        if (!before) throw new Problem('NOT_FOUND')
        const former = keys.sealed(keys.opened(before.secret, secretPlace(id)), formerPlace(id))
        const overlap = hours > 0 ? { sealed: former, hours } : null
        await renewSecret(client, id, keys.sealed(secret, secretPlace(id)), overlap)
        await noteAct(client, { act: 'webhook.secret', noun: 'Webhook', object: id, detail: { hours } })
        // What is kept for those who ask again tells no secret.
        return {}
      })
      const current = await findSubscription(pool, id)
      const webhook = await shown(pool, principal, id)
      return { webhook, secret: current ? keys.opened(current.secret, secretPlace(id)) : secret }
    },
  )

  for (const [verb, summary, work] of [
    [
      'pause',
      'Send nothing for now; what happens waits for a day',
      (client: PoolClient, id: string) => pauseWebhook(client, id, 'person'),
    ],
    ['resume', 'Send again, what waits first', resumeWebhook],
  ] as const) {
    app.post(
      `/webhooks/:id/${verb}`,
      { config, schema: { tags, summary, params: Id, response: { 200: Webhook } } },
      async (request) => {
        const principal = principalOf(request)
        const { id } = request.params
        return doneOnce(pool, request, async (client) => {
          if (!(await heldWebhook(client, id))) throw new Problem('NOT_FOUND')
          await work(client, id)
          await noteAct(client, { act: `webhook.${verb}`, noun: 'Webhook', object: id })
          return shown(client, principal, id)
        })
      },
    )
  }

  app.post(
    '/webhooks/:id/test',
    {
      config,
      schema: {
        tags,
        summary: 'Send a test event now and say what came of it',
        params: Id,
        response: { 200: WebhookTest },
      },
    },
    async (request) => {
      const { id } = request.params
      const webhook = await findSubscription(pool, id)
      if (!webhook) throw new Problem('NOT_FOUND')
      const event = randomUUIDv7()
      const at = options.clock.now().toString()
      const topic = 'webhook.test'
      const body = { type: topic, timestamp: at, data: { webhook: id, title: webhook.title } }
      const tried = await send(options, webhook, { event, body })
      return doneOnce(pool, request, async (client) => {
        const message = { id: 0, event, topic, subject: 'test', body, at, destination: id, replay: false, tries: 1 }
        await keepTry(client, message, tried)
        await noteAct(client, { act: 'webhook.test', noun: 'Webhook', object: id })
        const { delivered, status, failure, milliseconds } = tried
        return { delivered, status, failure: failureView(failure), milliseconds }
      })
    },
  )

  app.delete(
    '/webhooks/:id',
    { config: strong, schema: { tags, summary: 'End a subscription', params: Id, response: { 204: z.null() } } },
    async (request, reply) => {
      const read = versionRead(request)
      const { id } = request.params
      await transaction(pool, async (client) => {
        const held = await heldWebhook(client, id)
        if (!held) throw new Problem('NOT_FOUND')
        if (held.version !== read) throw changed(read, held.version)
        await removeWebhook(client, id)
        await noteAct(client, { act: 'webhook.remove', noun: 'Webhook', object: id })
      })
      return reply.code(204).send(null)
    },
  )
}

async function shown(client: Pick<PoolClient, 'query'>, { accountId }: Principal, id: string): Promise<Webhook> {
  const webhook = await findWebhook(client, accountId, id)
  if (!webhook) throw new Problem('NOT_FOUND')
  return webhook
}

/** Holds the asking account's own webhook until the transaction ends. */
async function ownAt(client: PoolClient, { accountId }: Principal, id: string, read?: number): Promise<void> {
  const held = await heldWebhook(client, id)
  if (!held) throw new Problem('NOT_FOUND')
  if (held.ownerId !== accountId) throw new Problem('WEBHOOK_OF_ANOTHER')
  if (read !== undefined && held.version !== read) throw changed(read, held.version)
}

function changed(read: number, now: number): Problem {
  return new Problem('CHANGED', { read: String(read), now: String(now) })
}
