/** Files that are dropped in a folder: taken when they are whole, once by their content, and put aside with a report. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderSettings } from '@citywide/model/observations/pull'
import type { DeliverOptions } from '../deliver.ts'
import { beginRun, endRun, noteAnswered, noteFault } from '../ledger-store.ts'
import { MOST_BYTES } from './bytes.ts'
import { readFileContent } from './file-content.ts'
import { reportText } from './file-report.ts'
import { handOver } from './handing.ts'
import type { Found } from './read/found.ts'
import { Unreadable } from './read/fault.ts'

export interface FolderSource {
  readonly id: string
  readonly code: string
  readonly timeZone: string
  readonly settings: FolderSettings
}

interface FolderOptions extends DeliverOptions {
  readonly inbox?: string | undefined
}

/** Milliseconds that a file must have stood still. */
const STILL = 5_000
/** Files of one look. */
const SOME = 50
/** Names under which programs write what is not finished. */
const unfinished = /^[.~]|(\.(part|partial|filepart|tmp|temp|crdownload|swp)|~)$/i

/** How files looked when they were first seen as they are; by folder and name. */
const seen = new Map<string, { readonly look: string; readonly at: number }>()

/** @throws Unreadable INBOX_ABSENT, FOLDER_UNREADABLE; whether more files wait */
export async function takeFiles(options: FolderOptions, source: FolderSource, signal: AbortSignal): Promise<boolean> {
  const folder = await folderOf(options.inbox, source.code)
  const names = await wholeFiles(folder, options.clock.now().epochMilliseconds)
  for (const name of names.slice(0, SOME)) {
    if (signal.aborted) throw new Error('stopped')
    await takeFile(options, source, { folder, name, signal })
  }
  if (names.length === 0) await noteStill(options, source.id)
  return names.length > SOME
}

/** An empty folder is no arrival, but no fault either. */
async function noteStill({ pool }: FolderOptions, source: string): Promise<void> {
  await noteFault(pool, source, null)
}

/**
 * The folder of a source with its two others. None of them may be a link: what is put there would go elsewhere.
 *
 * @throws Unreadable INBOX_ABSENT, FOLDER_UNREADABLE
 */
export async function folderOf(inbox: string | undefined, code: string): Promise<string> {
  if (inbox === undefined) throw new Unreadable('INBOX_ABSENT')
  const folder = join(inbox, code)
  try {
    await mkdir(inbox, { recursive: true })
    for (const path of [folder, join(folder, 'done'), join(folder, 'failed')]) {
      await mkdir(path).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error
      })
      if (!(await lstat(path)).isDirectory()) throw new Unreadable('FOLDER_UNREADABLE', path)
    }
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : new Unreadable('FOLDER_UNREADABLE', codeOf(cause), { cause })
  }
  return folder
}

/**
 * Names of what is finished, the oldest first: what has looked the same for a while, or was renamed after it was last
 * written to.
 */
export async function wholeFiles(folder: string, now: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const whole: { readonly name: string; readonly at: number }[] = []
  const present = new Set<string>()
  for (const entry of entries) {
    const { name } = entry
    if (entry.isDirectory() || unfinished.test(name)) continue
    const path = join(folder, name)
    const found = await lstat(path).catch(() => undefined)
    if (!found) continue
    present.add(path)
    const look = [found.ino, found.size, found.mtimeMs, found.ctimeMs].join(' ')
    const known = seen.get(path)
    if (known?.look !== look) seen.set(path, { look, at: now })
    const still = known?.look === look && now - known.at >= STILL
    // A write sets both times alike; only what happens to the file as a whole sets the second one alone.
    const renamed = found.ctimeMs - found.mtimeMs > 50
    if (still || renamed || !found.isFile()) whole.push({ name, at: found.mtimeMs })
  }
  for (const path of seen.keys()) if (path.startsWith(join(folder, '/')) && !present.has(path)) seen.delete(path)
  return whole.toSorted((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1)).map(({ name }) => name)
}

async function takeFile(
  options: FolderOptions,
  source: FolderSource,
  { folder, name, signal }: { readonly folder: string; readonly name: string; readonly signal: AbortSignal },
): Promise<void> {
  const { pool, clock } = options
  const { epochMilliseconds: now } = clock.now()
  const run = await beginRun(pool, { source: source.id, about: storable(name), begunAt: now * 1_000 })
  let hash = ''
  let found: Found | undefined
  try {
    const bytes = await readWhole(join(folder, name))
    hash = createHash('sha256').update(bytes).digest('hex')
    found = await readFileContent(name, bytes, source.settings.content, { zone: source.timeZone, now })
    const key = isTimeless(source.settings) ? undefined : hash
    const handing = { found, bytes: bytes.length, key, run, place: storable(name), patience: signal }
    const delivered = await handOver(options, source.id, handing)
    await putAside(folder, 'done', { name, hash, report: reportText({ name: storable(name), delivered, found }) })
    await endRun(pool, run.id, clock.now().toString(), null)
    await noteAnswered(pool, source.id)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const fault = { code: error.code, about: error.about }
    await endRun(pool, run.id, clock.now().toString(), fault)
    await noteFault(pool, source.id, fault)
    if (error.code === 'FOLDER_UNREADABLE') throw error
    await putAside(folder, 'failed', { name, hash, report: reportText({ name: storable(name), fault: error }) })
  }
}

/** Rows that have no time of their own are other ones each time a file comes. */
function isTimeless({ content }: FolderSettings): boolean {
  return content.format !== 'own' && content.mapping.time.format === 'arrival'
}

/** @throws Unreadable FILE_LINK, FILE_KIND, TOO_LARGE, FOLDER_UNREADABLE */
export async function readWhole(path: string): Promise<Buffer> {
  let file: FileHandle | undefined
  try {
    // Neither a link nor a pipe is opened: one leads elsewhere, the other keeps whoever opens it waiting.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const found = await file.stat()
    if (!found.isFile()) throw new Unreadable('FILE_KIND')
    if (found.size > MOST_BYTES) throw new Unreadable('TOO_LARGE')
    return await file.readFile()
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause
    if (codeOf(cause) === 'ELOOP') throw new Unreadable('FILE_LINK', undefined, { cause })
    if (codeOf(cause) === 'ENXIO') throw new Unreadable('FILE_KIND', undefined, { cause })
    throw new Unreadable('FOLDER_UNREADABLE', codeOf(cause), { cause })
  } finally {
    await file?.close()
  }
}

/** First the report, then the file: one that has moved has its report beside it. */
async function putAside(
  folder: string,
  where: 'done' | 'failed',
  { name, hash, report }: { readonly name: string; readonly hash: string; readonly report: string },
): Promise<void> {
  const free = await freeName(join(folder, where), name, hash.slice(0, 8))
  try {
    await writeFile(join(folder, where, `${free}.report.txt`), report)
    await rename(join(folder, name), join(folder, where, free))
  } catch (cause) {
    throw new Unreadable('FOLDER_UNREADABLE', codeOf(cause), { cause })
  }
}

/** A name that no other file has: a second file of one name has its content's first figures in it. */
async function freeName(folder: string, name: string, figures: string): Promise<string> {
  for (let count = 0; ; count += 1) {
    const tried = count === 0 ? name : `${[figures, ...(count > 1 ? [count] : [])].filter(Boolean).join('-')}-${name}`
    const taken = await lstat(join(folder, tried)).catch(() => undefined)
    if (!taken) return tried
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** A name of a file may hold anything; it is kept and shown as text. */
function storable(name: string): string {
  return name
    .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
    .toWellFormed()
    .slice(0, 200)
}
