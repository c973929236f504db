/**
 * The PostgreSQL that comes with Citywide: the real server from npm, started, watched and stopped by us, reachable
 * through a Unix socket only. With DATABASE_URL set none of this runs.
 */
import { rm, statfs } from 'node:fs/promises'
import { Client } from 'pg'
import { type Clock, systemClock } from '../../clock.ts'
import { ensureCluster, readPassword, user } from './cluster.ts'
import type { PostgresEvent } from './events.ts'
import { type HomeOptions, port, settle } from './home.ts'
import { startAs } from './identity.ts'
import { processName } from './processes.ts'
import { PostgresRefused } from './refusal.ts'
import { archiving, defaultSettings, demandDurability, type PostgresSettings } from './settings.ts'
import { ServerEnded, supervise } from './supervise.ts'
import { clearTheWay, ownerSetting } from './survivor.ts'

export { eventText, type PostgresEvent } from './events.ts'
export { PostgresRefused } from './refusal.ts'

export interface EmbeddedOptions extends HomeOptions {
  /** Absolute path of a folder for PostgreSQL alone; made when it does not exist. */
  readonly directory: string
  /** Whether finished segments of the write-ahead log are put into the spool; someone must carry them away. */
  readonly archive?: boolean
  /** Over the defaults. */
  readonly settings?: PostgresSettings
  /** Whether settings that can lose acknowledged data are refused; default true, tests say false. */
  readonly durable?: boolean
  readonly onEvent?: (event: PostgresEvent) => void
  readonly clock?: Clock
}

export interface EmbeddedPostgres {
  /** Folder of the socket, to be given to `pg` as `host`. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** Where the data really lies. */
  readonly directory: string
  /** PostgreSQL's own data folder in it. */
  readonly cluster: string
  readonly spool: string
  /** Process number; undefined while it is down. */
  readonly pid: number | undefined
  /** Fast shutdown: open transactions are rolled back, the rest is on disk when this resolves. */
  stop(): Promise<void>
}

/** @throws PostgresRefused with a sentence for the person who started us */
export async function startEmbeddedPostgres({
  directory,
  archive = false,
  settings = {},
  durable = true,
  onEvent = () => undefined,
  clock = systemClock,
  ...options
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  if (durable) demandDurability(settings)
  const home = await settle(directory, options)
  if (home.directory !== directory && home.identity.kind === 'account') {
    onEvent({ kind: 'elsewhere', directory: home.directory, account: home.identity.name })
  }
  const disk = await statfs(home.directory)
  const all: PostgresSettings = {
    ...defaultSettings(disk.bavail * disk.bsize),
    ...(archive && archiving),
    unix_socket_directories: home.socket,
    [ownerSetting]: (await processName(process.pid)) ?? '',
    ...settings,
  }
  const server = await refusing(home.directory, async () => {
    await ensureCluster(home, {
      synchronous: all['fsync'] !== 'off',
      onMaking: () => onEvent({ kind: 'making', directory: home.directory }),
    })
    return supervise({
      prepare: async () => {
        const pid = await clearTheWay(home)
        if (pid !== undefined) onEvent({ kind: 'survivor ended', pid })
      },
      launch: () =>
        startAs(
          home.identity,
          home.program('postgres'),
          ['-D', home.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
          home.libraries,
        ),
      clock,
      onEvent,
    })
  })
  const connection = { host: home.socket, port, user, password: await readPassword(home), database: 'citywide' }
  try {
    await ensureDatabase(connection)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    ...connection,
    directory: home.directory,
    cluster: home.cluster,
    spool: home.spool,
    get pid() {
      return server.pid()
    },
    async stop() {
      await server.stop()
      if (!home.socket.startsWith(home.directory)) await rm(home.socket, { recursive: true, force: true })
    },
  }
}

/** Turns the server's last words into a sentence. */
async function refusing<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ServerEnded)) throw error
    throw new PostgresRefused(
      {
        en: `PostgreSQL did not start on the data in ${directory}. Its last words: ${error.message}`,
        zh: `PostgreSQL 未能在 ${directory} 的数据上启动，其最后的信息：${error.message}`,
      },
      { cause: error },
    )
  }
}

type Connection = Pick<EmbeddedPostgres, 'host' | 'port' | 'user' | 'password' | 'database'>

async function ensureDatabase({ database, ...server }: Connection): Promise<void> {
  const client = new Client({ ...server, database: 'postgres', connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined) // a connection that breaks says so to the query that waits on it
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}
