/** The rule studio over HTTP: rules and their versions. */
import {
  NewVersion,
  RuleFile,
  RuleLine,
  RulePublication,
  RuleVersion,
  VersionPatch,
  VersionStep,
} from '@citywide/model/assurance/rule-studio'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import type { Principal } from '#platform/access/principal.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { createdOnce, versionRead } from '#platform/http/idempotency.ts'
import { type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { rulebook } from '../rulebook.ts'
import { seenIn, type Sight } from '../view/seen.ts'
import { begin, edit, step } from './act.ts'
import { demandRules } from './rights.ts'
import { ruleFile, ruleLines, versionViews } from './view.ts'
import { findVersion, publicationsOf } from './version-store.ts'

const Id = z.object({ id: z.uuid() })
const Rule = z.object({ id: plainText(40) })
const tags = ['D']

export const ruleStudioRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool, clock } = sight

  app.get(
    '/rule-cards',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Every rule with its version, who changed it, and what is being written',
        querystring: z.strictObject({ scope: plainText(60).optional() }),
        response: { 200: z.array(RuleLine) },
      },
    },
    async ({ query }) => {
      demandRules('read')
      const book = await rulebook(pool)
      const scope = await scopeOf(pool, query.scope)
      return ruleLines(pool, book, await seenIn(sight, book, scope, [...book.rules.values()]))
    },
  )

  app.get(
    '/rule-cards/:id',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'One rule with all its versions', params: Rule, response: { 200: RuleFile } },
    },
    async (request) => {
      demandRules('read')
      return ruleFile(pool, await rulebook(pool), principalOf(request), request.params.id)
    },
  )

  app.get(
    '/rules/:id/versions',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'When which version of a rule came into force, oldest first',
        params: Rule,
        response: { 200: z.array(RulePublication) },
      },
    },
    ({ params }) => publicationsOf(pool, params.id),
  )

  app.post(
    '/rule-versions',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Begin a version of a rule, or a rule of the city’s own',
        body: NewVersion,
        response: { 201: RuleVersion },
      },
    },
    async (request, reply) => {
      const author = principalOf(request)
      return tagged(
        reply,
        await createdOnce(pool, request, reply, async (client) =>
          shown(client, author, await begin(client, await rulebook(client), author, request.body)),
        ),
      )
    },
  )

  app.get(
    '/rule-versions/:id',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'One version of a rule', params: Id, response: { 200: RuleVersion } },
    },
    async (request, reply) => {
      demandRules('read')
      const view = await transaction(pool, (client) => shown(client, principalOf(request), request.params.id), {
        readOnly: true,
      })
      return tagged(reply, view)
    },
  )

  app.patch(
    '/rule-versions/:id',
    {
      config: { access: 'write' },
      schema: { tags, summary: 'Write in a version', params: Id, body: VersionPatch, response: { 200: RuleVersion } },
    },
    async (request, reply) => {
      const author = principalOf(request)
      const { id } = request.params
      const read = versionRead(request)
      const view = await transaction(
        pool,
        async (client) => {
          await edit(client, await rulebook(client), author, { id, read, patch: request.body })
          return shown(client, author, id)
        },
        { actor: author.accountId },
      )
      return tagged(reply, view)
    },
  )

  app.post(
    '/rule-versions/:id/acts',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Submit, review, publish or withdraw a version',
        params: Id,
        body: VersionStep,
        response: { 201: RuleVersion },
      },
    },
    async (request, reply) => {
      const actor = principalOf(request)
      const { id } = request.params
      const read = versionRead(request)
      const view = await createdOnce(pool, request, reply, async (client) => {
        const parts = { pool, book: await rulebook(client), at: clock.now().toString() }
        await step(client, parts, actor, { id, read, asked: request.body })
        return shown(client, actor, id)
      })
      return tagged(reply, view)
    },
  )
}

/** @throws Problem NOT_FOUND */
async function shown(client: PoolClient, reader: Principal, id: string): Promise<RuleVersion> {
  const version = await findVersion(client, id)
  const [view] = version ? await versionViews(client, await rulebook(client), reader, [version]) : []
  if (!view) throw new Problem('NOT_FOUND')
  return view
}

function tagged(reply: FastifyReply, view: RuleVersion): RuleVersion {
  reply.header('etag', `"${view.revision}"`)
  return view
}
