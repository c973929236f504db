/**
 * A large list as a file, written by a thread of its own. The garbage of a million rows then fills a small heap that is
 * swept often, instead of letting that of the server grow, and other requests do not wait behind it.
 */
import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { currentRights, type Rights } from '../access/reach.ts'
import type { ExportOptions } from './export-parts.ts'
import type { ExportQuery } from './query.ts'

/** Megabytes. A batch of rows and its text take a few. */
const resourceLimits = { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 6 }

/** What the thread is told: enough to open a connection of its own and to read the same list. */
export interface ExportOrder {
  readonly connection: object
  readonly noun: string
  readonly query: ExportQuery
  readonly timeZone: string
  readonly language: ExportOptions['language']
  /** The thread reads no more than who asked may. */
  readonly rights: Rights | undefined
}

export function exportedApart(
  { pool, timeZone, language }: ExportOptions,
  declaration: RecordDeclaration,
  query: ExportQuery,
): Readable {
  const { host, port, user, password, database, connectionString, ssl, options } = pool.options
  const known = { host, port, user, password, database, connectionString, ssl, options }
  const connection = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
  const workerData: ExportOrder = {
    connection,
    noun: declaration.name,
    query: { ...query },
    timeZone,
    language,
    rights: currentRights(),
  }
  const worker = new Worker(new URL('export-worker.ts', import.meta.url), { workerData, resourceLimits })
  const file = new Readable({
    // One part for each time it is asked: a slow reader holds the thread, and the thread its transaction.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    read: () => worker.postMessage('more'),
  })
  file.on('close', () => void worker.terminate())
  let whole = false
  worker.on('message', (part: Uint8Array | null) => {
    whole ||= part === null
    file.push(part)
  })
  worker.on('error', (error) => file.destroy(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => {
    // Without an end it broke off: whoever reads it must not take it for whole.
    if (!whole) file.destroy(new Error('the export broke off'))
  })
  return file
}
