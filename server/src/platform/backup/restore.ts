/** Puts the database back as it was at a moment, into a new folder; the old one is kept. */
import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { contentsOf } from '../bundle/catalog-store.ts'
import type { Clock } from '../clock.ts'
import type { Blobs } from '../files/blobs.ts'
import type { HomeOptions } from '../postgres/embedded/home.ts'
import { openPool, type Pool } from '../postgres/pool.ts'
import { startEmbeddedPostgres } from '../postgres/embedded/start.ts'
import { shipSegments } from './archive.ts'
import { choose, type Wish } from './choose.ts'
import { tableNames } from './cluster-store.ts'
import { demandRoom } from './drill.ts'
import type { AuditCheck } from './inspect.ts'
import type { Manifest } from './manifest.ts'
import { keepPublicKeys } from './public-keys.ts'
import { clearAway, connectionOf, EndsBefore, forgetRecovery, layOut, type Rebuilt, recover } from './rebuild.ts'
import { BackupRefused } from './refusal.ts'
import { contentFile, readSealed, type Repository } from './repository.ts'
import { closeDoors, countRows, noteRestore, type Undone, undoneAfter } from './restored-store.ts'

export interface RestoreOptions {
  readonly repository: Repository
  readonly wish: Wish
  /** Absolute; nobody works in it. */
  readonly dataDirectory: string
  readonly blobs: Blobs
  readonly clock: Clock
  readonly checkAudit: AuditCheck
  /** Whether a copy whose audit log does not verify is put in place all the same. */
  readonly acceptFindings?: boolean
  readonly home?: HomeOptions
}

export interface Restored {
  readonly manifest: Manifest
  /** Commit of the last transaction that is in it. */
  readonly newest: string
  /** Whether the log ended before the moment that was asked for. */
  readonly early: boolean
  readonly tables: number
  readonly rows: number
  readonly audit: Awaited<ReturnType<AuditCheck>>
  readonly contents: { readonly named: number; readonly brought: number; readonly missing: number }
  /** Where the former data lie; undefined when there were none. */
  readonly former: string | undefined
  /** What the former data tell of the time after; undefined when they could not be asked. */
  readonly undone: Undone | undefined
}

/** @throws BackupRefused, SealRefused, PostgresRefused; the data are then as they were */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { repository, wish, dataDirectory, clock, home } = options
  const place = join(dataDirectory, 'postgres')
  const directory = join(dataDirectory, 'postgres.restoring')
  await clearAway(directory, home)
  if (wish.to && Temporal.Instant.compare(wish.to, clock.now()) > 0) throw inFuture()
  const { there, undone } = await askFormer(place, options)
  let rebuilt: Rebuilt | undefined
  try {
    const manifest = await choose(repository, wish)
    await demandRoom(dataDirectory, manifest)
    const copy = { repository, manifest, directory, ...(home && { home }) }
    await layOut(copy)
    let early = false
    rebuilt = await recover(copy, wish.to ? { to: wish.to } : {}).catch((error: unknown) => {
      if (!(error instanceof EndsBefore)) throw error
      early = true
      return recover(copy, {})
    })
    const { pool } = rebuilt
    const newest = rebuilt.newest ?? manifest.point.at
    await keepPublicKeys(join(dataDirectory, 'keys'), manifest.publicKeys)
    const audit = await options.checkAudit(pool)
    if (audit?.whole === false && !options.acceptFindings) throw doesNotVerify(audit.findings)
    const contents = await bringContents(pool, repository, options.blobs)
    const counted = await countRows(pool, await tableNames(pool))
    await closeDoors(pool)
    await noteRestore(pool, { backup: manifest.name, newest, asked: wish.to?.toString() ?? null })
    await rebuilt.stop()
    rebuilt = undefined
    await forgetRecovery(directory, home)
    const former = await putInPlace(place, directory, clock, there)
    return { manifest, newest, early, ...counted, audit, contents, former, undone }
  } catch (error) {
    await rebuilt?.stop()
    await clearAway(directory, home).catch(() => undefined)
    throw error
  }
}

/**
 * Opens the data that are there once more, where that is possible: what was written and not archived any more is carried
 * over when they are closed in order, and they know what happened since.
 *
 * @throws PostgresRefused when a server works on them
 */
async function askFormer(
  place: string,
  { repository, wish: { to }, home }: RestoreOptions,
): Promise<{ there: boolean; undone: Undone | undefined }> {
  if (!(await stat(place).catch(() => undefined))) return { there: false, undone: undefined }
  const server = await startEmbeddedPostgres({ directory: place, archive: true, ...home }).catch((error: unknown) => {
    if (String(error).includes('in use by')) throw error
    return undefined // too damaged to start: what was archived is what there is
  })
  if (!server) return { there: true, undone: undefined }
  const pool = openPool({ ...connectionOf(server), max: 2 })
  const undone = to && (await undoneAfter(pool, to.toString()).catch(() => undefined))
  await pool.end()
  await server.stop()
  await shipSegments(repository, server.spool)
  return { there: true, undone }
}

async function bringContents(pool: Pool, repository: Repository, blobs: Blobs) {
  const named = await contentsOf(pool)
  let [brought, missing] = [0, 0]
  for (const { sha256 } of named) {
    if (await blobs.has(sha256)) continue
    const file = contentFile(repository, sha256)
    if (!(await repository.site.about(file))) {
      missing += 1
      continue
    }
    const arrived = await blobs.arrive(readSealed(repository, file, { compressed: false }))
    if (arrived.sha256 === sha256) {
      await arrived.keep()
      brought += 1
    } else {
      await arrived.drop()
      missing += 1
    }
  }
  return { named: named.length, brought, missing }
}

/** @returns where the former data lie now */
async function putInPlace(place: string, directory: string, clock: Clock, there: boolean): Promise<string | undefined> {
  const at = clock.now().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  const former = `${place}.before-${at}`
  if (there) await rename(place, former)
  await rename(directory, place)
  return there ? former : undefined
}

const inFuture = () =>
  new BackupRefused({
    zh: '要恢复到的时刻还没有到来。',
    en: 'The moment to go back to is still to come.',
  })

function doesNotVerify(findings: readonly { zh: string; en: string }[]): BackupRefused {
  const [first] = findings
  return new BackupRefused({
    zh: `恢复出的审计日志未通过核验：${first?.zh ?? ''} 现有数据未作更改。确需使用时请加上 --accept-findings。`,
    en: `The restored audit log does not verify: ${first?.en ?? ''} The data in place were left alone. To use it all the same, add --accept-findings.`,
  })
}
