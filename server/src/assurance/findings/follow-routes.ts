/** Who else is told of findings, and when people are told. */
import { randomUUIDv7 } from 'node:crypto'
import {
  FindingFollow,
  FindingSettings,
  FindingSettingsView,
  NewFindingFollow,
} from '@citywide/model/assurance/finding-follow'
import { Problem } from '@citywide/model/problem'
import { roles } from '@citywide/model/platform/role'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import { createdOnce, versionRead } from '#platform/http/idempotency.ts'
import { asPlatform, type Pool, transaction } from '#platform/postgres/pool.ts'
import { endFollow, followsFor, keepFollow } from './follow-store.ts'
import { demandKeeping, demandSight, keepsFindings } from './rights.ts'
import { keepSettings, settingsOf } from './settings-store.ts'

const tags = ['D']

export const findingFollowRoutes: FastifyPluginAsyncZod<{ readonly pool: Pool }> = async (app, { pool }) => {
  app.get(
    '/finding-follows',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What the asking account follows, and what its roles follow',
        response: { 200: z.array(FindingFollow) },
      },
    },
    async (request) => {
      demandSight()
      const { accountId, roles: held } = principalOf(request)
      const keeps = keepsFindings()
      const follows = await followsFor(pool, accountId, keeps ? null : held)
      return follows.map((follow) => ({ ...follow, mayEnd: follow.role === null || keeps }))
    },
  )

  app.post(
    '/finding-follows',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Follow findings: for oneself, or for a role, which the programme office does',
        body: NewFindingFollow,
        response: { 201: FindingFollow },
      },
    },
    async (request, reply) => {
      demandSight()
      const { body } = request
      const { accountId } = principalOf(request)
      if (body.role !== null) {
        demandKeeping()
        if (!roles.some((role) => role === body.role)) throw new Problem('NOT_FOUND')
      }
      return createdOnce(pool, request, reply, async (client) => {
        const scope = body.scope === null ? null : await scopeOf(client, body.scope)
        if (scope) demandSight(scope.id)
        const id = randomUUIDv7()
        await asPlatform(client, async () => {
          await keepFollow(client, {
            ...body,
            id,
            accountId: body.role === null ? accountId : null,
            scopeId: scope?.id ?? null,
          })
          await noteAct(client, { act: 'finding.follow', noun: 'Finding', object: id, detail: { role: body.role } })
        })
        return { ...body, id, mayEnd: true }
      })
    },
  )

  app.delete(
    '/finding-follows/:id',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Follow no longer',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      demandSight()
      const { accountId } = principalOf(request)
      const { id } = request.params
      const whose = { accountId, alsoRoles: keepsFindings() }
      await transaction(
        pool,
        async (client) => {
          const ended = await asPlatform(client, async () => {
            const done = await endFollow(client, id, whose)
            if (done) await noteAct(client, { act: 'finding.unfollow', noun: 'Finding', object: id })
            return done
          })
          if (!ended) throw new Problem('NOT_FOUND')
        },
        { actor: accountId },
      )
      return reply.code(204).send()
    },
  )

  app.get(
    '/finding-settings',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Quiet hours, digest, due dates and escalation of findings',
        response: { 200: FindingSettingsView },
      },
    },
    async () => {
      demandSight()
      return settingsOf(pool)
    },
  )

  app.put(
    '/finding-settings',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Set them; findings that stand keep their due dates',
        body: FindingSettings,
        response: { 200: FindingSettingsView },
      },
    },
    async (request) => {
      demandKeeping()
      const read = versionRead(request)
      const { accountId } = principalOf(request)
      return transaction(
        pool,
        (client) =>
          asPlatform(client, async () => {
            if (!(await keepSettings(client, request.body, read))) {
              const current = await settingsOf(client)
              throw new Problem('CHANGED', { read: `${read}`, now: `${current.version}` }, { current })
            }
            await noteAct(client, { act: 'finding.settings', noun: 'Finding', detail: { version: read + 1 } })
            return settingsOf(client)
          }),
        { actor: accountId },
      )
    },
  )
}
