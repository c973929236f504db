/** What a backup must hold, and what the database held at one exact point of its log. */
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { baseFolder, putSealed, readSealed, type Repository } from './repository.ts'
import { BackupRefused } from './refusal.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Lsn = z.string().regex(/^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/i)

/** Rows and a sum over all of them, in any order. */
const TableContent = z.strictObject({ rows: z.int().min(0), sum: z.string().regex(/^-?\d{1,40}$/) })
export type TableContent = z.infer<typeof TableContent>

export const publicKeyName = /^audit-[0-9a-f]{16,64}\.pub$/

const Manifest = z.strictObject({
  format: z.literal('citywide-backup'),
  formatVersion: z.literal(1),
  name: z.string(),
  /** Release that made it. */
  version: z.string().max(60),
  postgres: z.string().max(60),
  system: z.string(),
  startedAt: z.iso.datetime(),
  /** From here on its data are whole: the earliest moment it can be restored to. */
  wholeAt: z.iso.datetime(),
  timeline: z.int().min(1),
  startLsn: Lsn,
  stopLsn: Lsn,
  migrations: z.array(z.strictObject({ name: z.string(), sha256: Hash })),
  settings: z.strictObject({ timeZone: z.string().max(60) }),
  data: z.strictObject({ bytes: z.int().min(0), storedBytes: z.int().min(0) }),
  files: z.array(z.strictObject({ path: z.string().max(200), bytes: z.int().min(0), sha256: Hash })),
  /**
   * Public keys that the audit log was signed with, by the names of their files. On a new machine they are trusted because
   * the seal of the backup is.
   */
  publicKeys: z.record(z.string().regex(publicKeyName), z.string().max(5_000)),
  contents: z.strictObject({ count: z.int().min(0), bytes: z.int().min(0), sha256: Hash }),
  /**
   * The database as it was at a restore point of the log. Exact when none of these transactions, nor a later one, shows as
   * committed in the copy; then copy and original hold the same rows.
   */
  point: z.strictObject({
    name: z.string().max(63),
    lsn: Lsn,
    at: z.iso.datetime(),
    /** Transactions from here on were not begun, or not ended. */
    next: z.string().regex(/^\d+$/),
    open: z.array(z.string().regex(/^\d+$/)),
    tables: z.record(z.string(), TableContent),
  }),
})
export type Manifest = z.infer<typeof Manifest>

const fileOf = (repository: Repository, name: string) => `${baseFolder(repository)}/${name}/manifest`

export function putManifest(repository: Repository, manifest: Manifest, folder: string): Promise<number> {
  const content = Readable.from([Buffer.from(JSON.stringify(manifest))])
  return putSealed(repository, fileOf(repository, manifest.name), content, { path: `${folder}/manifest` })
}

/** @throws SealRefused, BackupRefused */
export async function readManifest(repository: Repository, name: string): Promise<Manifest> {
  const text = await buffer(readSealed(repository, fileOf(repository, name)))
  const read = Manifest.safeParse(JSON.parse(text.toString('utf8')))
  if (read.success && read.data.name === name && read.data.system === repository.system) return read.data
  throw new BackupRefused({
    zh: `备份 ${name} 的清单不是本版本能读取的。请使用生成它的版本或更高版本。`,
    en: `The manifest of backup ${name} is not one that this release reads. Use the release that made it, or a newer one.`,
  })
}

const contentsFile = (repository: Repository, name: string) => `${baseFolder(repository)}/${name}/contents`

/** @param contents hash and bytes of every attached content */
export function putContents(
  repository: Repository,
  name: string,
  contents: readonly { sha256: string; bytes: number }[],
  folder: string,
): Promise<number> {
  return putSealed(repository, contentsFile(repository, name), Readable.from([contentsText(contents)]), {
    path: `${folder}/contents`,
  })
}

export const contentsText = (contents: readonly { sha256: string; bytes: number }[]) =>
  Buffer.from(contents.map(({ sha256, bytes }) => `${sha256},${bytes}\n`).join(''))

export async function readContents(repository: Repository, name: string): Promise<Map<string, number>> {
  const text = await buffer(readSealed(repository, contentsFile(repository, name)))
  return new Map(
    text
      .toString('utf8')
      .split('\n')
      .flatMap((line) => {
        const [sha256, bytes] = line.split(',')
        return sha256 ? [[sha256, Number(bytes)] as const] : []
      }),
  )
}
