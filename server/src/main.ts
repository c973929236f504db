/** The server process: opens the database, serves, and stops in order. Started by `start.mjs`. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { leaveLocalKey, openDoors } from '#platform/access/accounts.ts'
import { systemClock } from '#platform/clock.ts'
import { ConfigError, readConfig } from '#platform/config.ts'
import { DatabaseUnfit, openDatabase } from '#platform/database.ts'
import { startFeed } from '#platform/events/feed.ts'
import { startJobs } from '#platform/jobs.ts'
import { PostgresRefused } from '#platform/postgres/embedded/start.ts'
import { migrate, SchemaMismatch } from '#platform/postgres/migrate.ts'
import { buildApp } from './app.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)

const lost = (error: Error) => process.stderr.write(`database connection lost: ${error.message}\n`)

async function serve(): Promise<void> {
  const config = readConfig(process.env, root)
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { version: string }
  const database = await openDatabase(
    config,
    (event) => say(`database: ${event.kind} ${'directory' in event ? event.directory : ''}`),
    lost,
  )
  const { pool } = database
  const ran = await migrate(pool)
  if (ran.length > 0) say(`migrated: ${ran.join(', ')}`)

  let serving = false
  const feed = await startFeed(pool, () => database.openClient())
  const app = await buildApp({
    pool,
    feed,
    publicUrl: config.publicUrl,
    timeZone: config.timeZone,
    version,
    logLevel: config.logLevel,
    serving: () => serving,
    clock: systemClock,
  })
  const jobs = await startJobs(pool, [], app.log)

  let stopping: Promise<void> | undefined
  const stop = () => {
    serving = false
    stopping ??= (async () => {
      // A request that hangs must not keep the data open for ever.
      const hard = setTimeout(() => process.exit(1), 20_000)
      await jobs.stop()
      await app.close()
      await feed.stop()
      await database.close()
      clearTimeout(hard)
    })()
    return stopping
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop())
  // The start script holds the other end: when it is gone, nobody would ever stop us.
  process.once('disconnect', () => void stop())

  await app.listen({ host: config.host, port: config.port })
  await leaveLocalKey(pool, config.dataDirectory)
  const links = await openDoors(pool, config.city, config.publicUrl)
  serving = true
  say('')
  say(`Citywide: ${config.publicUrl}`)
  for (const { name, address } of links) say(`  ${name.zh} · ${name.en}: ${address}`)
  process.send?.({ ready: true, address: config.publicUrl })
}

try {
  await serve()
} catch (error) {
  // What the operator can mend is one sentence; anything else is ours and shows where it broke.
  const known =
    error instanceof ConfigError ||
    error instanceof DatabaseUnfit ||
    error instanceof PostgresRefused ||
    error instanceof SchemaMismatch
  const trouble = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(`${known ? trouble.message : (trouble.stack ?? trouble.message)}\n`)
  process.exit(1)
}
