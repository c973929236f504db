/** The server under test, a process of its own: the real door, and the same door with nothing behind it. */
import { Client } from 'pg'
import { systemClock } from '../server/src/platform/clock.ts'
import { openApp } from '../server/src/platform/http/app.ts'
import { startFeed } from '../server/src/platform/events/feed.ts'
import { openPool, transaction } from '../server/src/platform/postgres/pool.ts'
import { observationRoutes } from '../server/src/observations/index.ts'
import { ingestRoutes } from '../server/src/observations/ingest/routes.ts'
import { arrange, taken } from '../server/src/observations/history/arrange.ts'
import { copyIntoHistory } from '../server/src/observations/history/write-store.ts'
import { Lane } from '../server/src/observations/ingest/lane.ts'
import { Catalogue } from '../server/src/observations/streams/catalogue.ts'

const connection = JSON.parse(process.env['BENCH_DATABASE'] ?? '{}')
const pool = openPool(connection)
const openClient = async () => {
  const client = new Client(connection)
  await client.connect()
  return client
}
const feed = await startFeed(pool, openClient)
const app = await openApp({ pool, publicUrl: 'http://localhost', version: '0.0.0' })
const servers = process.env['BENCH_NATS']?.split(',')
await app.register(observationRoutes, {
  prefix: '/api',
  pool,
  feed,
  clock: systemClock,
  ...(servers && { buffer: { servers, replicas: 3, size: 2_000_000_000, openClient } }),
})
const catalogue = new Catalogue(pool)
await catalogue.reload()
await app.register(ingestRoutes, {
  prefix: '/nostore',
  clock: systemClock,
  catalogue,
  lane: {
    full: false,
    write: ({ rows: { length } }) => Promise.resolve({ kind: 'counted', accepted: length, duplicate: 0, revised: 0 }),
  },
})
/** What the lane spares: a transaction for each request, on eight connections. */
const free = Array.from({ length: 8 }, () => new Lane({ pool, clock: systemClock, streams: catalogue }))
const waiting: ((lane: Lane) => void)[] = []
await app.register(ingestRoutes, {
  prefix: '/each',
  clock: systemClock,
  catalogue,
  lane: {
    full: false,
    async write(request) {
      const lane = free.pop() ?? (await new Promise<Lane>((resolve) => waiting.push(resolve)))
      try {
        return await lane.write(request)
      } finally {
        const next = waiting.shift()
        if (next) next(lane)
        else free.push(lane)
      }
    },
  },
})
/** The history alone: no state, no rollups, nobody told. */
await app.register(ingestRoutes, {
  prefix: '/history',
  clock: systemClock,
  catalogue,
  lane: {
    full: false,
    async write({ rows }) {
      const sorted = taken(rows, arrange(rows).order)
      await transaction(pool, (client) => copyIntoHistory(client, { ...sorted, flags: new Int16Array(sorted.length) }))
      return { kind: 'counted', accepted: rows.length, duplicate: 0, revised: 0 }
    },
  },
})
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
process.once('disconnect', () => {
  void app
    .close()
    .then(() => Promise.all(free.map((lane) => lane.close())))
    .then(() => feed.stop())
    .then(() => pool.end())
})
