/** Accounts, for those who administer access. Every change needs a strong factor and leaves a row in the audit. */
import {
  AccountDetail,
  AccountEnd,
  AccountKind,
  AccountNew,
  AccountPage,
  AccountPatch,
  Invitation,
} from '@citywide/model/platform/account'
import { Problem } from '@citywide/model/problem'
import { Names, plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '../access/guard.ts'
import { forgetKeys } from '../access/known-keys.ts'
import { noteAct } from '../audit/append.ts'
import { createdOnce, doneOnce, versionRead } from '../http/idempotency.ts'
import { type Pool, type PoolClient, type Queryable, transaction } from '../postgres/pool.ts'
import { identitiesOf } from '../sso/identity-store.ts'
import { choicesOf, countAccounts, findAccount, findAccounts, lockAccount, newInvitation } from './account-store.ts'
import { disableAccount, editAccount, enableAccount, makeAccount } from './account.ts'
import { grantsOf } from './grant-store.ts'

export interface AccountOptions {
  readonly pool: Pool
  readonly publicUrl: string
}

const tags = ['access']
const params = z.object({ id: z.uuid() })
const write = { access: 'accounts', strong: true } as const

async function detail(client: Queryable, id: string): Promise<AccountDetail> {
  const account = await findAccount(client, id)
  if (!account) throw new Problem('NOT_FOUND')
  return { ...account, grants: await grantsOf(client, id), identities: await identitiesOf(client, id) }
}

export const accountAdministrationRoutes: FastifyPluginAsyncZod<AccountOptions> = async (app, { pool, publicUrl }) => {
  app.get(
    '/admin/accounts',
    {
      config: { access: 'accounts' },
      schema: {
        tags,
        summary: 'Accounts, in the order of their logins',
        querystring: z.strictObject({
          q: plainText(100).default(''),
          role: z.string().max(40).optional(),
          kind: AccountKind.optional(),
          state: z.enum(['open', 'disabled', 'waiting', 'ending', 'without']).optional(),
          organization: z.uuid().optional(),
          after: z.string().max(80).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: AccountPage },
      },
    },
    async ({ query: { q, role, kind, state, organization: organizationId, after, limit } }) => {
      const question = { q: q.trim(), role, kind, state, organizationId }
      const found = await findAccounts(pool, question, { after, limit: limit + 1 })
      return {
        items: found.slice(0, limit),
        next: found.length > limit ? (found[limit - 1]?.login ?? null) : null,
        total: await countAccounts(pool, question),
      }
    },
  )

  app.get(
    '/admin/accounts/:id',
    {
      config: { access: 'accounts' },
      schema: {
        tags,
        summary: 'An account, with every role it was ever given',
        params,
        response: { 200: AccountDetail },
      },
    },
    async ({ params: { id } }, reply) => {
      const account = await detail(pool, id)
      reply.header('etag', `"${account.version}"`)
      return account
    },
  )

  app.get(
    '/admin/choices',
    {
      config: { access: 'accounts' },
      schema: {
        tags,
        summary: 'What an account can be tied to, by a part of its name',
        querystring: z.strictObject({
          of: z.enum(['organizations', 'people', 'scopes']),
          q: plainText(100).default(''),
        }),
        response: { 200: z.array(z.object({ id: z.uuid(), title: Names, about: z.string().nullable() })) },
      },
    },
    ({ query: { of, q } }) => choicesOf(pool, of, q.trim()),
  )

  app.post(
    '/admin/accounts',
    { config: write, schema: { tags, summary: 'Make an account', body: AccountNew, response: { 201: AccountDetail } } },
    (request, reply) =>
      createdOnce(pool, request, reply, async (client) =>
        detail(client, await makeAccount(client, request.body, principalOf(request).accountId)),
      ),
  )

  app.patch(
    '/admin/accounts/:id',
    {
      config: write,
      schema: { tags, summary: 'Change an account', params, body: AccountPatch, response: { 200: AccountDetail } },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { id } = request.params
      const read = versionRead(request)
      return transaction(
        pool,
        async (client) => {
          await editAccount(client, id, { patch: request.body, read, by })
          return detail(client, id)
        },
        { actor: by },
      )
    },
  )

  app.post(
    '/admin/accounts/:id/invitations',
    {
      config: write,
      schema: {
        tags,
        summary: 'A one-time link for signing in; those before it end. It is shown once',
        params,
        response: { 201: Invitation },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      let link: string | null = null
      const invitation = await createdOnce(pool, request, reply, async (client) => {
        const account = await lockAccount(client, id)
        if (!account || account.kind !== 'person') throw new Problem('NOT_FOUND')
        if (account.disabled) throw new Problem('ACCOUNT_DISABLED')
        const { token, expiresAt } = await newInvitation(client, id)
        link = `${publicUrl}/sign-in/${token}`
        await noteAct(client, { act: 'account.invite', noun: 'account', object: id })
        return { expiresAt }
      })
      // Kept answers are read by whoever repeats a request; the link is not among what is kept.
      return { ...invitation, link }
    },
  )

  const acted = (work: (client: PoolClient, id: string, by: string, reason: string) => Promise<void>) => {
    return async (request: Parameters<typeof principalOf>[0] & { params: { id: string }; body?: unknown }) => {
      const { accountId: by } = principalOf(request)
      const { reason = '' } = (request.body ?? {}) as { reason?: string }
      return doneOnce(pool, request, async (client) => {
        await work(client, request.params.id, by, reason)
        return detail(client, request.params.id)
      })
    }
  }

  const disable = acted((client, id, by, reason) => disableAccount(client, id, { by, reason }))
  app.post(
    '/admin/accounts/:id/disable',
    {
      config: write,
      schema: {
        tags,
        summary: 'Disable an account: its sessions and keys end at once',
        params,
        body: AccountEnd,
        response: { 200: AccountDetail },
      },
    },
    async (request) => {
      const account = await disable(request)
      forgetKeys(pool)
      return account
    },
  )

  app.post(
    '/admin/accounts/:id/enable',
    {
      config: write,
      schema: { tags, summary: 'Enable an account again', params, response: { 200: AccountDetail } },
    },
    acted((client, id) => enableAccount(client, id)),
  )
}
