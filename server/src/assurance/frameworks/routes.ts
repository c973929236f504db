/** Frameworks over HTTP: how far each is shown, what a new version changes, and the city's own text. */
import {
  EditionDifferences,
  FrameworkChanges,
  FrameworkDecision,
  FrameworkDetail,
  FrameworkRow,
  PrivateText,
  PrivateTextWrite,
} from '@citywide/model/assurance/framework-view'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import { InScope } from '#platform/http/asked.ts'
import { doneOnce, versionRead } from '#platform/http/idempotency.ts'
import { transaction } from '#platform/postgres/pool.ts'
import { rulebook } from '../rulebook.ts'
import { instantOf } from '../view/asked.ts'
import type { Sight } from '../view/seen.ts'
import { editionDifferences } from './editions.ts'
import { type Framework, frameworkOf } from './packages.ts'
import { demand } from './rights.ts'
import { frameworkDetail, frameworkRows } from './standing.ts'
import { dropText, keepText, textsOf } from './text-store.ts'
import { keepDecisions } from './version-store.ts'

const Code = z.object({ code: plainText(60) })
const Node = Code.extend({ node: plainText(60) })
const tags = ['D']

export const frameworkRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool, clock } = sight

  app.get(
    '/frameworks',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Frameworks, and how far each is shown by evidence of the operating model',
        querystring: InScope,
        response: { 200: z.array(FrameworkRow) },
      },
    },
    async ({ query }) => frameworkRows(sight, await scopeOf(pool, query.scope), instantOf(query.at)),
  )

  app.get(
    '/frameworks/:code',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'A framework with its nodes, and what shows each of them',
        params: Code,
        querystring: InScope,
        response: { 200: FrameworkDetail },
      },
    },
    async ({ params, query }) =>
      frameworkDetail(sight, params.code, await scopeOf(pool, query.scope), instantOf(query.at)),
  )

  app.get(
    '/framework-editions',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Where the editions of the standard differ, node by node',
        response: { 200: EditionDifferences },
      },
    },
    async () => editionDifferences(await rulebook(pool), await frameworkOf(pool, clock, 'ISO37106')),
  )

  app.get(
    '/frameworks/:code/changes',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What the newest version of a framework changes and the city has not decided on',
        params: Code,
        response: { 200: FrameworkChanges },
      },
    },
    async ({ params }) => changesOf(await frameworkOf(pool, clock, params.code)),
  )

  app.post(
    '/frameworks/:code/decisions',
    {
      config: { access: 'write', strong: true },
      schema: {
        tags,
        summary: 'Accept nodes of the newest version, or keep them as they are',
        params: Code,
        body: FrameworkDecision,
        response: { 200: FrameworkChanges },
      },
    },
    async (request) => {
      demand('approve')
      const { params, body } = request
      const { accountId } = principalOf(request)
      const framework = await frameworkOf(pool, clock, params.code)
      if (framework.newest.takenBy === accountId) throw new Problem('SETTING_OWN')
      if (framework.no !== body.no) throw new Problem('FRAMEWORK_CHANGED')
      const open = new Set([...framework.open.map(({ code }) => code), ...framework.kept])
      if (body.nodes.some((node) => !open.has(node))) throw new Problem('FRAMEWORK_CHANGED')
      await doneOnce(pool, request, async (client) => {
        await keepDecisions(client, params.code, body.no, {
          nodes: body.nodes,
          taken: body.take,
          at: clock.now().toString(),
          by: accountId,
        })
        await noteAct(client, {
          act: body.take ? 'framework.accept' : 'framework.keep',
          noun: 'framework',
          detail: { framework: params.code, version: body.no, nodes: body.nodes },
        })
        return { decided: body.nodes.length }
      })
      return changesOf(await frameworkOf(pool, clock, params.code))
    },
  )

  app.get(
    '/frameworks/:code/texts',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: "The city's own licensed text of a framework, for its officers alone",
        params: Code,
        response: { 200: z.array(PrivateText) },
      },
    },
    async ({ params }, reply) => {
      demand('read')
      reply.header('cache-control', 'no-store')
      return textsOf(pool, (await frameworkOf(pool, clock, params.code)).package.code)
    },
  )

  app.put(
    '/frameworks/:code/nodes/:node/text',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Keep the city\'s own licensed text of a node; an empty one takes it out. If-Match: "0" for the first',
        params: Node,
        body: PrivateTextWrite,
        response: { 200: PrivateText, 204: z.null() },
      },
    },
    async (request, reply) => {
      demand('write')
      const { params, body } = request
      const read = versionRead(request)
      const { accountId } = principalOf(request)
      const framework = await frameworkOf(pool, clock, params.code)
      if (!framework.package.nodes.some(({ code }) => code === params.node)) throw new Problem('NOT_FOUND')
      const at = { framework: params.code, node: params.node, read }
      const kept = await transaction(
        pool,
        async (client) => {
          const done =
            body.body.trim() === ''
              ? await dropText(client, at.framework, at.node, read)
              : await keepText(client, { ...at, body: body.body }, clock.now().toString(), accountId)
          if (!done) throw new Problem('CHANGED')
          // That it was changed, never what it says.
          await noteAct(client, {
            act: 'framework.text',
            noun: 'framework',
            detail: { ...params, removed: done === true },
          })
          return done
        },
        { actor: accountId },
      )
      if (kept === true) return reply.code(204).send(null)
      reply.header('etag', `"${kept.version}"`)
      reply.header('cache-control', 'no-store')
      return kept
    },
  )
}

function changesOf({ package: of, no, open, kept }: Framework): FrameworkChanges {
  return {
    code: of.code,
    no,
    version: of.version,
    open: open.map((change) => ({
      ...change,
      before: change.before && { ...change.before, mappings: [...change.before.mappings] },
      after: change.after && { ...change.after, mappings: [...change.after.mappings] },
      fields: [...change.fields],
    })),
    kept: [...kept],
  }
}
