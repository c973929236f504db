/** The server under test, a process of its own: the real door, and the same door with nothing behind it. */
import { Client } from 'pg'
import { systemClock } from '../server/src/platform/clock.ts'
import { openApp } from '../server/src/platform/http/app.ts'
import { startFeed } from '../server/src/platform/events/feed.ts'
import { openPool } from '../server/src/platform/postgres/pool.ts'
import { observationRoutes } from '../server/src/observations/index.ts'
import { ingestRoutes } from '../server/src/observations/ingest/routes.ts'
import { Catalogue } from '../server/src/observations/streams/catalogue.ts'

const connection = JSON.parse(process.env['BENCH_DATABASE'] ?? '{}')
const pool = openPool(connection)
const feed = await startFeed(pool, async () => {
  const client = new Client(connection)
  await client.connect()
  return client
})
const app = await openApp({ pool, publicUrl: 'http://localhost', version: '0.0.0' })
await app.register(observationRoutes, { prefix: '/api', pool, feed, clock: systemClock })
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
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
process.once('disconnect', () => {
  void app
    .close()
    .then(() => feed.stop())
    .then(() => pool.end())
})
