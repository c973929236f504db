import type { FileKind } from '@citywide/model/platform/attachment'
import { fileKinds } from '@citywide/model/platform/attachment'
import { Problem } from '@citywide/model/problem'
import type { Arrived, Blobs } from './blobs.ts'
import { kindOf, nameFor } from './kind.ts'

/**
 * Takes one file in: as large as is allowed, of a kind that is allowed. Kept is it only when the caller says so.
 *
 * @throws Problem BODY_TOO_LARGE, FILE_KIND, FILE_EMPTY, STORAGE_FULL
 */
export async function receive(
  blobs: Blobs,
  content: AsyncIterable<Uint8Array>,
  name: string,
  limit: number,
): Promise<{ readonly arrived: Arrived; readonly kind: FileKind; readonly name: string }> {
  const arrived = await blobs.arrive(upTo(content, limit)).catch((error: unknown) => {
    const { code } = error as { code?: unknown }
    throw code === 'ENOSPC' || code === 'EDQUOT' ? new Problem('STORAGE_FULL', {}, { cause: error }) : error
  })
  try {
    if (arrived.bytes === 0) throw new Problem('FILE_EMPTY')
    const kind = await kindOf((from, length) => arrived.read(from, length), arrived.bytes, name)
    if (kind === undefined) throw new Problem('FILE_KIND', { kinds: taken })
    return { arrived, kind, name: nameFor(name, kind) }
  } catch (error) {
    await arrived.drop()
    throw error
  }
}

const taken = Object.values(fileKinds)
  .map(({ ending }) => ending)
  .join(', ')

async function* upTo(content: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const part of content) {
    bytes += part.length
    if (bytes > limit) throw new Problem('BODY_TOO_LARGE', { limit: String(limit) })
    yield part
  }
}
