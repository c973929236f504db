/** How good streams are, and what their observations take: what a data steward looks at. */
import { streamCode } from '@citywide/model/observations/stream'
import {
  Judgement,
  JudgementRequest,
  LimitsTrial,
  LimitsTrialRequest,
  ObservationSpace,
  StreamQuality,
} from '@citywide/model/observations/stream-quality'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { outsideRights } from '#platform/access/reach.ts'
import { noteAct } from '#platform/audit/append.ts'
import type { Clock } from '#platform/clock.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import { dayText, instantText, microsecondsOf } from '../moment.ts'
import type { Catalogue } from '../streams/catalogue.ts'
import { mayDeclare } from '../streams/routes.ts'
import { streamByCode } from '../streams/store.ts'
import { unsettle } from './day-store.ts'
import { judgedDays } from './days.ts'
import { gapsOf } from './gap-store.ts'
import { settleStream } from './settle.ts'
import { observationSpace } from './space-store.ts'
import { tryLimits } from './trial.ts'

export interface QualityOptions {
  readonly pool: Pool
  readonly clock: Clock
  readonly catalogue: Catalogue
}

const Code = z.object({ code: streamCode })
const YEAR = 366
const MOST_DAYS = 800
const GAPS = 100

export const qualityRoutes: FastifyPluginAsyncZod<QualityOptions> = async (app, { pool, clock, catalogue }) => {
  const tags = ['observations']
  const nowOf = () => clock.now().epochMilliseconds * 1_000

  app.get(
    '/streams/:code/quality',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Quality of a stream day by day, and its silences',
        description: 'Civil days of the zone of the stream, both included; the last year when left out.',
        params: Code,
        querystring: z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
        response: { 200: StreamQuality },
      },
    },
    async (request) => {
      const { params, query } = request
      const stream = await catalogue.find(params.code)
      const now = nowOf()
      const today = stream.zone.dayOf(now).day
      const to = query.to === undefined ? today : dayOf(query.to)
      const first = query.from === undefined ? to - YEAR + 1 : dayOf(query.from)
      const from = Math.max(first, to - MOST_DAYS)
      const span = { from: dayText(from), to: dayText(to) }
      const { start } = stream.zone.dayRange(from)
      const { end } = stream.zone.dayRange(to)
      const [days, gaps] = await Promise.all([
        judgedDays(pool, stream, { ...span, now }),
        gapsOf(pool, { stream: stream.key, from: instantText(start), to: instantText(end), limit: GAPS }),
      ])
      return { stream: params.code, ...span, days, gaps, mayDeclare: mayDeclare(principalOf(request)) }
    },
  )

  app.post(
    '/streams/:code/limits-trial',
    {
      config: { access: 'ingest' },
      schema: {
        tags,
        summary: 'What the history would be flagged with under other limits; nothing is changed',
        params: Code,
        body: LimitsTrialRequest,
        response: { 200: LimitsTrial },
      },
    },
    async ({ params, body }) => {
      const stream = await catalogue.find(params.code)
      const stored = await streamByCode(pool, params.code)
      const newest = stored?.unusable ?? stored?.latest
      const end = newest ? microsecondsOf(newest.at) : undefined
      return tryLimits(pool, stream, body.limits, { days: body.days, end })
    },
  )

  app.post(
    '/streams/:code/judgements',
    {
      config: { access: 'ingest' },
      schema: {
        tags,
        summary: 'Judge the newest days of a stream anew, under the limits in force',
        description: 'Done at once: the answer tells how many days were judged. Doing it again changes nothing.',
        params: Code,
        body: JudgementRequest,
        response: { 200: Judgement },
      },
    },
    async (request) => {
      const { code } = request.params
      const stream = await catalogue.find(code)
      const stored = await streamByCode(pool, code)
      const newest = stored?.unusable ?? stored?.latest
      if (!newest) return { days: 0 }
      const from = dayText(stream.zone.dayOf(microsecondsOf(newest.at)).day - request.body.days + 1)
      const { accountId, kind } = principalOf(request)
      const days = await outsideRights(async () => {
        const marked = await transaction(pool, async (client) => {
          const count = await unsettle(client, stream.key, from)
          await noteAct(client, {
            act: 'stream.judge',
            actor: { id: accountId, kind: kind === 'key' ? 'key' : 'person' },
            detail: { stream: code, from, days: count },
          })
          return count
        })
        await settleStream(pool, stream.key)
        return marked
      })
      return { days }
    },
  )

  app.get(
    '/observation-space',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What observations take on disk: raw and rolled up, by month and by stream',
        response: { 200: ObservationSpace },
      },
    },
    async () => observationSpace(pool),
  )
}

function dayOf(text: string): number {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
}
