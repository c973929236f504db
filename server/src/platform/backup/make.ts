/** Makes one backup while the server goes on. It gets its name when everything it needs is on disk. */
import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { setTimeout } from 'node:timers/promises'
import { migrationsOf } from '../bundle/catalog-store.ts'
import type { Clock } from '../clock.ts'
import type { Blobs } from '../files/blobs.ts'
import { shipContents, shipSegments } from './archive.ts'
import {
  archives,
  beginBackup,
  contentOf,
  endBackup,
  endLook,
  holdBackup,
  switchSegment,
  tableNames,
  timelineOf,
  withoutHaste,
} from './cluster-store.ts'
import { type CopiedFile, copyCluster } from './copy.ts'
import { contentsText, type Manifest, putContents, putManifest } from './manifest.ts'
import { openPoint } from './point.ts'
import { BackupRefused } from './refusal.ts'
import { baseFolder, baseName, putSealed, type Repository, walFile } from './repository.ts'
import { dropUnfinished, PARTIAL } from './site.ts'
import { placeOf, segmentName } from './wal.ts'

export interface BackupOptions {
  readonly repository: Repository
  readonly openClient: () => Promise<Client>
  readonly cluster: string
  readonly spool: string
  readonly blobs: Blobs
  readonly clock: Clock
  readonly version: string
  readonly timeZone: string
  /** Names of files and what is in them. */
  readonly publicKeys: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Minutes that the log may take to arrive. */
const LOG_MINUTES = 10

/** @throws BackupRefused, and what the disk or the database throws; nothing that could be taken for whole is left */
export async function makeBackup(options: BackupOptions): Promise<{ manifest: Manifest; storedBytes: number }> {
  const { repository, openClient, signal } = options
  const client = await openClient()
  const side = await openClient()
  // A broken connection ends the backup in PostgreSQL, too.
  const stop = () => void client.end()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    for (const each of [client, side]) await withoutHaste(each)
    if (!(await archives(client))) throw notArchiving()
    if (!(await holdBackup(client))) throw another()
    await dropUnfinished(repository.site, baseFolder(repository))
    return await work(options, client, side)
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    await Promise.allSettled([client.end(), side.end()])
  }
}

async function work(options: BackupOptions, client: Client, side: Client) {
  const { repository, cluster, clock, version, timeZone, signal } = options
  const { site, system } = repository
  const begun = await beginBackup(client)
  // The label names the timeline; until then a folder of its own name holds what comes.
  const making = `${baseFolder(repository)}/.${clock.now().epochMilliseconds}${PARTIAL}`
  try {
    const files: CopiedFile[] = []
    let ended: Awaited<ReturnType<typeof endBackup>> | undefined
    async function* data() {
      const copy = copyCluster(cluster, files, async () => {
        ended = await endBackup(client)
        return { backup_label: ended.label, ...(ended.map !== '' && { tablespace_map: ended.map }) }
      })
      for await (const part of copy) {
        signal?.throwIfAborted()
        yield part
      }
    }
    const timeline = await timelineOf(client)
    const name = baseName(
      Temporal.Instant.from(begun.startedAt),
      segmentName({ timeline, place: placeOf(begun.startLsn) }),
    )
    const dataBytes = await putSealed(repository, `${baseFolder(repository)}/${name}/data`, data(), {
      path: `${making}/data`,
    })
    if (!ended) throw new Error('the backup was not ended')
    const point = await openPoint(client, side, `citywide-${name.slice(0, 16)}`)
    await switchSegment(side)
    const contents = await shipContents(client, repository, options.blobs, new Set())
    const tables: Manifest['point']['tables'] = {}
    for (const table of await tableNames(client)) {
      signal?.throwIfAborted()
      tables[table] = await contentOf(client, table)
    }
    const migrations = await migrationsOf(client)
    await endLook(client)
    await arrived(options, timeline, placeOf(begun.startLsn), placeOf(point.lsn))
    const manifest: Manifest = {
      format: 'citywide-backup',
      formatVersion: 1,
      name,
      version,
      postgres: begun.postgres,
      system,
      startedAt: begun.startedAt,
      wholeAt: ended.wholeAt,
      timeline,
      startLsn: begun.startLsn,
      stopLsn: ended.stopLsn,
      migrations: migrations.map(({ name: file, sha256 }) => ({ name: file, sha256 })),
      settings: { timeZone },
      data: { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), storedBytes: dataBytes },
      files,
      publicKeys: { ...options.publicKeys },
      contents: {
        count: contents.length,
        bytes: contents.reduce((sum, { bytes }) => sum + bytes, 0),
        sha256: createHash('sha256').update(contentsText(contents)).digest('hex'),
      },
      point: { ...point, tables },
    }
    const listBytes = await putContents(repository, name, contents, making)
    const manifestBytes = await putManifest(repository, manifest, making)
    await site.complete(making, `${baseFolder(repository)}/${name}`)
    return { manifest, storedBytes: dataBytes + listBytes + manifestBytes }
  } catch (error) {
    await site.remove(making)
    throw error
  }
}

/** Waits until every segment from the first to the last lies with the backups. */
async function arrived({ repository, spool, signal }: BackupOptions, timeline: number, first: number, last: number) {
  const patience = AbortSignal.timeout(LOG_MINUTES * 60_000)
  for (let place = first; place <= last; place += 1) {
    const file = walFile(repository, segmentName({ timeline, place }))
    while (!(await repository.site.about(file))) {
      signal?.throwIfAborted()
      if (patience.aborted) throw logMissing()
      if ((await shipSegments(repository, spool)) === 0) await setTimeout(100)
    }
  }
}

const notArchiving = () =>
  new BackupRefused({
    zh: '正在运行的数据库没有归档预写日志。请设置 BACKUP_DIR 并重新启动 Citywide，然后再备份。',
    en: 'The running database does not archive its log. Set BACKUP_DIR, start Citywide anew, then make the backup.',
  })

const another = () =>
  new BackupRefused({
    zh: '另一个备份正在进行，请等它完成。',
    en: 'Another backup is being made: wait for it to end.',
  })

const logMissing = () =>
  new BackupRefused({
    zh: '备份所需的预写日志未能送达备份目录，本次备份作废。请检查备份目录与磁盘空间。',
    en: 'The log that the backup needs did not arrive in the folder of the backups; this backup does not count. Check that folder and its space.',
  })
