/** A bundle as it lies on disk, trusted with nothing: every name, size and hash is held against the manifest. */
import { open as openFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { entryOfFile, entryOfTable, FILES, FORMAT, FORMAT_VERSION, MANIFEST, Manifest } from './manifest.ts'
import { Meter } from './meter.ts'
import { BundleRefused } from './refusal.ts'

/** Bytes of a manifest; that of a hundred thousand partitions takes half. */
const LARGEST_MANIFEST = 64 * 2 ** 20
/** No table or document shrinks further; what claims to is made to fill a disk. Source: `trust.md`, uploads. */
const STEEPEST = 200
const SMALL = 1024 * 1024
const allowed = /^(?:manifest\.json|files\.csv|data\/[a-z][a-z0-9_]{0,62}\.copy|files\/([0-9a-f]{2})\/\1[0-9a-f]{62})$/

export interface Archive {
  readonly manifest: Manifest
  /** Hashes and sizes of the attached contents. */
  readonly contents: ReadonlyMap<string, number>
  readonly read: (entry: string) => Promise<Readable>
  readonly close: () => void
}

export const damaged = (what: string, cause?: unknown) =>
  new BundleRefused(
    {
      zh: `数据包已损坏或被改动（${what}），未导入任何内容。请重新导出或重新传输。`,
      en: `The bundle is damaged or was altered (${what}). Nothing was taken in: make it again, or copy it again.`,
    },
    { cause },
  )

/**
 * Opens a bundle and reads all of it once: what this gives is whole.
 *
 * @throws BundleRefused
 */
export async function openArchive(path: string): Promise<Archive> {
  await openFile(path).then(
    (file) => file.close(),
    (cause: unknown) => {
      throw new BundleRefused({ zh: `无法读取文件 ${path}。`, en: `The file ${path} cannot be read.` }, { cause })
    },
  )
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true, validateEntrySizes: true }).catch(
    (cause: unknown) => {
      throw damaged('zip', cause)
    },
  )
  try {
    const entries = await entriesOf(zip)
    const read = async (name: string) => {
      const entry = entries.get(name)
      if (!entry) throw damaged(name)
      return zip.openReadStreamPromise(entry)
    }
    const manifest = await manifestOf(await read(MANIFEST))
    const contents = await contentsOf(await read(FILES))
    const expected = new Map([
      ...manifest.tables.map((part) => [entryOfTable(part.name), part] as const),
      ...[...contents].map(([sha256, bytes]) => [entryOfFile(sha256), { sha256, bytes }] as const),
      [FILES, manifest.files] as const,
    ])
    if (expected.size + 1 !== entries.size || contents.size !== manifest.files.count) throw damaged('entries')
    for (const [name, part] of expected) await verify(name, await read(name), part)
    return { manifest, contents, read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error instanceof BundleRefused ? error : damaged('zip', error)
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize } = entry
    if (!allowed.test(fileName) || entries.has(fileName) || entry.isEncrypted()) throw damaged(fileName.slice(0, 100))
    if (uncompressedSize > SMALL && uncompressedSize > compressedSize * STEEPEST) throw damaged(fileName)
    entries.set(fileName, entry)
  }
  return entries
}

async function manifestOf(stream: Readable): Promise<Manifest> {
  const bytes = await buffer(bounded(stream, LARGEST_MANIFEST))
  const json = parsed(bytes.toString('utf8'))
  const { format, formatVersion } = (json ?? {}) as { format?: unknown; formatVersion?: unknown }
  if (format === FORMAT && typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION) {
    throw new BundleRefused({
      zh: '此数据包由更新版本的 Citywide 导出，请使用该版本或更高版本导入。',
      en: 'This bundle was made by a newer Citywide: take it in with that release, or a newer one.',
    })
  }
  const read = Manifest.safeParse(json)
  if (!read.success || read.data.formatVersion !== FORMAT_VERSION) throw damaged(MANIFEST)
  return read.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw damaged(MANIFEST, cause)
  }
}

async function contentsOf(stream: Readable): Promise<Map<string, number>> {
  const contents = new Map<string, number>()
  let rest = ''
  for await (const part of stream) {
    const lines = (rest + String(part)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, sha256, bytes] = /^([0-9a-f]{64}),(\d{1,15})$/.exec(line) ?? []
      if (sha256 === undefined || contents.has(sha256)) throw damaged(FILES)
      contents.set(sha256, Number(bytes))
    }
    if (rest.length > 200) throw damaged(FILES)
  }
  if (rest !== '') throw damaged(FILES)
  return contents
}

async function* bounded(stream: Readable, limit: number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > limit) throw damaged(MANIFEST)
    yield part
  }
}

async function verify(name: string, stream: Readable, { bytes, sha256 }: { bytes: number; sha256: string }) {
  const meter = new Meter()
  await pipeline(stream, meter, async (parts) => {
    for await (const _ of parts) if (meter.bytes > bytes) throw damaged(name)
  })
  if (meter.bytes !== bytes || meter.sha256() !== sha256) throw damaged(name)
}
