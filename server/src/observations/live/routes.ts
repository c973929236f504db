/** `GET /api/live/observations`: observations as server-sent events, to as many screens as are open. */
import { LiveMode } from '@citywide/model/observations/live'
import { streamCode } from '@citywide/model/observations/stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { eventStreams } from '#platform/events/event-stream.ts'
import type { Catalogue } from '../streams/catalogue.ts'
import type { Follower } from './followers.ts'
import type { Following } from './following.ts'
import { positionFrom } from './told.ts'

export interface LiveObservationOptions {
  readonly catalogue: Catalogue
  readonly following: Following
}

const description =
  'Each event `observations` has columns stream, at, value and quality. With `mode=latest` the first event tells the newest ' +
  'value of each stream as it stands, and the following ones what has changed; with `mode=every` each value that is stored ' +
  'or corrected is told, and a reader that comes back with Last-Event-ID goes on behind it. An event `lost` says that it ' +
  'was away for too long: what it missed stands in the history.'

/** Streams that one screen may name. */
const NAMED = 500

export const liveObservationRoutes: FastifyPluginAsyncZod<LiveObservationOptions> = async (
  app,
  { catalogue, following },
) => {
  const open = eventStreams(app)
  app.get(
    '/live/observations',
    {
      config: { access: 'read' },
      schema: {
        tags: ['observations'],
        summary: 'Observations as server-sent events',
        description,
        produces: ['text/event-stream'],
        querystring: z.strictObject({
          streams: z
            .string()
            .transform((codes) => codes.split(','))
            .pipe(z.array(streamCode).max(NAMED))
            .optional()
            .meta({ description: 'Codes of streams with commas between; all streams when left out' }),
          mode: LiveMode.default('latest'),
          pace: z.coerce.number().int().min(0).max(60_000).default(0).meta({
            description: 'Least milliseconds between two events of `mode=latest`',
            unit: 'ms',
          }),
          lastEventId: z.string().max(10_000).optional(),
        }),
      },
    },
    async (request, reply) => {
      const { streams, mode, pace, lastEventId } = request.query
      const codes = streams && [...new Set(streams)].toSorted()
      const keys = codes && new Set((await catalogue.findAll(codes)).map(({ key }) => key))
      const asked = request.headers['last-event-id'] ?? lastEventId
      const after = typeof asked === 'string' ? positionFrom(asked) : undefined
      let ended = false
      let leave: (() => void) | undefined
      const stream = open.open(request, reply, () => {
        ended = true
        leave?.()
      })
      const follower: Follower = { stream, keys: keys ?? null, group: codes?.join(',') ?? '*', pace }
      try {
        leave = await (mode === 'latest' ? following.latest(follower) : following.every(follower, after))
      } catch (error) {
        request.log.warn({ err: error }, 'observations could not be followed')
        // The browser comes back by itself.
        reply.raw.end()
        return
      }
      if (ended) leave()
    },
  )
}
