/** The parts of an XLSX file, unpacked as they are read and never further than a bound. */
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { Problem } from '@citywide/model/problem'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

/** An office document has some dozens of parts. */
const MOST_PARTS = 2_000
/** Bytes of all parts together; sheets are read as a stream, so this bounds time, not memory. */
const MOST_BYTES = 2 ** 30
/** Bytes of a part that is read as a whole: styles, texts, relations. Only sheets may be larger. */
const LARGEST_WHOLE = 50 * 1024 * 1024
/** Sheets of real offices shrink to a tenth or a thirtieth. */
const LARGEST_RATIO = 200
/** Parts that small say nothing by their ratio. */
const SMALL = 1024 * 1024

export interface Archive {
  has(name: string): boolean
  /** Text of a part, as it comes. */
  text(name: string): AsyncGenerator<string>
  close(): void
}

const openFile = promisify<string, yauzl.Options, ZipFile>(yauzl.open)

/** @throws Problem IMPORT_UNREADABLE where it is no such archive, IMPORT_BOMB where it unpacks beyond all measure */
export async function openArchive(path: string): Promise<Archive> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }
  const zip = await openFile(path, options).catch((cause: unknown) => {
    throw new Problem('IMPORT_UNREADABLE', {}, { cause })
  })
  try {
    const entries = await entriesOf(zip)
    demandMeasure(zip, entries)
    const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
    return {
      has: (name) => byName.has(name),
      text: (name) => textOf(zip, byName.get(name)),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Entry[]>()
  const entries: Entry[] = []
  if (zip.entryCount > MOST_PARTS) throw new Problem('IMPORT_BOMB')
  zip.on('entry', (entry: Entry) => {
    entries.push(entry)
    zip.readEntry()
  })
  zip.on('end', () => resolve(entries))
  zip.on('error', (cause: unknown) => reject(new Problem('IMPORT_UNREADABLE', {}, { cause })))
  zip.readEntry()
  return promise
}

/** The directory may lie; then reading fails, since the size of every part is checked while it is unpacked. */
function demandMeasure(zip: ZipFile, entries: readonly Entry[]): void {
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  const dense = entries.some(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > SMALL && uncompressedSize > compressedSize * LARGEST_RATIO,
  )
  const heavy = entries.some(
    ({ fileName, uncompressedSize }) => uncompressedSize > LARGEST_WHOLE && !/(^|\/)worksheets\//.test(fileName),
  )
  if (unpacked > MOST_BYTES || dense || heavy || zip.entryCount !== entries.length) throw new Problem('IMPORT_BOMB')
}

async function* textOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry) throw new Problem('IMPORT_UNREADABLE')
  const open = promisify<Entry, Readable>(zip.openReadStream.bind(zip))
  const decoder = new TextDecoder()
  try {
    for await (const part of await open(entry)) {
      const text = decoder.decode(part as Buffer, { stream: true })
      if (text !== '') yield text
    }
    yield decoder.decode()
  } catch (cause) {
    // A part that is cut off, packed by an unknown method, or larger than its directory said.
    throw cause instanceof Problem ? cause : new Problem('IMPORT_UNREADABLE', {}, { cause })
  }
}
