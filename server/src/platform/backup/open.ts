/** The backups of this instance: where they go, under which key, and what is done with them. */
import { access, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Text } from '@citywide/model/text'
import { noteAct } from '../audit/append.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../database.ts'
import type { Blobs } from '../files/blobs.ts'
import { CONTINUOUS } from '../postgres/embedded/settings.ts'
import { keepKeys, type KeyRing, newKey, readKeys } from '../sealing/key.ts'
import { shipSegments } from './archive.ts'
import { type Archiver, openArchiver } from './archiver.ts'
import { auditCheckOf, type AuditPlace } from './audit-check.ts'
import { systemOf } from './cluster-store.ts'
import { type ContentsCheck, type Drill, drill } from './drill.ts'
import { makeBackup } from './make.ts'
import type { Manifest } from './manifest.ts'
import { mirror } from './mirror.ts'
import { prune } from './prune.ts'
import { publicKeysIn } from './public-keys.ts'
import { BackupRefused, textOf } from './refusal.ts'
import { basesOf, markOf, markSite, notOurs, type Repository } from './repository.ts'
import { databaseTime, keepSite, knownSite, noteBackup } from './run-store.ts'
import { siteIn } from './site.ts'

export interface BackupsOptions {
  readonly config: Pick<Config, 'backup' | 'timeZone'> & AuditPlace
  readonly database: Pick<OpenDatabase, 'pool' | 'embedded' | 'openClient'>
  readonly blobs: Blobs
  readonly clock: Clock
  readonly version: string
  /** What a drill asks of the restored copy beside what the platform knows of itself. */
  readonly checkContents?: ContentsCheck
  readonly onAlarm: (reason: Text) => void
  /** Told when a key was made, which must go into a safe. */
  readonly onKey: () => void
}

export interface Backups {
  readonly archiver: Archiver
  /** Whether every segment since the last backup was handed over; without that a new backup is due. */
  continuous(): Promise<boolean>
  make(signal?: AbortSignal): Promise<{ manifest: Manifest; storedBytes: number }>
  drill(signal?: AbortSignal): Promise<Drill>
  /** Carries what PostgreSQL handed over when it stopped. */
  carryLast(): Promise<void>
  /** Lets this database begin in the folder it was given now, whatever it had before. */
  adopt(): Promise<void>
}

/** @returns undefined where backups are not set up, or the database is one's own */
export function openBackups(options: BackupsOptions): Backups | undefined {
  const { config, database, blobs, clock, version } = options
  const { pool, embedded, openClient } = database
  if (!config.backup || !embedded) return undefined
  const { folder, copy, keyFile } = config.backup
  const { cluster, spool } = embedded
  const site = siteIn(folder)
  const second = copy === undefined ? undefined : siteIn(copy)
  const marker = join(spool, CONTINUOUS)
  let ring: KeyRing | undefined
  let system: string | undefined

  async function open(): Promise<Repository> {
    await demandSite()
    system ??= await systemOf(pool)
    ring ??= await keys(system)
    return { site, keys: ring, system }
  }

  async function demandSite(): Promise<void> {
    const [known, found] = [await knownSite(pool), await markOf(site)]
    if (known !== undefined && known !== found) throw new BackupRefused(notOurs(site))
    if (known === undefined) await keepSite(pool, found ?? (await markSite(site)))
  }

  async function keys(number: string): Promise<KeyRing> {
    const found = await readKeys(keyFile)
    if (found) return found
    if ((await basesOf({ site, system: number })).length > 0) throw keyMissing(keyFile)
    const made: KeyRing = [newKey('aes-256-gcm')]
    await keepKeys(keyFile, made)
    options.onKey()
    return made
  }

  return {
    archiver: openArchiver({ open, second, pool, spool, blobs, clock, onAlarm: options.onAlarm }),
    continuous: () =>
      access(marker).then(
        () => true,
        () => false,
      ),
    async make(signal) {
      const startedAt = await databaseTime(pool)
      try {
        const repository = await open()
        const made = await makeBackup({
          repository,
          openClient,
          cluster,
          spool,
          blobs,
          clock,
          version,
          timeZone: config.timeZone,
          publicKeys: await publicKeysIn(join(config.dataDirectory, 'keys')),
          ...(signal && { signal }),
        })
        const { name, data } = made.manifest
        await noteBackup(pool, startedAt, { name, bytes: data.bytes, storedBytes: made.storedBytes })
        await noteAct(pool, { act: 'backup.create', noun: 'backup', object: name })
        await writeFile(marker, '')
        await prune(repository, config.timeZone)
        if (second) {
          await mirror(repository, second)
          await prune({ ...repository, site: second }, config.timeZone)
        }
        return made
      } catch (error) {
        // What was asked to stop begins anew at the next start, and is no failure.
        if (!signal?.aborted) await noteBackup(pool, startedAt, { failure: textOf(error) })
        throw error
      }
    },
    async drill(signal) {
      const scratch = join(config.dataDirectory, 'drill')
      try {
        return await drill({
          repository: await open(),
          pool,
          scratch,
          checkAudit: auditCheckOf(config),
          ...(options.checkContents && { checkContents: options.checkContents }),
          ...(signal && { signal }),
        })
      } finally {
        await rm(scratch, { recursive: true, force: true })
      }
    },
    async carryLast() {
      if (ring && system !== undefined) await shipSegments({ site, keys: ring, system }, spool)
    },
    async adopt() {
      await keepSite(pool, (await markOf(site)) ?? (await markSite(site)))
      await rm(marker, { force: true })
    },
  }
}

const keyMissing = (keyFile: string) =>
  new BackupRefused({
    zh: `备份密钥文件 ${keyFile} 不存在，而备份目录中已有用它加密的备份。请用信封中的密钥恢复该文件：npm run citywide -- backup key enter。`,
    en: `The key file ${keyFile} is missing, and there are backups sealed with its key. Restore it from the envelope: npm run citywide -- backup key enter.`,
  })
