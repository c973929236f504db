/** `GET /api/streams/{code}/observations`: a series as JSON, page by page, or as CSV, as long as it is. */
import { Readable } from 'node:stream'
import { Resolution, Series, streamCode } from '@citywide/model/observations/stream'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { seriesPage, type SeriesRow, type SeriesSpan } from '../history/series.ts'
import { instantText, microsecondsOf } from '../moment.ts'
import type { Catalogue, KnownStream } from './catalogue.ts'
import { streamByCode } from './store.ts'

export interface SeriesOptions {
  readonly pool: Pool
  readonly clock: Clock
  readonly catalogue: Catalogue
}

const PAGE = 10_000
const LARGEST_PAGE = 50_000
const DAY = 86_400_000_000
/** How far back a series goes when no `from` is given. */
const stretch: Readonly<Record<Resolution, number>> = { raw: DAY, hour: 7 * DAY, day: 366 * DAY }

const moment = z.iso.datetime({ offset: true }).optional()

export const seriesRoutes: FastifyPluginAsyncZod<SeriesOptions> = async (app, { pool, clock, catalogue }) => {
  app.get(
    '/streams/:code/observations',
    {
      config: { access: 'read' },
      schema: {
        tags: ['observations'],
        summary: 'Series of a stream: raw, by hour or by day',
        description:
          'Ordered by time, from `from` up to, not including, `to`; without them the last day (raw), week (hour) or year ' +
          '(day) that has observations. `points` hold what may be used, `unusable` what was kept with a flag that forbids it. ' +
          'With `Accept: text/csv` or `format=csv` the whole series comes as CSV, both together; raw rows have the columns ' +
          'that POST /api/observations reads. `format=ndjson` brings the same as lines of JSON.',
        params: z.object({ code: streamCode }),
        querystring: z.strictObject({
          from: moment,
          to: moment,
          resolution: Resolution.default('raw'),
          limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).optional(),
          format: z
            .enum(['json', 'csv', 'ndjson'])
            .optional()
            .meta({ description: 'For links, which cannot say Accept' }),
        }),
        response: {
          200: { content: { 'application/json': { schema: Series }, 'text/csv': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const { code } = request.params
      const { resolution, limit, from, to, format } = request.query
      const stream = await catalogue.find(code)
      const until = to === undefined ? await endOf(code) : microsecondsOf(to)
      const since = from === undefined ? until - stretch[resolution] : microsecondsOf(from)
      const span: SeriesSpan = { stream, resolution, from: since, to: until, limit: limit ?? PAGE }
      if (format === undefined ? wantsCsv(request.headers.accept) : format === 'csv') {
        reply.header('content-disposition', `attachment; filename="${code}-${resolution}.csv"`)
        return written(reply, 'text/csv; charset=utf-8; header=present', Readable.from(csvOf(pool, span, limit)))
      }
      if (format === 'ndjson') {
        reply.header('content-disposition', `attachment; filename="${code}-${resolution}.ndjson"`)
        return written(reply, 'application/x-ndjson; charset=utf-8', Readable.from(linesOf(pool, span, limit)))
      }
      const { points, unusable, next } = await seriesPage(pool, span)
      const series: Series = {
        stream: code,
        unit: stream.unit,
        resolution,
        from: instantText(since),
        to: instantText(until),
        points,
        unusable,
        next: next === null ? null : instantText(next),
      }
      // Sent as text: checking fifty thousand points that we made ourselves would take longer than reading them.
      return written(reply, 'application/json', JSON.stringify(series))
    },
  )

  /** Behind the newest observation: data of the past has its end there, too. */
  async function endOf(code: string): Promise<number> {
    const stored = await streamByCode(pool, code)
    const newest = stored?.unusable ?? stored?.latest
    return newest ? microsecondsOf(newest.at) + 1 : clock.now().epochMilliseconds * 1_000
  }
}

function written(reply: FastifyReply, type: string, content: string | Readable): FastifyReply {
  return reply.type(type).send(content)
}

function wantsCsv(accept: string | undefined): boolean {
  return /\btext\/csv\b/i.test(accept ?? '')
}

const heads: Readonly<Record<Resolution, string>> = {
  raw: 'stream,at,value,quality,unit,flags',
  hour: 'stream,at,mean,n,min,max,coverage,quality,unit,flags,unusable',
  day: 'stream,at,mean,n,min,max,coverage,quality,unit,flags,unusable',
}

async function* csvOf(pool: Pool, span: SeriesSpan, limit: number | undefined): AsyncGenerator<string> {
  const { stream, resolution } = span
  const line = resolution === 'raw' ? rawLine : bucketLine
  yield `${heads[resolution]}\r\n`
  for await (const rows of pagesOf(pool, span, limit)) yield rows.map((row) => line(stream, row)).join('')
}

/** The first line says what the others are of. */
async function* linesOf(pool: Pool, span: SeriesSpan, limit: number | undefined): AsyncGenerator<string> {
  const { stream, resolution, from, to } = span
  const { code, unit } = stream
  yield `${JSON.stringify({ stream: code, unit, resolution, from: instantText(from), to: instantText(to) })}\n`
  for await (const rows of pagesOf(pool, span, limit)) {
    yield rows
      .map(({ point, unusable }) =>
        JSON.stringify(
          point
            ? { ...point, unusable: resolution === 'raw' ? false : (unusable?.n ?? 0) }
            : { ...unusable, unusable: resolution === 'raw' ? true : (unusable?.n ?? 0) },
        ),
      )
      .join('\n')
      .concat(rows.length > 0 ? '\n' : '')
  }
}

/** A series as long as it is, page by page: what is not read yet is not asked for. */
async function* pagesOf(pool: Pool, span: SeriesSpan, limit: number | undefined): AsyncGenerator<SeriesRow[]> {
  let from: number | null = span.from
  let left = limit ?? Number.POSITIVE_INFINITY
  while (from !== null && left > 0) {
    const { rows, next } = await seriesPage(pool, { ...span, from, limit: Math.min(PAGE, left) })
    left -= rows.length
    from = next
    yield rows
  }
}

function rawLine({ code, unit }: KnownStream, { at, point, unusable }: SeriesRow): string {
  const { value, quality, flags } = point ?? unusable ?? nothing
  return `${code},${at},${value ?? ''},${quality},${unit},${flags}\r\n`
}

function bucketLine({ code, unit }: KnownStream, { at, point, unusable }: SeriesRow): string {
  const { quality, flags } = point ?? unusable ?? nothing
  const figures = point ? `${point.value},${point.n},${point.min},${point.max},${point.coverage}` : ',0,,,0'
  return `${code},${at},${figures},${quality},${unit},${flags},${unusable?.n ?? 0}\r\n`
}

const nothing = { value: null, quality: 0, flags: 0 }
