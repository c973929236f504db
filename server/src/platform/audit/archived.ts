/** Rows of former years in signed files: one line per row, which is the very text that was sealed. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { equalBytes } from '@citywide/model/audit/bytes'
import { leafHash } from '@citywide/model/audit/tree'
import type { Queryable } from '../postgres/pool.ts'
import { type Archive, archives } from './archive-store.ts'
import type { Check } from './check.ts'
import type { Findings } from './findings.ts'
import { isSigned } from './keys.ts'
import { nodesAt } from './log-store.ts'

/** What is signed of an archive. */
export function archiveText({ firstSeq, lastSeq, sha256, at }: Omit<Archive, 'signatures' | 'file'>): string {
  return `citywide-audit-archive/v1\n${firstSeq}\n${lastSeq}\n${sha256}\n${at}\n`
}

/** @returns the archives that are vouched for: their rows need not be in the table */
export async function checkArchives(client: Queryable, check: Check, findings: Findings): Promise<Archive[]> {
  const vouched: Archive[] = []
  for (const archive of await archives(client)) {
    const { firstSeq, lastSeq, file } = archive
    const named = { seq: firstSeq, last: lastSeq, file }
    const signed = isSigned(check.suite, check.trusted, archiveText(archive), archive.signatures)
    if (signed) vouched.push(archive)
    const path = join(check.archives, file)
    const here = await access(path).then(
      () => true,
      () => false,
    )
    if (!signed || (here && !(await holds(client, check, archive, path)))) findings.add('ARCHIVE', named)
    else if (!here) findings.add('ARCHIVE_AWAY', named)
  }
  return vouched
}

/** Lines compared at a time. */
const STRETCH = 1_000

/** Whether a file holds what was sealed: its bytes by their hash, its lines by the leaves that stayed in the tree. */
export async function holds(
  client: Queryable,
  { suite, breath }: Pick<Check, 'suite' | 'breath'>,
  { firstSeq, lastSeq, sha256 }: Pick<Archive, 'firstSeq' | 'lastSeq' | 'sha256'>,
  path: string,
): Promise<boolean> {
  const digest = createHash('sha256')
  const file = createReadStream(path).on('data', (part) => digest.update(part))
  let seq = firstSeq
  let leaves: Uint8Array[] = []
  const agree = async () => {
    const start = seq - leaves.length
    const stored = await nodesAt(
      client,
      leaves.map((_, index) => ({ level: 0, index: start + index })),
    )
    const equal = leaves.every((leaf, index) => equalBytes(leaf, stored[index] ?? new Uint8Array()))
    leaves = []
    await breath?.()
    return equal
  }
  try {
    const unpacked = file.pipe(createGunzip())
    file.on('error', (error) => unpacked.destroy(error))
    for await (const line of linesOf(unpacked)) {
      leaves.push(leafHash(suite.hash, line))
      seq += 1
      if (leaves.length === STRETCH && !(await agree())) return false
    }
    return (await agree()) && seq === lastSeq + 1 && digest.digest('hex') === sha256
  } catch {
    return false // no archive, or a damaged one
  } finally {
    file.destroy()
  }
}

/** Lines end at a line feed and nowhere else: other separators may stand in a text. */
async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of source) {
    const bytes = Buffer.concat([rest, part])
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield bytes.toString('utf8', start, end)
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) yield rest.toString('utf8')
}
