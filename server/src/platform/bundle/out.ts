/** Everything of an instance in one file, read in one snapshot while the server goes on. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { ZipFile } from 'yazl'
import type { Clock } from '../clock.ts'
import type { Blobs } from '../files/blobs.ts'
import { type Pool, type PoolClient, transaction } from '../postgres/pool.ts'
import { contentsOf, copyOut, migrationsOf, tablesOf } from './catalog-store.ts'
import { leftOut } from './left-out.ts'
import {
  entryOfFile,
  entryOfTable,
  FILES,
  FORMAT,
  FORMAT_VERSION,
  MANIFEST,
  type Manifest,
  type TablePart,
} from './manifest.ts'
import { Meter } from './meter.ts'
import { seal } from '../sealing/frames.ts'
import type { KeyRing } from '../sealing/key.ts'
import { BundleRefused } from './refusal.ts'
import { BUNDLE } from './sealed.ts'

export interface BundleOutOptions {
  readonly pool: Pool
  readonly blobs: Blobs
  readonly clock: Clock
  readonly version: string
  readonly timeZone: string
  /** Absolute; the file appears there when it is whole. */
  readonly path: string
  /** Seals it; nothing of it lies on the disk in plain. */
  readonly keys?: KeyRing
}

/**
 * @returns what was written
 * @throws BundleRefused
 */
export async function bundleOut({ path, ...options }: BundleOutOptions): Promise<Manifest> {
  const making = `${path}.partial`
  try {
    const manifest = await transaction(options.pool, (client) => write(client, making, options), {
      readOnly: true,
      isolation: 'repeatable read',
      statementTimeout: 0,
    })
    const file = await open(making, 'r+')
    await file.sync()
    await file.close()
    await rename(making, path)
    return manifest
  } catch (error) {
    await rm(making, { force: true })
    throw error
  }
}

async function write(
  client: PoolClient,
  path: string,
  { blobs, clock, version, timeZone, keys }: Omit<BundleOutOptions, 'path' | 'pool'>,
): Promise<Manifest> {
  // Between two tables the connection waits for the disk, in a transaction.
  await client.query(`select set_config('idle_in_transaction_session_timeout', '0', true)`)
  const migrations = await migrationsOf(client)
  if (migrations.length === 0) {
    throw new BundleRefused({
      zh: '这里还没有任何数据，请先启动一次 Citywide。',
      en: 'There is nothing here yet: start Citywide once.',
    })
  }
  const all = await tablesOf(client)
  const contents = await contentsOf(client)
  const parts: TablePart[] = []
  const zip = new ZipFile()
  for (const { divided, ...table } of all) {
    if (divided || table.name in leftOut) continue
    // Sizes are not known before: a table may take more than the four gigabytes of the old format.
    zip.addReadStreamLazy(entryOfTable(table.name), { forceZip64Format: true }, (give) => {
      const copy = client.query(copyTo(copyOut(table)))
      const meter = new Meter()
      meter.once('end', () => {
        const { name, columns, partition } = table
        const { rowCount } = copy
        parts.push({
          name,
          columns: [...columns],
          partition,
          rows: rowCount,
          bytes: meter.bytes,
          sha256: meter.sha256(),
        })
      })
      give(null, through(copy, meter))
    })
  }
  const index = new Meter()
  zip.addReadStreamLazy(FILES, (give) =>
    give(null, through(Readable.from(contents.map(({ sha256, bytes }) => `${sha256},${bytes}\n`)), index)),
  )
  for (const { sha256 } of contents) {
    zip.addReadStreamLazy(entryOfFile(sha256), { forceZip64Format: true }, (give) => give(null, blobs.open(sha256)))
  }
  let manifest: Manifest | undefined
  zip.addReadStreamLazy(MANIFEST, (give) => {
    manifest = {
      format: FORMAT,
      formatVersion: FORMAT_VERSION,
      version,
      madeAt: clock.now().toString(),
      migrations,
      settings: { timeZone },
      tables: parts,
      leftOut: Object.keys(leftOut),
      files: {
        count: contents.length,
        total: contents.reduce((sum, { bytes }) => sum + bytes, 0),
        bytes: index.bytes,
        sha256: index.sha256(),
      },
    }
    give(null, Readable.from([Buffer.from(JSON.stringify(manifest, undefined, 1))]))
  })
  zip.end()
  const ended = new AbortController()
  const content = keys ? seal(keys, BUNDLE, zip.outputStream as AsyncIterable<Buffer>) : zip.outputStream
  await Promise.race([
    pipeline(content, createWriteStream(path, { mode: 0o600 }), { signal: ended.signal }),
    once(zip, 'error', { signal: ended.signal }).then(([error]) => {
      throw error
    }),
  ])
    .catch((error: unknown) => {
      throw unreadable(error)
    })
    .finally(() => ended.abort())
  if (!manifest) throw new Error('the bundle ended before its manifest')
  return manifest
}

/** A stream whose end or error reaches whoever reads the meter. */
function through(source: Readable, meter: Meter): Meter {
  pipeline(source, meter).catch((error: unknown) => meter.destroy(error instanceof Error ? error : undefined))
  return meter
}

function unreadable(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error
  if (error.code === 'ENOSPC') {
    return new BundleRefused(
      { zh: '磁盘空间不足，未生成文件。', en: 'The disk is full; no file was made.' },
      { cause: error },
    )
  }
  if (error.code !== 'ENOENT') return error
  return new BundleRefused(
    {
      zh: '有附件的内容或目标文件夹不存在，未生成文件。请检查 DATA_DIR 与所给路径。',
      en: 'The content of an attachment, or the folder of the file, is missing; nothing was made. Check DATA_DIR and the path.',
    },
    { cause: error },
  )
}
