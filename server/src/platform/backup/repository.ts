/**
 * What lies where in the folder of the backups. Each database has a folder of its own, named by the number PostgreSQL gave
 * it when it was made, so that two never mix:
 *
 *     citywide-backup.json               which folder this is: an unmounted disk is not taken for it
 *     7350…/base/<name>/data             the database: tar, zstd, sealed
 *     7350…/base/<name>/contents         attached contents it names, sealed
 *     7350…/base/<name>/manifest         what must be in it; written last
 *     7350…/wal/<16 digits>/<segment>    zstd, sealed
 *     7350…/files/ab/abcdef…             attached contents by SHA-256, sealed
 */
import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { z } from 'zod'
import { seal, unseal } from '../sealing/frames.ts'
import type { KeyRing } from '../sealing/key.ts'
import { BackupRefused } from './refusal.ts'
import type { Site } from './site.ts'
import { type Segment, segmentOf } from './wal.ts'

export interface Repository {
  readonly site: Site
  readonly keys: KeyRing
  /** Number of the database, as text. */
  readonly system: string
}

const MARK = 'citywide-backup.json'
const Mark = z.strictObject({ format: z.literal('citywide-backup'), id: z.uuid() })

/** Which folder of backups this is; undefined when it is none, or not yet. */
export async function markOf(site: Site): Promise<string | undefined> {
  if (!(await site.about(MARK))) return undefined
  const text = await buffer(site.read(MARK))
  const read = Mark.safeParse(jsonOf(text))
  if (!read.success) throw new BackupRefused(notOurs(site))
  return read.data.id
}

function jsonOf(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Makes a folder one of backups. */
export async function markSite(site: Site, id: string = randomUUID()): Promise<string> {
  await mkdir(site.folder, { recursive: true, mode: 0o700 })
  await site.put(MARK, Readable.from([JSON.stringify({ format: 'citywide-backup', id })]))
  return id
}

export const notOurs = ({ folder }: Site) => ({
  zh: `${folder} 不是本实例的备份目录：磁盘可能没有挂载。请检查 BACKUP_DIR；确需改用新目录时执行 npm run citywide -- backup use。`,
  en: `${folder} is not the backup folder of this instance: perhaps its disk is not mounted. Check BACKUP_DIR; to begin in a new folder on purpose, run npm run citywide -- backup use.`,
})

export const baseFolder = ({ system }: Pick<Repository, 'system'>) => `${system}/base`
export const walFile = ({ system }: Pick<Repository, 'system'>, name: string) =>
  `${system}/wal/${name.slice(0, 16)}/${name}`
export const contentFile = ({ system }: Pick<Repository, 'system'>, sha256: string) =>
  `${system}/files/${sha256.slice(0, 2)}/${sha256}`

/** A whole backup; its name says when it began and the first segment of the log that it needs. */
export interface BaseName {
  readonly name: string
  readonly at: Temporal.Instant
  readonly start: Segment
}

const baseShape = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([0-9A-F]{24})$/

export function baseName(at: Temporal.Instant, segment: string): string {
  return `${at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}-${segment}`
}

function baseOf(name: string): BaseName | undefined {
  const [, year, month, day, hour, minute, second, segment = ''] = baseShape.exec(name) ?? []
  const start = segmentOf(segment)
  if (!start) return undefined
  return { name, at: Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`), start }
}

/** Whole backups, oldest first. */
export async function basesOf(repository: Pick<Repository, 'site' | 'system'>): Promise<BaseName[]> {
  const names = await repository.site.list(baseFolder(repository))
  return names.flatMap((name) => baseOf(name) ?? [])
}

/** Databases that have a folder here. */
export async function systemsOf(site: Site): Promise<string[]> {
  return (await site.list('.')).filter((name) => /^\d{10,20}$/.test(name))
}

/** Puts a file there, sealed under the name it is read by. @returns bytes as they lie there */
export function putSealed(
  { site, keys }: Pick<Repository, 'site' | 'keys'>,
  name: string,
  content: AsyncIterable<Uint8Array>,
  { compress = true, path = name }: { compress?: boolean; path?: string } = {},
): Promise<number> {
  return site.put(path, seal(keys, name, compress ? compressed(content) : content))
}

/** @throws SealRefused when it is not what was put there under this name */
export function readSealed(
  { site, keys }: Pick<Repository, 'site' | 'keys'>,
  name: string,
  { compressed: packed = true }: { compressed?: boolean } = {},
): Readable {
  const opened = Readable.from(unseal(keys, name, site.read(name)), { objectMode: false })
  if (!packed) return opened
  const plain = createZstdDecompress()
  opened.on('error', (error) => plain.destroy(error))
  plain.on('close', () => opened.destroy())
  return opened.pipe(plain)
}

function compressed(content: AsyncIterable<Uint8Array>): Readable {
  const source = Readable.from(content, { objectMode: false })
  const packed = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } })
  source.on('error', (error) => packed.destroy(error))
  packed.on('close', () => source.destroy())
  return source.pipe(packed)
}
