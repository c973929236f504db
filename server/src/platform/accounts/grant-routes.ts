/** Roles of accounts: granted by an administrator, approved by somebody else, ended by either side. */
import {
  Decision,
  Holding,
  RoleGrant,
  RoleGrantEnd,
  RoleGrantNew,
  WaitingGrant,
} from '@citywide/model/platform/role-grant'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mayUse } from '../access/grants.ts'
import { principalOf } from '../access/guard.ts'
import { createdOnce, doneOnce } from '../http/idempotency.ts'
import { languageOf } from '../http/problems.ts'
import { type Pool, type Queryable } from '../postgres/pool.ts'
import { lockAccount } from './account-store.ts'
import { findGrant, grantsOf, lockGrant, waitingGrants } from './grant-store.ts'
import { approversOf, decideGrant, grantRole, takeRole } from './grant.ts'
import { holdings } from './holders-store.ts'
import { holdingsFile } from './holders.ts'

export interface GrantOptions {
  readonly pool: Pool
}

const tags = ['access']
const params = z.object({ id: z.uuid() })

async function grantNow(client: Queryable, id: string): Promise<RoleGrant> {
  const grant = await findGrant(client, id)
  if (!grant) throw new Problem('NOT_FOUND')
  return grant
}

export const grantRoutes: FastifyPluginAsyncZod<GrantOptions> = async (app, { pool }) => {
  app.post(
    '/admin/accounts/:id/roles',
    {
      config: { access: 'accounts', strong: true },
      schema: {
        tags,
        summary: 'Grant a role; it counts once approved',
        params,
        body: RoleGrantNew,
        response: { 201: RoleGrant },
      },
    },
    (request, reply) =>
      createdOnce(pool, request, reply, async (client) => {
        const { accountId: by } = principalOf(request)
        const account = await lockAccount(client, request.params.id)
        if (!account) throw new Problem('NOT_FOUND')
        if (account.disabled) throw new Problem('ACCOUNT_DISABLED')
        return grantNow(client, await grantRole(client, { accountId: account.id, by, ...request.body }))
      }),
  )

  app.post(
    '/admin/roles/:id/end',
    {
      config: { access: 'accounts', strong: true },
      schema: { tags, summary: 'Take a role back', params, body: RoleGrantEnd, response: { 200: RoleGrant } },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { id } = request.params
      return doneOnce(pool, request, async (client) => {
        await takeRole(client, id, { by, reason: request.body.reason })
        return grantNow(client, id)
      })
    },
  )

  app.get(
    '/approvals',
    {
      config: { access: 'self', trusted: true },
      schema: {
        tags,
        summary: 'Roles that wait: those the asking account may decide on; administrators of access see all',
        response: { 200: z.array(WaitingGrant) },
      },
    },
    async (request) => {
      const { accountId, roles } = principalOf(request)
      const all = mayUse(roles, 'accounts')
      const waiting = await waitingGrants(pool)
      const judged = []
      for (const { organizationId, ...grant } of waiting) {
        const asked = { ...grant, accountId: grant.account.id, grantedBy: grant.grantedBy?.id ?? null, organizationId }
        const mayDecide = (await approversOf(pool, asked)).includes(accountId)
        if (all || mayDecide) judged.push({ ...grant, mayDecide })
      }
      return judged
    },
  )

  app.post(
    '/approvals/:id',
    {
      config: { access: 'self', trusted: true, strong: true },
      schema: { tags, summary: 'Approve or decline a role', params, body: Decision, response: { 200: RoleGrant } },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { id } = request.params
      const { decision, reason } = request.body
      return doneOnce(pool, request, async (client) => {
        await decideGrant(client, id, { by, approve: decision === 'approve', reason })
        return grantNow(client, id)
      })
    },
  )

  app.get(
    '/own-roles',
    {
      config: { access: 'self', trusted: true },
      schema: {
        tags,
        summary: 'Roles of the asking account, with those before',
        response: { 200: z.array(RoleGrant) },
      },
    },
    (request) => grantsOf(pool, principalOf(request).accountId),
  )

  app.post(
    '/own-roles/:id/end',
    {
      config: { access: 'self', trusted: true },
      schema: { tags, summary: 'Give up a role of one’s own', params, response: { 200: RoleGrant } },
    },
    async (request) => {
      const { accountId: by } = principalOf(request)
      const { id } = request.params
      return doneOnce(pool, request, async (client) => {
        if ((await lockGrant(client, id))?.accountId !== by) throw new Problem('NOT_FOUND')
        await takeRole(client, id, { by, reason: null })
        return grantNow(client, id)
      })
    },
  )

  app.get(
    '/admin/holders',
    {
      config: { access: 'accounts' },
      schema: { tags, summary: 'Who holds what now', response: { 200: z.array(Holding) } },
    },
    () => holdings(pool),
  )

  app.get(
    '/admin/holders.csv',
    {
      config: { access: 'accounts' },
      schema: { tags, summary: 'Who holds what now, as a file', produces: ['text/csv'] },
    },
    async (request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="role-holders.csv"')
        .send(holdingsFile(await holdings(pool), languageOf(request))),
  )
}
