/** Streams: declaring, listing and reading them. */
import { Latest, Stream, streamCode, StreamDeclaration, StreamList } from '@citywide/model/observations/stream'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { mayUse } from '#platform/access/grants.ts'
import type { Principal } from '#platform/access/principal.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import type { Clock } from '#platform/clock.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import type { Catalogue } from './catalogue.ts'
import { countStreams, declareStream, listStreams, type StoredStream, streamByCode } from './store.ts'

export interface StreamOptions {
  readonly pool: Pool
  readonly clock: Clock
  readonly catalogue: Catalogue
}

const Code = z.object({ code: streamCode })
const AsOf = z.iso.datetime({ offset: true }).optional().meta({
  description: 'Moment at which the latest observation and the state of a stream are told; now when left out',
})

/** A stream is late after this many intervals without an observation, and has stopped after that many. */
const LATE = 2
const STOPPED = 24

export const streamRoutes: FastifyPluginAsyncZod<StreamOptions> = async (app, { pool, clock, catalogue }) => {
  const tags = ['observations']

  app.put(
    '/streams/:code',
    {
      config: { access: 'ingest' },
      schema: {
        tags,
        summary: 'Declare a stream, or change its declaration',
        params: Code,
        body: StreamDeclaration,
        response: { 200: Stream, 201: Stream },
      },
    },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      const { code } = request.params
      const { facts, created } = await transaction(
        pool,
        (client) => declareStream(client, code, request.body, accountId),
        { actor: accountId },
      )
      catalogue.take(facts)
      const stream = await find(code)
      return reply.code(created ? 201 : 200).send(withState(stream, clock.now()))
    },
  )

  app.get(
    '/streams',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'List: streams',
        querystring: z.strictObject({
          scope: plainText(60).optional().meta({ description: 'Code of a scope; its parts are included' }),
          property: plainText(60).optional(),
          asOf: AsOf,
          limit: z.coerce.number().int().min(1).max(1_000).default(100),
          after: streamCode.optional().meta({ description: 'Cursor: `next` of the page before' }),
        }),
        response: { 200: StreamList },
      },
    },
    async (request) => {
      const { scope, property, limit, after, asOf } = request.query
      const scopes = scope === undefined ? null : (await scopeOf(pool, scope)).inside
      const moment = momentOf(asOf)
      const filter = { scopes, property: property ?? null, limit, after: after ?? null, asOf: moment ?? null }
      const [rows, value] = await Promise.all([listStreams(pool, filter), countStreams(pool, filter)])
      const items = rows.slice(0, limit).map((stream) => withState(stream, moment ?? clock.now()))
      const next = rows.length > limit ? (items.at(-1)?.code ?? null) : null
      return { items, next, count: { value, exact: true }, mayDeclare: mayDeclare(principalOf(request)) }
    },
  )

  app.get(
    '/streams/:code',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Read: stream',
        params: Code,
        querystring: z.strictObject({ asOf: AsOf }),
        response: { 200: Stream },
      },
    },
    async ({ params, query }) => {
      const moment = momentOf(query.asOf)
      return withState(await find(params.code, moment), moment ?? clock.now())
    },
  )

  app.get(
    '/streams/:code/latest',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'Newest observation of a stream', params: Code, response: { 200: Latest } },
    },
    async ({ params }) => {
      const { latest } = await find(params.code)
      if (!latest) throw new Problem('NOT_FOUND')
      return latest
    },
  )

  async function find(code: string, asOf?: Temporal.Instant): Promise<StoredStream> {
    const stream = await streamByCode(pool, code, asOf)
    if (!stream) throw new Problem('NOT_FOUND')
    return stream
  }
}

/** People do so on screen; a program knows its key. */
export function mayDeclare({ kind, roles }: Principal): boolean {
  return kind === 'session' && mayUse(roles, 'ingest')
}

function momentOf(asOf: string | undefined): Temporal.Instant | undefined {
  return asOf === undefined ? undefined : Temporal.Instant.from(asOf)
}

function withState(stream: StoredStream, moment: Temporal.Instant): Stream {
  return { ...stream, state: stateAt(stream, moment) }
}

function stateAt({ latest, intervalSeconds }: StoredStream, moment: Temporal.Instant): Stream['state'] {
  if (!latest) return 'empty'
  const silent = moment.since(Temporal.Instant.from(latest.at)).total('seconds') / intervalSeconds
  if (silent <= LATE) return 'live'
  return silent <= STOPPED ? 'late' : 'stopped'
}
