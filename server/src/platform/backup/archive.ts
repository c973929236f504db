/** Carries what PostgreSQL has finished writing, and attached contents, into the folder of the backups. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { contentsOf } from '../bundle/catalog-store.ts'
import type { Blobs } from '../files/blobs.ts'
import type { Queryable } from '../postgres/pool.ts'
import { BackupRefused } from './refusal.ts'
import { contentFile, putSealed, readSealed, type Repository, walFile } from './repository.ts'
import { isHistory, segmentOf } from './wal.ts'

/**
 * Carries every segment that waits in the spool, oldest first. It leaves the spool when it lies in its place; the same
 * once more, after a crash, is compared.
 *
 * @returns how many arrived
 * @throws BackupRefused when another segment of the same name lies there: two servers write the same log
 */
export async function shipSegments(repository: Repository, spool: string): Promise<number> {
  let shipped = 0
  for (const name of await waiting(spool)) {
    const path = join(spool, name)
    if (segmentOf(name) || isHistory(name)) {
      const file = walFile(repository, name)
      if (!(await repository.site.about(file))) {
        await putSealed(repository, file, createReadStream(path, { highWaterMark: 2 ** 20 }))
        shipped += 1
      } else if ((await hashOf(readSealed(repository, file))) !== (await hashOf(createReadStream(path)))) {
        throw twoServers(name)
      }
    }
    // What is neither is a note about a backup, or the torso of a segment that another timeline goes on from.
    await rm(path, { force: true })
  }
  return shipped
}

/** Segments in the spool, oldest first. What begins with a dot is being written. */
async function waiting(spool: string): Promise<string[]> {
  const names = await readdir(spool).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => !name.startsWith('.')).toSorted()
}

/**
 * Carries attached contents that are not there yet.
 *
 * @param known hashes that were seen there; those of this round are added
 */
export async function shipContents(
  client: Queryable,
  repository: Repository,
  blobs: Blobs,
  known: Set<string>,
): Promise<{ sha256: string; bytes: number }[]> {
  const contents = await contentsOf(client)
  for (const { sha256 } of contents) {
    if (known.has(sha256)) continue
    const file = contentFile(repository, sha256)
    if (await repository.site.about(file)) await repository.site.touch(file)
    else if (await blobs.has(sha256)) await putSealed(repository, file, blobs.open(sha256), { compress: false })
    else continue // its file is missing here too; the drill says so
    known.add(sha256)
  }
  return contents
}

async function hashOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of content) hash.update(part)
  return hash.digest('hex')
}

const twoServers = (name: string) =>
  new BackupRefused({
    zh: `备份目录中已有另一份名为 ${name} 的预写日志：可能有数据目录的副本也在向此处归档。请只让一个实例使用此备份目录。`,
    en: `Another log segment named ${name} lies in the backups already: perhaps a copy of the data folder archives there, too. Let one instance alone use this folder.`,
  })
