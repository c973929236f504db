/** Copies PostgreSQL's data folder while the server writes to it; what changes meanwhile the log repeats. */
import { createHash } from 'node:crypto'
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupRefused } from './refusal.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'

export interface CopiedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** Folders whose content is made anew at every start. Source: PostgreSQL manual, 25.3.3.2. */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const left = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'backup_label',
  'backup_label.old',
  'tablespace_map',
  'recovery.signal',
  'standby.signal',
  'current_logfiles',
  'backup_manifest',
])
/** Temporary files, and caches that are made again. */
const passing = /^(pgsql_tmp.*|pg_internal\.init.*|t\d+_\d+(_\w+)?(\.\d+)?)$/
/** Read last: it must not be older than what it speaks of. */
const CONTROL = 'global/pg_control'
const PART = 2 ** 18

/**
 * The folder as a tar archive. A file that vanishes is left out; one that grows is copied as long as
 * it was; one that shrinks is filled up with zeros. The log mends all three.
 *
 * @param copied gets every file as it went into the archive
 * @param end called when all is copied; gives files to be added, by name
 */
export async function* copyCluster(
  cluster: string,
  copied: CopiedFile[],
  end: () => Promise<Readonly<Record<string, string>>>,
): AsyncGenerator<Buffer> {
  const { folders, files } = await listed(cluster)
  for (const path of folders) yield tarHeader({ path, kind: 'folder', bytes: 0 })
  for (const path of [...files.filter((file) => file !== CONTROL), CONTROL]) yield* copyFile(cluster, path, copied)
  for (const [path, text] of Object.entries(await end())) {
    const bytes = Buffer.from(text)
    copied.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    yield tarHeader({ path, kind: 'file', bytes: bytes.length })
    yield Buffer.concat([bytes, tarPadding(bytes.length)])
  }
  yield tarEnd()
}

async function* copyFile(cluster: string, path: string, copied: CopiedFile[]): AsyncGenerator<Buffer> {
  let file: FileHandle
  try {
    file = await open(join(cluster, path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  try {
    const { size: bytes } = await file.stat()
    yield tarHeader({ path, kind: 'file', bytes })
    const hash = createHash('sha256')
    for (let at = 0; at < bytes;) {
      const part = Buffer.alloc(Math.min(PART, bytes - at))
      let filled = 0
      while (filled < part.length) {
        const { bytesRead } = await file.read(part, filled, part.length - filled, at + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      hash.update(part)
      at += part.length
      yield part
    }
    copied.push({ path, bytes, sha256: hash.digest('hex') })
    yield tarPadding(bytes)
  } finally {
    await file.close()
  }
}

/** What there is to copy; a folder that vanishes meanwhile is none. */
async function listed(cluster: string): Promise<{ folders: string[]; files: string[] }> {
  const folders = ['pg_wal/archive_status']
  const files: string[] = []
  const look = async (folder: string): Promise<void> => {
    const entries = await readdir(join(cluster, folder), { withFileTypes: true }).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    })
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (passing.test(entry.name) || left.has(path)) continue
      if (entry.isDirectory()) {
        folders.push(path)
        if (!emptied.has(path)) await look(path)
      } else if (entry.isFile()) files.push(path)
      else if ((await lstat(join(cluster, path)).catch(() => undefined))?.isSymbolicLink()) throw elsewhere(path)
    }
  }
  await look('')
  return { folders: folders.toSorted(), files }
}

const elsewhere = (path: string) =>
  new BackupRefused({
    zh: `数据库目录中的 ${path} 指向别处，无法一并备份。请把数据移回数据目录。`,
    en: `${path} in the database's folder leads elsewhere and cannot be backed up with it. Move the data back.`,
  })
