/** `GET /api/live`: server-sent events. A screen that reconnects with `Last-Event-ID` misses no change. */
import { rightsOf } from '@citywide/model/platform/record-class'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mayUse } from '../access/grants.ts'
import { principalOf } from '../access/guard.ts'
import type { Principal } from '../access/principal.ts'
import type { Rights } from '../access/reach.ts'
import { keyMayUse } from '../api-keys/scopes.ts'
import type { Pool } from '../postgres/pool.ts'
import { type Change, changesAfter } from './changes.ts'
import { eventStreams } from './event-stream.ts'
import type { Feed } from './feed.ts'

export interface LiveOptions {
  readonly pool: Pool
  readonly feed: Feed
  readonly registers: readonly RecordDeclaration[]
  /** Milliseconds between two signs of life. */
  readonly heartbeat?: number
}

/** Told to every page: what everybody has to know at once is another. */
const ALARM = JSON.stringify({ what: 'alarm' })

export const liveRoutes: FastifyPluginAsyncZod<LiveOptions> = async (app, options) => {
  const { pool, feed, registers, heartbeat } = options
  const nouns = new Map([
    ...registers.map(({ table, name }) => [table, name] as const),
    ['record_draft', 'Draft'],
    ['rule_version', 'RuleVersion'],
  ])

  const classes = new Map(registers.map((declaration) => [declaration.name, rightsOf(declaration)]))

  /** That something changed is told to all, which record and what of it to those who may read any of the register. */
  const written = ({ position, table, id, op, fields }: Change, rights: Rights | undefined) => {
    const noun = nouns.get(table)
    if (noun === undefined) return undefined
    const of = classes.get(noun)
    const open = of === undefined || !rights || (of.floor < 3 && rights.reach[of.kind].read.city >= 2)
    const told = open ? { noun, id, op, fields } : { noun, id: null, op, fields: null }
    return `id: ${position.tx}-${position.seq}\nevent: change\ndata: ${JSON.stringify(told)}\n\n`
  }

  const streams = eventStreams(app, heartbeat)

  app.get(
    '/live',
    {
      config: { access: 'self' },
      schema: {
        summary: 'Changes of records, verdicts and observations as server-sent events',
        querystring: z.strictObject({ lastEventId: z.string().optional() }),
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const { rights } = request
      const reads = mayRead(principalOf(request))
      const asked = request.headers['last-event-id'] ?? request.query.lastEventId
      const [, tx, seq] = /^(\d{1,18})-(\d{1,15})$/.exec(typeof asked === 'string' ? asked : '') ?? []
      // What is heard while the past is read waits for it, so that the order stays.
      let waiting: string[] | undefined = []
      const stream = streams.open(request, reply, () => unsubscribe())
      const unsubscribe = feed.subscribe((event) => {
        // Who reads no records hears of none, but of what concerns everybody.
        if (!reads && event.kind === 'change') return
        const text =
          event.kind === 'change'
            ? written(event.change, rights)
            : !reads && event.payload !== ALARM
              ? undefined
              : `event: ${event.channel}\ndata: ${event.payload}\n\n`
        if (text === undefined) return
        if (waiting) waiting.push(text)
        else stream.write(text)
      })
      if (reads && tx !== undefined && seq !== undefined) {
        const missed = await changesAfter(pool, { tx, seq: Number(seq) }, 10_000)
        for (const change of missed) {
          const text = written(change, rights)
          if (text !== undefined && !waiting.includes(text)) stream.write(text)
        }
      }
      for (const text of waiting) stream.write(text)
      waiting = undefined
    },
  )
}

/** What the guard asks of every route for records; this one is open to those as well who only hear alarms. */
function mayRead({ roles, kind, confined, keyScopes = null }: Principal): boolean {
  return !confined && mayUse(roles, 'read') && (kind !== 'key' || keyMayUse(keyScopes, 'read', 'GET'))
}
