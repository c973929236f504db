/** One embedded PostgreSQL for all tests of a file, as production runs it, with the schema of this release. */
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { systemClock } from '../clock.ts'
import { type Blobs, blobsIn } from '../files/blobs.ts'
import { migrate } from '../postgres/migrate.ts'
import { openPool, type Pool } from '../postgres/pool.ts'
import type { HomeOptions } from '../postgres/embedded/home.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded/start.ts'
import type { PostgresSettings } from '../postgres/embedded/settings.ts'
import { newKey } from '../sealing/key.ts'
import { systemOf } from './cluster-store.ts'
import type { BackupOptions } from './make.ts'
import { connectionOf } from './rebuild.ts'
import { markSite, type Repository } from './repository.ts'
import { siteIn } from './site.ts'

export interface Course {
  readonly folder: string
  readonly postgres: EmbeddedPostgres
  readonly pool: Pool
  readonly blobs: Blobs
  readonly repository: Repository
  readonly options: BackupOptions
  close(): Promise<void>
}

/**
 * A running instance with a folder of backups.
 *
 * @param parent where it lies; default in memory where there is room: it is thousands of files, many times
 */
export async function openCourse(
  home: HomeOptions = {},
  parent?: string,
  settings: PostgresSettings = { fsync: 'off', shared_buffers: '32MB' },
): Promise<Course> {
  const free = await statfs('/dev/shm').then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  const folder = await mkdtemp(join(parent ?? (free > 2 ** 31 ? '/dev/shm' : tmpdir()), 'citywide-backup-'))
  const postgres = await startEmbeddedPostgres({
    directory: join(folder, 'data/postgres'),
    archive: true,
    settings,
    durable: false,
    ...home,
  })
  const pool = openPool(connectionOf(postgres))
  await migrate(pool)
  const blobs = blobsIn(join(folder, 'data/files'))
  const site = siteIn(join(folder, 'backups'))
  await markSite(site)
  const repository = { site, keys: [newKey('aes-256-gcm')] as const, system: await systemOf(pool) }
  return {
    folder,
    postgres,
    pool,
    blobs,
    repository,
    options: {
      repository,
      async openClient() {
        const client = new Client(connectionOf(postgres))
        client.on('error', () => undefined)
        await client.connect()
        return client
      },
      cluster: postgres.cluster,
      spool: postgres.spool,
      blobs,
      clock: systemClock,
      version: '0.0.0',
      timeZone: 'Asia/Shanghai',
      publicKeys: {},
    },
    async close() {
      if (!pool.ended) await pool.end()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A moment by the database's clock, after everything so far and before everything to come. */
export async function databaseMoment(pool: Pool): Promise<Temporal.Instant> {
  const { rows } = await pool.query<{ at: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  )
  return Temporal.Instant.from(rows[0]?.at ?? '')
}
