/** A folder that backups go to. What has its name there is whole; what is on its way has another. */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface Site {
  readonly folder: string
  /**
   * Puts a file under its name when all of it is on disk.
   *
   * @returns its bytes
   */
  put(name: string, content: AsyncIterable<Uint8Array>): Promise<number>
  read(name: string): Readable
  /** Undefined when there is no such file. */
  about(name: string): Promise<{ bytes: number; at: number } | undefined>
  /** Names in a folder, sorted; none when there is no such folder. */
  list(folder: string): Promise<string[]>
  /** Gives a whole folder its name, durably. */
  complete(from: string, to: string): Promise<void>
  /** Says that a file is still wanted. */
  touch(name: string): Promise<void>
  remove(name: string): Promise<void>
}

/** Ending of what is on its way, or was left there by a crash. */
export const PARTIAL = '.partial'

export function siteIn(folder: string): Site {
  const at = (name: string) => join(folder, name)
  return {
    folder,
    async put(name, content) {
      const path = at(name)
      const parent = dirname(path)
      await mkdir(parent, { recursive: true, mode: 0o700 })
      const making = join(parent, `.${basename(name)}.${randomUUID().slice(0, 8)}${PARTIAL}`)
      try {
        const stream = createWriteStream(making, { flags: 'wx', mode: 0o600, flush: true })
        await pipeline(content, stream)
        await rename(making, path)
        await syncFolder(parent)
        return stream.bytesWritten
      } catch (error) {
        await rm(making, { force: true })
        throw error
      }
    },
    read: (name) => createReadStream(at(name), { highWaterMark: 2 ** 20 }),
    about: (name) =>
      stat(at(name)).then(
        ({ size, mtimeMs }) => ({ bytes: size, at: mtimeMs }),
        (error: unknown) => absent(error, undefined),
      ),
    list: (name) =>
      readdir(at(name)).then(
        (names) => names.filter((each) => !each.startsWith('.')).toSorted(),
        (error: unknown) => absent(error, []),
      ),
    async complete(from, to) {
      await syncFolder(at(from))
      await rename(at(from), at(to))
      await syncFolder(dirname(at(to)))
    },
    touch: (name) => utimes(at(name), new Date(), new Date()),
    remove: (name) => rm(at(name), { recursive: true, force: true }),
  }
}

/** Removes what was on its way when somebody was cut off. Nobody else may be at work in the folder. */
export async function dropUnfinished(site: Site, folder: string): Promise<number> {
  const names = await readdir(join(site.folder, folder)).catch((error: unknown) => absent<string[]>(error, []))
  const left = names.filter((name) => name.startsWith('.') && name.endsWith(PARTIAL))
  for (const name of left) await site.remove(join(folder, name))
  return left.length
}

/** A new name in a folder is durable when the folder is; some network file systems know no such thing. */
async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle | undefined
  try {
    folder = await open(path)
    await folder.sync()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EISDIR') throw error
  } finally {
    await folder?.close()
  }
}

function absent<T>(error: unknown, otherwise: T): T {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise
  throw error
}
