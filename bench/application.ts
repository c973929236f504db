/** The whole application, a process of its own, with search following. */
import { join } from 'node:path'
import { registers } from '@citywide/model/registers'
import { Client } from 'pg'
import { buildApp } from '../server/src/app.ts'
import { startFeed } from '../server/src/platform/events/feed.ts'
import { blobsIn } from '../server/src/platform/files/blobs.ts'
import { importJobs } from '../server/src/platform/imports/jobs.ts'
import { startJobs } from '../server/src/platform/jobs.ts'
import { openPool } from '../server/src/platform/postgres/pool.ts'
import { recordStore } from '../server/src/platform/records/store.ts'
import { startIndexing } from '../server/src/platform/search/indexing.ts'

const connection = JSON.parse(process.env['BENCH_DATABASE'] ?? '{}')
const pool = openPool(connection)
const feed = await startFeed(pool, async () => {
  const client = new Client(connection)
  await client.connect()
  return client
})
const blobs = blobsIn(join(process.env['BENCH_DIRECTORY'] ?? '.', 'files'))
const app = await buildApp({
  pool,
  feed,
  blobs,
  publicUrl: 'http://localhost',
  timeZone: 'Asia/Shanghai',
  version: '0.0.0',
  web: false,
})
const report = (error: unknown) => process.stderr.write(`${String(error)}\n`)
const indexing = startIndexing({ pool, registers, feed, report })
const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
const workshop = { pool, store: recordStore(byName), byName, timeZone: 'Asia/Shanghai' }
const jobs = await startJobs(pool, importJobs(workshop), app.log)
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
process.once('disconnect', () => {
  void app
    .close()
    .then(() => jobs.stop())
    .then(() => indexing.stop())
    .then(() => feed.stop())
    .then(() => pool.end())
})
