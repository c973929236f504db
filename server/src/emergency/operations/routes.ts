/** What the operations screen asks for: the situation, everything live on the map, and which indicators are shown. */
import { createHash } from 'node:crypto'
import { openAlertStates } from '@citywide/model/emergency/alert-state'
import { MapObjects, OperationsPicture, PinnedStreams } from '@citywide/model/emergency/operations'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import { transaction } from '#platform/postgres/pool.ts'
import { listAlerts } from '../alerts/alert-store.ts'
import { alertTargets } from '../alerts/target-store.ts'
import { alertViews } from '../alerts/view.ts'
import type { EmergencyParts } from '../parts.ts'
import { demandOperations, scopesInReach } from '../rights.ts'
import { Kept } from './kept.ts'
import { mapObjects } from './objects.ts'
import { operationsPicture } from './picture.ts'
import { pinnedStreams, pinStreams } from './picture-store.ts'
import { MOST_STREAMS, Situations } from './situation.ts'

const tags = ['operations']
const Scope = z.strictObject({ scope: plainText(60).min(1).optional() })
/** Alerts that are put on the map; a city with more open ones has another problem. */
const ALERTS = 2_000

/** All objects as they are sent, and the tag of what they hold. */
interface Written {
  readonly objects: MapObjects
  readonly text: string
  readonly tag: string
}

export const operationsRoutes: FastifyPluginAsyncZod<EmergencyParts> = async (app, { pool, clock, news }) => {
  const situations = new Situations(pool, clock)
  const pictures = new Kept<OperationsPicture>(clock, news)
  const shown = new Kept<Written>(clock, news)
  const reading = { readOnly: true, whole: 'emergency' } as const

  const objectsOf = async (scope: string | undefined): Promise<Written> => {
    const { at, streams } = await situations.now()
    const objects = await transaction(
      pool,
      async (client) => {
        const { inside: scopes } = await scopeOf(client, scope)
        const { targets } = await alertTargets(client)
        const open = { scopes, states: openAlertStates, severities: null, incidentId: null, ruleId: null, after: null }
        const rows = await listAlerts(client, { ...open, order: 'urgent', limit: ALERTS })
        const inReach = new Set(scopesInReach(scopes))
        const own = streams.filter(({ scopeId }) => inReach.has(scopeId))
        return mapObjects(at.toString(), own, alertViews(rows, targets, at), MOST_STREAMS)
      },
      reading,
    )
    // The moment of reading is no change of what was read.
    const { at: _at, ...rest } = objects
    const text = JSON.stringify(rest)
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    return { objects, tag, text: `{"at":"${objects.at}",${text.slice(1)}` }
  }

  app.get(
    '/operations',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The situation of the city now',
        querystring: Scope,
        response: { 200: OperationsPicture },
      },
    },
    async ({ query }) => {
      demandOperations('read')
      return pictures.of(query.scope ?? '', async () => {
        const situation = await situations.now()
        return transaction(
          pool,
          async (client) => operationsPicture(client, await scopeOf(client, query.scope), situation, clock.now()),
          reading,
        )
      })
    },
  )

  app.get(
    '/operations/objects',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Everything live that has a place, in columns',
        querystring: Scope,
        response: { 200: MapObjects, 304: z.null() },
      },
    },
    async ({ query, headers }, reply) => {
      demandOperations('read')
      const { objects, text, tag } = await shown.of(query.scope ?? '', () => objectsOf(query.scope))
      reply.header('etag', tag).header('cache-control', 'private, no-cache')
      if (headers['if-none-match'] === tag) return reply.code(304).send(null)
      // Thousands of rows that were made here need not be held against their schema one by one.
      return reply
        .type('application/json; charset=utf-8')
        .serializer(() => text)
        .send(objects)
    },
  )

  app.get(
    '/operations/indicators',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Which streams a scope wants to see as live indicators',
        querystring: Scope,
        response: { 200: PinnedStreams },
      },
    },
    async ({ query }) => {
      demandOperations('read')
      const { id } = await scopeOf(pool, query.scope)
      return { streams: await pinnedStreams(pool, id) }
    },
  )

  app.put(
    '/operations/indicators',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Choose the live indicators of a scope; none leaves the choice to the rules',
        querystring: Scope,
        body: PinnedStreams,
        response: { 200: PinnedStreams },
      },
    },
    async (request) => {
      demandOperations('write')
      const { query, body } = request
      const { accountId } = principalOf(request)
      const { streams } = await situations.now()
      const chosen = await transaction(
        pool,
        async (client) => {
          const { id, inside } = await scopeOf(client, query.scope)
          if (!scopesInReach([id]).includes(id)) throw new Problem('FORBIDDEN')
          const keys = new Map(
            streams.flatMap(({ code, key, scopeId }) => (inside.includes(scopeId) ? [[code, key] as const] : [])),
          )
          const wanted = [...new Set(body.streams)]
          const found = wanted.flatMap((code) => keys.get(code) ?? [])
          if (found.length < wanted.length) throw new Problem('NO_SUCH_RECORD', { field: 'streams' })
          await pinStreams(client, id, found)
          await noteAct(client, { act: 'indicators.choose', noun: 'Scope', object: id, detail: { streams: wanted } })
          return { streams: wanted }
        },
        { actor: accountId },
      )
      news.tell()
      return chosen
    },
  )
}
