/** Rows older than they must be kept leave the table for a signed file; their leaves stay in the tree. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sealedText } from '@citywide/model/audit/row'
import { type Pool, transaction } from '../postgres/pool.ts'
import { noteAct } from './append.ts'
import { type Archive, putAway, ripeRange } from './archive-store.ts'
import { archiveText, holds } from './archived.ts'
import type { KeyRing } from './keys.ts'
import { sealedRows } from './log-store.ts'
import { moment } from './moment-store.ts'

/** Rows of one file. */
const MOST = 200_000
const STRETCH = 1_000

export interface Archiving {
  readonly pool: Pool
  readonly keys: KeyRing
  /** Absolute. */
  readonly folder: string
  /** How long rows stay in the table, in months; six at least. */
  readonly months: number
}

/**
 * Moves what is old enough, file by file. Each file is read back and compared with the tree before its rows go.
 *
 * @returns the files that were made
 */
export async function archiveRipe({ pool, keys, folder, months }: Archiving): Promise<Archive[]> {
  const made: Archive[] = []
  for (;;) {
    const archive = await transaction(
      pool,
      async (client) => {
        const ripe = await ripeRange(client, Math.max(6, months))
        if (!ripe) return undefined
        const { firstSeq } = ripe
        const lastSeq = Math.min(ripe.lastSeq, firstSeq + MOST - 1)
        const file = `audit-${firstSeq}-${lastSeq}.jsonl.gz`
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const making = join(folder, `${file}.partial`)
        const texts = async function* () {
          for (let start = firstSeq; start <= lastSeq; start += STRETCH)
            for (const row of await sealedRows(client, start, Math.min(start + STRETCH, lastSeq + 1)))
              yield `${sealedText(row)}\n`
        }
        const sha256 = await writeOut(making, texts())
        const bare = { firstSeq, lastSeq, file, sha256, at: await moment(client) }
        if (!(await holds(client, keys, bare, making))) {
          await rm(making, { force: true })
          throw new Error(
            `rows ${firstSeq} to ${lastSeq} of the audit log are not what was sealed: they stay where they are`,
          )
        }
        await rename(making, join(folder, file))
        const archived = { ...bare, signatures: await keys.signed(client, archiveText(bare)) }
        await putAway(client, archived)
        await noteAct(client, {
          act: 'audit.archive',
          noun: 'audit',
          object: file,
          detail: { firstSeq, lastSeq, sha256 },
        })
        return archived
      },
      { statementTimeout: 0 },
    )
    if (!archive) return made
    made.push(archive)
  }
}

/** @returns SHA-256 of the file, which is on disk */
async function writeOut(path: string, texts: AsyncIterable<string>): Promise<string> {
  const digest = createHash('sha256')
  const packed = createGzip()
  const file = createWriteStream(path, { mode: 0o600 })
  packed.on('data', (part: Buffer) => digest.update(part)).pipe(file)
  for await (const text of texts) if (!packed.write(text)) await once(packed, 'drain')
  packed.end()
  await finished(file)
  const handle = await open(path, 'r')
  await handle.sync()
  await handle.close()
  return digest.digest('hex')
}
