/** Providers of single sign-on, for those who administer access. */
import { Provider, ProviderNew, ProviderPatch } from '@citywide/model/platform/sso'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { createdOnce, versionRead } from '../http/idempotency.ts'
import type { Keys } from '../keys/keys.ts'
import { type Queryable, transaction } from '../postgres/pool.ts'
import { editProvider, makeProvider, removeProvider, testProvider } from './provider.ts'
import { allProviders, findProvider, type StoredProvider } from './provider-store.ts'
import { redirectUri, type SsoOptions } from './sign-in.ts'

const tags = ['access']
const params = z.object({ id: z.uuid() })
const write = { access: 'accounts', strong: true } as const

export const providerRoutes: FastifyPluginAsyncZod<SsoOptions & { readonly keys: Keys }> = async (app, options) => {
  const { pool, publicUrl, clients, keys } = options
  const shown = (provider: StoredProvider): Provider => ({
    ...provider,
    redirectUri: redirectUri(publicUrl, provider.code),
  })
  const now = async (client: Queryable, id: string): Promise<Provider> => {
    const provider = await findProvider(client, id)
    if (!provider) throw new Problem('NOT_FOUND')
    return shown(provider)
  }

  app.get(
    '/admin/providers',
    {
      config: { access: 'accounts' },
      schema: { tags, summary: 'Providers of single sign-on', response: { 200: z.array(Provider) } },
    },
    async () => (await allProviders(pool)).map(shown),
  )

  app.post(
    '/admin/providers',
    {
      config: write,
      schema: {
        tags,
        summary: 'Make a provider; it is off until tested',
        body: ProviderNew,
        response: { 201: Provider },
      },
    },
    (request, reply) =>
      createdOnce(pool, request, reply, async (client) => {
        const { accountId: by } = principalOf(request)
        return now(client, await makeProvider(client, keys, { provider: request.body, by }))
      }),
  )

  app.patch(
    '/admin/providers/:id',
    {
      config: write,
      schema: { tags, summary: 'Change a provider', params, body: ProviderPatch, response: { 200: Provider } },
    },
    async (request) => {
      const { id } = request.params
      const read = versionRead(request)
      return transaction(
        pool,
        async (client) => {
          await editProvider(client, keys, { id, patch: request.body, read })
          return now(client, id)
        },
        { actor: principalOf(request).accountId },
      )
    },
  )

  app.post(
    '/admin/providers/:id/test',
    {
      config: write,
      schema: { tags, summary: 'Ask a provider for its settings', params, response: { 200: Provider } },
    },
    async (request) => {
      await testProvider(pool, clients, { id: request.params.id, by: principalOf(request).accountId })
      return now(pool, request.params.id)
    },
  )

  app.delete(
    '/admin/providers/:id',
    {
      config: write,
      schema: { tags, summary: 'Remove a provider, with the links to it', params, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await transaction(pool, (client) => removeProvider(client, request.params.id), {
        actor: principalOf(request).accountId,
      })
      return reply.code(204).send(null)
    },
  )
}
