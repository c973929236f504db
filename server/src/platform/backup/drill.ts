/** Restores the newest backup and the log after it beside the running server, and looks whether that would have helped. */
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { DrillResult } from '@citywide/model/platform/backup'
import type { Text } from '@citywide/model/text'
import type { HomeOptions } from '../postgres/embedded/home.ts'
import type { Pool } from '../postgres/pool.ts'
import { choose } from './choose.ts'
import { checkIndexes, newestCommit } from './cluster-store.ts'
import { type AuditCheck, type Compared, compare, inspectContents } from './inspect.ts'
import type { Manifest } from './manifest.ts'
import { clearAway, layOut, type Rebuilding, recover } from './rebuild.ts'
import { BackupRefused, textOf } from './refusal.ts'
import type { Repository } from './repository.ts'
import { databaseTime, noteDrill } from './run-store.ts'

/** @returns what is wrong with a restored copy, as the sentence of a drill that failed; undefined where nothing is */
export type ContentsCheck = (copy: Pool) => Promise<Text | undefined>

export interface DrillOptions {
  readonly repository: Repository
  /** Of the running server: told what came of it. */
  readonly pool: Pool
  /** Absolute path of a folder that the copy lies in while it lasts. */
  readonly scratch: string
  readonly checkAudit: AuditCheck
  /** What else the copy has to satisfy. */
  readonly checkContents?: ContentsCheck
  readonly home?: HomeOptions
  readonly signal?: AbortSignal
}

export interface Drill {
  readonly name?: string
  readonly result?: DrillResult
  /** Why it did not pass. */
  readonly failure?: Text
}

/** Free bytes that a restore leaves. */
const RESERVE = 2 ** 30

/** Never throws for what a drill is there to find: that is its result, and it is kept. */
export async function drill({
  repository,
  pool,
  scratch,
  checkAudit,
  checkContents = nothingElse,
  home,
  signal,
}: DrillOptions): Promise<Drill> {
  const startedAt = await databaseTime(pool)
  const directory = join(scratch, 'postgres')
  let manifest: Manifest | undefined
  let outcome: Drill
  try {
    await clearAway(directory, home)
    manifest = await choose(repository, {})
    await demandRoom(scratch, manifest)
    const copy = { repository, manifest, directory, scratch: true, ...(home && { home }), ...(signal && { signal }) }
    const { result, findings, wrong } = await measure(copy, pool, { checkAudit, checkContents })
    const failure = failureOf(result, findings) ?? wrong
    outcome = { name: manifest.name, result, ...(failure && { failure }) }
  } catch (error) {
    signal?.throwIfAborted()
    outcome = { ...(manifest && { name: manifest.name }), failure: textOf(error) }
  } finally {
    await clearAway(directory, home).catch(() => undefined) // the next one tries again
  }
  await noteDrill(pool, startedAt, outcome)
  return outcome
}

const nothingElse: ContentsCheck = () => Promise.resolve(undefined)

async function measure(
  copy: Rebuilding,
  live: Pool,
  { checkAudit, checkContents }: { readonly checkAudit: AuditCheck; readonly checkContents: ContentsCheck },
) {
  const { repository, manifest } = copy
  const newest = await newestCommit(live)
  let seconds = 0
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work()
    seconds += (performance.now() - began) / 1000
    return result
  }
  await timed(() => layOut(copy))
  const atPoint = await timed(() => recover(copy, { point: manifest.point.name }))
  let compared: Compared
  try {
    compared = await compare(atPoint.pool, manifest)
  } finally {
    await atPoint.stop()
  }
  const atEnd = await timed(() => recover(copy, {}))
  try {
    const lost = newest === undefined ? null : secondsBetween(atEnd.newest ?? manifest.point.at, newest)
    const audit = await checkAudit(atEnd.pool)
    const contents = await inspectContents(atEnd.pool, repository)
    const wrong = await checkContents(atEnd.pool)
    const client = await atEnd.pool.connect()
    await client.query('set statement_timeout = 0')
    const indexes = await checkIndexes(client).finally(() => client.release(true))
    const result: DrillResult = {
      recoverySeconds: rounded(seconds),
      lostSeconds: lost === null ? null : rounded(Math.max(0, lost)),
      bytes: manifest.data.bytes,
      tables: compared.tables,
      rows: compared.rows,
      exact: compared.exact,
      different: compared.exact ? [...compared.different] : [],
      indexes,
      audit: audit && { whole: audit.whole, rows: audit.rows },
      contents,
    }
    return { result, findings: audit?.whole === false ? audit.findings : [], wrong }
  } finally {
    await atEnd.stop()
  }
}

const secondsBetween = (earlier: string, later: string) =>
  Temporal.Instant.from(later).since(Temporal.Instant.from(earlier)).total('seconds')
const rounded = (seconds: number) => Math.round(seconds * 10) / 10

function failureOf({ different, contents, audit }: DrillResult, findings: readonly Text[]): Text | undefined {
  if (different.length > 0) {
    const list = different.slice(0, 10)
    return {
      zh: `恢复出的内容与备份时不一致：${list.join('、')}。`,
      en: `What was restored differs from what was backed up: ${list.join(', ')}.`,
    }
  }
  if (audit && !audit.whole) {
    const [first] = findings
    return {
      zh: `恢复出的审计日志未通过核验。${first?.zh ?? ''}`,
      en: `The restored audit log does not verify. ${first?.en ?? ''}`.trim(),
    }
  }
  if (contents.missing === 0) return undefined
  return {
    zh: `备份中缺少 ${contents.missing} 个附件的内容。`,
    en: `Of attached contents ${contents.missing} are missing from the backups.`,
  }
}

/** @throws BackupRefused when the disk has too little room for a copy */
export async function demandRoom(folder: string, { data }: Manifest): Promise<void> {
  const { bavail, bsize } = await roomOf(folder)
  const needed = data.bytes * 1.1 + RESERVE
  if (bavail * bsize >= needed) return
  const gigabytes = (needed / 2 ** 30).toFixed(1)
  throw new BackupRefused({
    zh: `${folder} 所在磁盘空间不足，恢复需要 ${gigabytes} GB。`,
    en: `The disk of ${folder} has too little room: restoring needs ${gigabytes} GB.`,
  })
}

async function roomOf(folder: string): Promise<{ bavail: number; bsize: number }> {
  return statfs(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || folder === '/') throw error
    return roomOf(join(folder, '..'))
  })
}
