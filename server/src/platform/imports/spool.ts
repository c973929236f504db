/** A file that came in, kept beside the memory while it is read. */
import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@citywide/model/problem'

export interface Spooled {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** What stands for the file where a request is recognised. */
  toJSON(): unknown
  remove(): Promise<void>
}

/** @throws Problem BODY_TOO_LARGE, STORAGE_FULL; nothing is left behind then */
export async function spool(content: AsyncIterable<Uint8Array>, limit: number): Promise<Spooled> {
  const directory = await mkdtemp(join(tmpdir(), 'citywide-import-'))
  const remove = () => rm(directory, { recursive: true, force: true })
  const path = join(directory, 'file')
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const file = await open(path, 'w')
    try {
      for await (const part of content) {
        bytes += part.length
        if (bytes > limit) throw new Problem('BODY_TOO_LARGE', { limit: String(limit) })
        hash.update(part)
        await file.write(part)
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    await remove()
    const { code } = error as { code?: unknown }
    throw code === 'ENOSPC' || code === 'EDQUOT' ? new Problem('STORAGE_FULL', {}, { cause: error }) : error
  }
  const sha256 = hash.digest('hex')
  return { path, bytes, sha256, toJSON: () => ({ bytes, sha256 }), remove }
}
