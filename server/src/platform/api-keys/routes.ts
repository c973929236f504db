/** Keys of one's own, and all keys for those who administer access. The secret is in the answer that made it, and nowhere else. */
import { ApiKey, ApiKeyMade, ApiKeyNew, MOST_KEYS } from '@citywide/model/platform/api-key'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { forgetKeys } from '../access/known-keys.ts'
import type { Principal } from '../access/principal.ts'
import { noteAct } from '../audit/append.ts'
import { createdOnce } from '../http/idempotency.ts'
import { type Pool, transaction } from '../postgres/pool.ts'
import { addKey, endKey, isOpenProgram, keysOfAccount, openKeysOf } from './store.ts'

const tags = ['access']
const params = z.object({ id: z.uuid() })

export const keyRoutes: FastifyPluginAsyncZod<{ readonly pool: Pool }> = async (app, { pool }) => {
  const make = async (request: FastifyRequest, reply: FastifyReply, accountId: string, asked: ApiKeyNew) => {
    const { accountId: by } = aPerson(request)
    let told: string | null = null
    const made = await createdOnce(pool, request, reply, async (client) => {
      if ((await openKeysOf(client, accountId)) >= MOST_KEYS)
        throw new Problem('KEY_LIMIT', { bound: String(MOST_KEYS) })
      const { key, secret } = await addKey(client, { ...asked, accountId, by })
      told = secret
      await noteAct(client, {
        act: 'key.create',
        noun: 'account',
        object: accountId,
        detail: { key: key.id, prefix: key.prefix, scopes: asked.scopes, days: asked.days },
      })
      return key
    })
    // A repeated request is answered from what was kept; the secret is not among it.
    return { ...made, secret: told }
  }

  const end = async (request: FastifyRequest, id: string, accountId: string | undefined) => {
    const { accountId: by } = aPerson(request)
    await transaction(
      pool,
      async (client) => {
        const holder = await endKey(client, id, { by, accountId })
        if (holder === undefined) throw new Problem('NOT_FOUND')
        await noteAct(client, { act: 'key.end', noun: 'account', object: holder, detail: { key: id } })
      },
      { actor: by },
    )
    forgetKeys(pool)
    return null
  }

  app.get(
    '/own-keys',
    {
      config: { access: 'self', trusted: true },
      schema: { tags, summary: 'Keys of the asking account', response: { 200: z.array(ApiKey) } },
    },
    (request) => keysOfAccount(pool, principalOf(request).accountId),
  )

  app.post(
    '/own-keys',
    {
      config: { access: 'self', trusted: true, strong: true },
      schema: {
        tags,
        summary: 'Make a key of one’s own; it is told once',
        body: ApiKeyNew,
        response: { 201: ApiKeyMade },
      },
    },
    (request, reply) => make(request, reply, principalOf(request).accountId, request.body),
  )

  app.delete(
    '/own-keys/:id',
    {
      config: { access: 'self', trusted: true },
      schema: { tags, summary: 'End a key of one’s own, at once', params, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const ended = await end(request, request.params.id, principalOf(request).accountId)
      return reply.code(204).send(ended)
    },
  )

  app.get(
    '/admin/keys',
    {
      config: { access: 'accounts' },
      schema: {
        tags,
        summary: 'Keys of all accounts, or of one',
        querystring: z.strictObject({ account: z.uuid().optional() }),
        response: { 200: z.array(ApiKey) },
      },
    },
    ({ query: { account } }) => keysOfAccount(pool, account),
  )

  app.post(
    '/admin/accounts/:id/keys',
    {
      config: { access: 'accounts', strong: true },
      schema: {
        tags,
        summary: 'Make a key for a program; it is told once',
        params,
        body: ApiKeyNew,
        response: { 201: ApiKeyMade },
      },
    },
    async (request, reply) => {
      if (!(await isOpenProgram(pool, request.params.id))) throw new Problem('NOT_FOUND')
      return make(request, reply, request.params.id, request.body)
    },
  )

  app.delete(
    '/admin/keys/:id',
    {
      config: { access: 'accounts', strong: true },
      schema: { tags, summary: 'End any key, at once', params, response: { 204: z.null() } },
    },
    async (request, reply) => reply.code(204).send(await end(request, request.params.id, undefined)),
  )
}

/** Keys never make, or end, keys. @throws Problem PERSON_NEEDED */
function aPerson(request: FastifyRequest): Principal {
  const principal = principalOf(request)
  if (principal.kind !== 'session') throw new Problem('PERSON_NEEDED')
  return principal
}
