/** Contents of files by their SHA-256. On disk now; whatever can keep bytes under a name may stand in its place. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** A content that has arrived whole but is not kept yet. */
export interface Arrived {
  readonly sha256: string
  readonly bytes: number
  /** Part of the content, for finding out what it is. Shorter at its end. */
  read(from: number, length: number): Promise<Buffer>
  /** Puts it under its hash, durably; the same content twice is kept once. */
  keep(): Promise<void>
  /** Forgets it, unless it was kept. */
  drop(): Promise<void>
}

export interface Blobs {
  /**
   * Takes a content in as it comes, in bounded memory.
   *
   * @throws whatever `content` throws; nothing is left behind then
   */
  arrive(content: AsyncIterable<Uint8Array>): Promise<Arrived>
  /** The content of a hash; an error of the stream says that it is not there. */
  open(sha256: string): Readable
  has(sha256: string): Promise<boolean>
  /** Hashes of all contents whose hash begins with two given digits. */
  list(prefix: string): Promise<readonly string[]>
  remove(sha256: string): Promise<void>
  /** Drops what began to arrive before that moment (milliseconds since 1970) and was never kept. */
  dropUnfinished(before: number): Promise<number>
}

/** Contents in a folder: `ab/abcdef…`, and `incoming/` for what is on its way. Folders are made when first needed. */
export function blobsIn(folder: string): Blobs {
  const incoming = join(folder, 'incoming')
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async arrive(content) {
      await mkdir(incoming, { recursive: true })
      const path = join(incoming, randomUUID())
      const hash = createHash('sha256')
      let bytes = 0
      try {
        const file = await open(path, 'wx', 0o600)
        try {
          for await (const part of content) {
            hash.update(part)
            bytes += part.length
            for (let from = 0; from < part.length;) from += (await file.write(part, from)).bytesWritten
          }
          await file.sync()
        } finally {
          await file.close()
        }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
      const sha256 = hash.digest('hex')
      let kept = false
      return {
        sha256,
        bytes,
        read: (from, length) => readPart(path, from, length),
        async keep() {
          if (kept) return // a transaction that is tried again keeps once
          const place = placeOf(sha256)
          const parent = join(folder, sha256.slice(0, 2))
          await mkdir(parent, { recursive: true })
          // The same content may lie there already: then it is replaced by itself.
          await rename(path, place)
          await syncFolder(parent)
          await syncFolder(folder)
          kept = true
        },
        drop: () => rm(path, { force: true }),
      }
    },
    open: (sha256) => createReadStream(placeOf(sha256)),
    has: (sha256) =>
      stat(placeOf(sha256)).then(
        () => true,
        (error: unknown) => absent(error, false),
      ),
    list: (prefix) =>
      readdir(join(folder, prefix)).then(
        (names) => names.filter((name) => /^[0-9a-f]{64}$/.test(name)),
        (error: unknown) => absent(error, []),
      ),
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
    async dropUnfinished(before) {
      const names = await readdir(incoming).catch((error: unknown) => absent(error, []))
      let dropped = 0
      for (const name of names) {
        const path = join(incoming, name)
        const age = await stat(path).catch((error: unknown) => absent(error, undefined))
        if (age === undefined || age.mtimeMs >= before) continue
        await rm(path, { force: true })
        dropped += 1
      }
      return dropped
    },
  }
}

async function readPart(path: string, from: number, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, from + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  } finally {
    await file.close()
  }
}

/** A new name in a folder is durable when the folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function absent<T>(error: unknown, otherwise: T): T {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise
  throw error
}
