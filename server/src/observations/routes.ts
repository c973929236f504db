import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Gauge } from 'prom-client'
import type { Clock } from '#platform/clock.ts'
import type { Feed } from '#platform/events/feed.ts'
import { INGEST_ROWS } from '#platform/health/queue-reader.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { eventRuleRoutes } from './event-rules/routes.ts'
import type { News } from './history/write.ts'
import { Lane } from './ingest/lane.ts'
import { ingestRoutes } from './ingest/routes.ts'
import { BufferDoor } from './buffer/buffer.ts'
import { startConnecting } from './buffer/connecting.ts'
import { type DrainOptions, startDrain } from './buffer/drain.ts'
import type { JetStreamSettings } from './buffer/jetstream.ts'
import { followObservations } from './live/following.ts'
import { liveObservationRoutes } from './live/routes.ts'
import { instantText } from './moment.ts'
import { openHttpDoor } from './sources/http-door.ts'
import { openSources, type SourceOptions } from './sources/open.ts'
import { qualityRoutes } from './quality/routes.ts'
import { Catalogue } from './streams/catalogue.ts'
import { streamRoutes } from './streams/routes.ts'
import { seriesRoutes } from './streams/series-routes.ts'

/** The newest observation that a commit brought to a stream. */
interface CommittedObservation {
  readonly stream: string
  readonly at: string
  readonly value: number
}

/** A buffer, and connections of their own for the process that drains it. */
export type BufferOptions = JetStreamSettings & Pick<DrainOptions, 'openClient'>

export interface ObservationOptions {
  readonly pool: Pool
  readonly clock: Clock
  /** Tells of streams that other processes declare. */
  readonly feed?: Feed
  /** What seals the secrets of sources, and reaches them; without it there are none. */
  readonly sources?: Pick<SourceOptions, 'keys' | 'outbound' | 'inbox'>
  /** A buffer before the database: requests are acknowledged when it has them, and one process of many drains it. */
  readonly buffer?: BufferOptions
  /** Called after each commit of this process; other processes are told by the notice `observation`. */
  readonly onCommitted?: (observations: readonly CommittedObservation[]) => void
}

/** Everything about observations that is reached over HTTP. */
export const observationRoutes: FastifyPluginAsyncZod<ObservationOptions> = async (app, options) => {
  const { pool, clock, feed, onCommitted } = options
  const catalogue = new Catalogue(pool)
  await catalogue.reload()
  const lane = new Lane({
    pool,
    clock,
    streams: catalogue,
    report: (error) => app.log.error({ err: error }, 'observations were not stored'),
    onCommitted: onCommitted && ((news) => onCommitted(news.map((entry) => committed(entry, catalogue)))),
  })
  const bufferFails = (error: unknown) => app.log.warn({ err: error }, 'the buffer failed; it is tried again')
  const connecting = options.buffer && startConnecting(options.buffer, bufferFails)
  const drain =
    connecting &&
    options.buffer &&
    startDrain({ pool, openClient: options.buffer.openClient, connecting, lane, report: bufferFails })
  const inlet = connecting ? new BufferDoor(connecting) : lane
  const waiting = new Gauge({
    name: INGEST_ROWS,
    help: 'Observations that wait or are being written',
    registers: [],
    collect() {
      this.set(lane.rows)
    },
  })
  app.metrics.registerMetric(waiting)
  const unsubscribe = feed?.subscribe((event) => {
    if (event.kind === 'notice' && event.channel === 'observation') lane.heard(event.payload)
    if (event.kind !== 'change' || event.change.table !== 'stream') return
    // The database may be away; a code that is not known is asked for again anyway.
    catalogue
      .reload(event.change.id)
      .catch((error: unknown) => app.log.warn({ err: error }, 'streams were not read again'))
  })
  const following = followObservations({
    pool,
    catalogue,
    feed,
    report: (error) => app.log.warn({ err: error }, 'observations could not be followed; it is tried again'),
  })
  const stopSources = options.sources
    ? await openSources(app, { pool, clock, catalogue, lane: inlet, feed, ...options.sources })
    : undefined
  app.addHook('onClose', async () => {
    unsubscribe?.()
    await stopSources?.()
    await Promise.all([drain?.stop(), connecting?.stop()])
    await following.stop()
    await lane.close()
  })
  const door = options.sources && openHttpDoor(pool)
  await app.register(ingestRoutes, { clock, catalogue, lane: inlet, door })
  await app.register(streamRoutes, { pool, clock, catalogue })
  await app.register(seriesRoutes, { pool, clock, catalogue })
  await app.register(qualityRoutes, { pool, clock, catalogue })
  await app.register(eventRuleRoutes, { pool, clock })
  await app.register(liveObservationRoutes, { catalogue, following })
}

function committed({ stream, time, value }: News, catalogue: Catalogue): CommittedObservation {
  return { stream: catalogue.byKey(stream)?.code ?? '', at: instantText(time), value }
}
