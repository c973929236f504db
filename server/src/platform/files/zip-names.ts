/**
 * The names inside a ZIP that is no danger to whoever opens it, from its central directory; nothing is unpacked. Source: PKWARE APPNOTE 6.3.10, sections 4.3.12
 * and 4.3.16.
 */

import { validateFileName } from 'yauzl'

/** Reads a part of the archive; shorter at its end. */
export type ReadPart = (from: number, length: number) => Promise<Buffer>

const END = 0x06054b50
const ENTRY = 0x02014b50
/** Length of the end record without its comment, and of the longest comment. */
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
const ENTRY_LENGTH = 46
/** An office document has some hundred entries; whoever sends more sends something else. */
const MOST_ENTRIES = 2_000
const LARGEST_DIRECTORY = 2 * 1024 * 1024

/** Pages and pictures of real offices shrink to a tenth or a thirtieth; entries below a megabyte say nothing by it. */
const LARGEST_RATIO = 200
const SMALL = 1024 * 1024

/**
 * @returns undefined where the archive is none, is none that an office program wrote (ZIP64, several volumes, names that
 *   leave its folder), or says itself that it unpacks beyond all measure
 */
export async function zipNames(read: ReadPart, bytes: number): Promise<readonly string[] | undefined> {
  const tailFrom = Math.max(0, bytes - END_LENGTH - LONGEST_COMMENT)
  const tail = await read(tailFrom, bytes - tailFrom)
  const at = endIn(tail)
  if (at === undefined) return undefined
  const count = tail.readUInt16LE(at + 10)
  const length = tail.readUInt32LE(at + 12)
  const from = tail.readUInt32LE(at + 16)
  if (count > MOST_ENTRIES || length > LARGEST_DIRECTORY || from + length > tailFrom + at) return undefined
  return namesIn(await read(from, length), count)
}

function endIn(tail: Buffer): number | undefined {
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END && at + END_LENGTH + tail.readUInt16LE(at + 20) === tail.length) return at
  }
  return undefined
}

function namesIn(directory: Buffer, count: number): readonly string[] | undefined {
  const names: string[] = []
  let at = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_LENGTH > directory.length || directory.readUInt32LE(at) !== ENTRY) return undefined
    const nameLength = directory.readUInt16LE(at + 28)
    const next = at + ENTRY_LENGTH + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    if (next > directory.length) return undefined
    const [packed, unpacked] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 24)]
    if (unpacked > SMALL && unpacked > packed * LARGEST_RATIO) return undefined
    const name = directory.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)
    if (validateFileName(name) !== null) return undefined
    names.push(name)
    at = next
  }
  return names
}
