/** `GET /api/live`: server-sent events. A screen that reconnects with `Last-Event-ID` misses no change. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Pool } from '../postgres/pool.ts'
import { type Change, changesAfter } from './changes.ts'
import type { Feed } from './feed.ts'

export interface LiveOptions {
  readonly pool: Pool
  readonly feed: Feed
  readonly registers: readonly RecordDeclaration[]
}

/** A browser that does not keep up is let go with this much unsent; it comes back with its last id. */
const UNSENT = 1024 * 1024
const HEARTBEAT = 15_000

export const liveRoutes: FastifyPluginAsyncZod<LiveOptions> = async (app, { pool, feed, registers }) => {
  const nouns = new Map([...registers.map(({ table, name }) => [table, name] as const), ['record_draft', 'Draft']])

  const written = ({ position, table, id, op, fields }: Change) => {
    const noun = nouns.get(table)
    return noun === undefined
      ? undefined
      : `id: ${position.tx}-${position.seq}\nevent: change\ndata: ${JSON.stringify({ noun, id, op, fields })}\n\n`
  }

  app.get(
    '/live',
    {
      config: { access: 'read' },
      schema: {
        summary: 'Changes of records, verdicts and observations as server-sent events',
        querystring: z.strictObject({ lastEventId: z.string().optional() }),
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const asked = request.headers['last-event-id'] ?? request.query.lastEventId
      const [, tx, seq] = /^(\d{1,18})-(\d{1,15})$/.exec(typeof asked === 'string' ? asked : '') ?? []
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      raw.write('retry: 2000\n\n')
      const write = (text: string) => {
        if (raw.writableLength > UNSENT) raw.destroy()
        else raw.write(text)
      }
      // What is heard while the past is read waits for it, so that the order stays.
      let waiting: string[] | undefined = []
      const unsubscribe = feed.subscribe((event) => {
        const text =
          event.kind === 'change' ? written(event.change) : `event: ${event.channel}\ndata: ${event.payload}\n\n`
        if (text === undefined) return
        if (waiting) waiting.push(text)
        else write(text)
      })
      const beat = setInterval(() => write(': \n\n'), HEARTBEAT)
      raw.on('close', () => {
        clearInterval(beat)
        unsubscribe()
      })
      if (tx !== undefined && seq !== undefined) {
        const missed = await changesAfter(pool, { tx, seq: Number(seq) }, 10_000)
        for (const change of missed) {
          const text = written(change)
          if (text !== undefined && !waiting.includes(text)) write(text)
        }
      }
      for (const text of waiting) write(text)
      waiting = undefined
    },
  )
}
