/** A backup becomes a data folder again, every file of it held against the manifest. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SealRefused } from '../sealing/refusal.ts'
import type { Manifest } from './manifest.ts'
import { BackupRefused } from './refusal.ts'
import { baseFolder, readSealed, type Repository } from './repository.ts'
import { untar } from './tar.ts'

/**
 * @param cluster absolute path of a folder that does not exist yet
 * @throws SealRefused, BackupRefused when it is not what was backed up
 */
export async function unpack(
  repository: Repository,
  { name, files }: Manifest,
  cluster: string,
  signal?: AbortSignal,
): Promise<void> {
  const expected = new Map(files.map((file) => [file.path, file]))
  await mkdir(cluster, { mode: 0o700 })
  try {
    for await (const { path, kind, content } of untar(
      readSealed(repository, `${baseFolder(repository)}/${name}/data`),
    )) {
      signal?.throwIfAborted()
      const target = join(cluster, path)
      if (kind === 'folder') {
        await mkdir(target, { recursive: true, mode: 0o700 })
        continue
      }
      const file = expected.get(path)
      if (!file) throw damaged(name, path)
      const hash = createHash('sha256')
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await pipeline(
        content,
        async function* (parts: AsyncIterable<Buffer>) {
          for await (const part of parts) {
            hash.update(part)
            yield part
          }
        },
        createWriteStream(target, { flags: 'wx', mode: 0o600 }),
      )
      if (hash.digest('hex') !== file.sha256) throw damaged(name, path)
      expected.delete(path)
    }
  } catch (error) {
    if (error instanceof SealRefused || error instanceof BackupRefused || signal?.aborted) throw error
    const { code } = error as NodeJS.ErrnoException
    throw code?.startsWith('E') ? error : damaged(name, 'data', error)
  }
  const [missing] = expected.keys()
  if (missing !== undefined) throw damaged(name, missing)
}

const damaged = (name: string, path: string, cause?: unknown) =>
  new BackupRefused(
    {
      zh: `备份 ${name} 已损坏（${path}），请改用其他备份。`,
      en: `Backup ${name} is damaged (${path}): use another one.`,
    },
    { cause },
  )
