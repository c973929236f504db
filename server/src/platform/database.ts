/** The database of this process: the embedded PostgreSQL, or the city's own through DATABASE_URL. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import type { Config } from './config.ts'
import { CONTINUOUS } from './postgres/embedded/settings.ts'
import { type PostgresEvent, startEmbeddedPostgres } from './postgres/embedded/start.ts'
import { GRACE, openPool, type Pool } from './postgres/pool.ts'

export interface OpenDatabase {
  readonly pool: Pool
  /** Folders of the embedded server; undefined with a PostgreSQL of one's own. */
  readonly embedded?: ClusterFolders
  /** A connection outside the pool, for LISTEN and the writer lane. */
  openClient(): Promise<Client>
  /** Ends the pool, then the embedded server where there is one. */
  close(): Promise<void>
}

interface ClusterFolders {
  readonly cluster: string
  /** Finished segments of the write-ahead log wait here. */
  readonly spool: string
}

/** A database that cannot be used; the message says why and what to do, in both languages. */
export class DatabaseUnfit extends Error {
  override readonly name = 'DatabaseUnfit'
}

const OLDEST = 150_000
/** Milliseconds for one statement of a request, for any other, and for a connection. */
const REQUEST = 10_000
const STATEMENT = 15_000
const CONNECTION = 3_000

/**
 * @param tell told what the embedded server does: made, restarted, gave up
 * @throws DatabaseUnfit, PostgresRefused
 */
export async function openDatabase(
  { databaseUrl, dataDirectory, backup }: Config,
  tell: (event: PostgresEvent) => void,
  report: (error: Error) => void,
): Promise<OpenDatabase> {
  const embedded =
    databaseUrl === undefined
      ? await startEmbeddedPostgres({
          directory: join(dataDirectory, 'postgres'),
          archive: backup !== undefined,
          onEvent: tell,
        })
      : undefined
  // What is written from here on goes into no archive: the next one that is kept begins with a backup.
  if (embedded && !backup) await rm(join(embedded.spool, CONTINUOUS), { force: true })
  const address: ClientConfig = embedded
    ? {
        host: embedded.host,
        port: embedded.port,
        user: embedded.user,
        password: embedded.password,
        database: embedded.database,
      }
    : { connectionString: databaseUrl }
  const pool = openPool(
    {
      ...address,
      request: REQUEST,
      statement_timeout: STATEMENT,
      query_timeout: STATEMENT + GRACE,
      connectionTimeoutMillis: CONNECTION,
    },
    report,
  )
  try {
    await demandFit(pool)
  } catch (error) {
    await pool.end()
    await embedded?.stop()
    throw error
  }
  return {
    pool,
    ...(embedded && { embedded: { cluster: embedded.cluster, spool: embedded.spool } }),
    async openClient() {
      const client = new Client({ ...address, application_name: 'citywide', keepAlive: true })
      client.on('error', report)
      await client.connect()
      return client
    },
    async close() {
      await pool.end()
      await embedded?.stop()
    },
  }
}

/** PostgreSQL 15 or newer that writes to disk before it says so: what Citywide acknowledges must survive. */
async function demandFit(pool: Pool): Promise<void> {
  const { rows } = await pool
    .query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit')`,
    )
    .catch((cause: unknown) => {
      throw new DatabaseUnfit(
        'The database does not answer. Check DATABASE_URL and that PostgreSQL runs there. ' +
          '数据库没有响应，请检查 DATABASE_URL 以及该处的 PostgreSQL 是否运行。',
        { cause },
      )
    })
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]))
  if (Number(settings.get('server_version_num')) < OLDEST) {
    throw new DatabaseUnfit('Citywide needs PostgreSQL 15 or newer. Citywide 需要 PostgreSQL 15 或更高版本。')
  }
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    if (settings.get(name) !== 'off') continue
    throw new DatabaseUnfit(
      `The database runs with ${name} = off and could lose what was acknowledged. Switch it on. ` +
        `数据库的 ${name} 处于关闭状态，可能丢失已确认的数据，请开启。`,
    )
  }
}
