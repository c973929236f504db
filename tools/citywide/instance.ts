/** The instance that a command works on: that of DATA_DIR and DATABASE_URL, as `npm start` reads them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { type Config, readConfig } from '../../server/src/platform/config.ts'
import { openDatabase, type OpenDatabase } from '../../server/src/platform/database.ts'
import { type Blobs, blobsIn } from '../../server/src/platform/files/blobs.ts'
import { eventText, type PostgresEvent, PostgresRefused } from '../../server/src/platform/postgres/embedded/start.ts'
import { reachEmbeddedPostgres } from '../../server/src/platform/postgres/embedded/reach.ts'
import { openPool, type Pool } from '../../server/src/platform/postgres/pool.ts'
import { openDataFolder } from '../start/folder.mjs'
import { readSettings, root } from '../start/settings.mjs'
import { Refusal, say } from '../start/words.mjs'

export interface Instance {
  readonly config: Config
  readonly version: string
  readonly pool: Pool
  readonly embedded?: OpenDatabase['embedded']
  readonly openClient: OpenDatabase['openClient']
  readonly blobs: Blobs
  close(): Promise<void>
}

/** Does the work of a command on the instance, and leaves that in order whatever comes of it. */
export async function withInstance<T>(
  options: { beside: boolean },
  work: (instance: Instance) => Promise<T>,
): Promise<T> {
  const instance = await openInstance(options)
  try {
    return await work(instance)
  } finally {
    await instance.close()
  }
}

/**
 * @param beside whether the command may work beside a running server; else such a server is a reason to refuse
 * @throws Refusal, ConfigError, PostgresRefused, DatabaseUnfit
 */
export async function openInstance({ beside }: { beside: boolean }): Promise<Instance> {
  const settings = readSettings(process.env)
  const config = readConfig(settings.environment, root)
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const blobs = blobsIn(join(config.dataDirectory, 'files'))
  const whole = { config, version, blobs }
  const folder = await openDataFolder(config.dataDirectory, 'npm run citywide').catch((error: unknown) => {
    if (beside && error instanceof Refusal && error.code === 12) return undefined
    throw error
  })
  const served = async () => {
    const { cluster, spool, ...address } = await reachEmbeddedPostgres(join(config.dataDirectory, 'postgres'))
    const pool = openPool(address)
    const openClient = async () => {
      const client = new Client({ ...address, application_name: 'citywide command' })
      client.on('error', () => undefined) // a connection that breaks says so to the query that waits on it
      await client.connect()
      return client
    }
    return { ...whole, pool, embedded: { cluster, spool }, openClient, close: () => pool.end() }
  }
  if (!folder && config.databaseUrl === undefined) return served()
  try {
    const database = await openDatabase(config, tellOf, () => undefined)
    return {
      ...whole,
      pool: database.pool,
      ...(database.embedded && { embedded: database.embedded }),
      openClient: () => database.openClient(),
      async close() {
        await database.close()
        folder?.close()
      },
    }
  } catch (error) {
    folder?.close()
    // A server that was started without `npm start` holds its database, not the folder.
    if (beside && error instanceof PostgresRefused && config.databaseUrl === undefined) return served()
    throw error
  }
}

function tellOf(event: PostgresEvent): void {
  const text = eventText(event)
  if (text) say(text)
}
