/**
 * A large file, read by a thread of its own: what it unpacks to fills a small heap instead of the server's, and other
 * requests do not wait behind it. A file that is too much for that heap, or for its time, is refused.
 */
import { Worker } from 'node:worker_threads'
import { Problem, type ProblemCode } from '@citywide/model/problem'
import type { ImportFile } from '@citywide/model/platform/import'
import type { CsvOptions } from './csv.ts'
import type { SourceRow, SourceTable } from './table.ts'

/** What the thread is told. */
export interface TableOrder {
  readonly path: string
  readonly format: ImportFile['format']
  readonly sheet: string | undefined
  readonly csv: CsvOptions
}

/** What it answers each time it is asked for more. */
export type TablePart =
  | { readonly about: SourceTable['about'] }
  | { readonly rows: readonly SourceRow[]; readonly last: boolean }
  | { readonly problem: { readonly code: ProblemCode; readonly params: Readonly<Record<string, string>> } }

interface Bounds {
  /** Megabytes of the heap; the texts that the cells of a workbook share are held in it. */
  readonly memory: number
  /** Milliseconds for one part: some hundred rows, or the texts of a workbook. */
  readonly time: number
}

const usual: Bounds = { memory: 320, time: 60_000 }

/** @throws Problem as the readers do; IMPORT_BOMB for a file that exceeds the bounds */
export async function openApart(order: TableOrder, { memory, time }: Bounds = usual): Promise<SourceTable> {
  const worker = new Worker(new URL('table-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 },
  })
  const ask = async (): Promise<TablePart> => {
    const { promise, resolve, reject } = Promise.withResolvers<TablePart>()
    const late = setTimeout(() => reject(new Problem('IMPORT_BOMB')), time)
    const failed = (error: unknown) => {
      const { code } = error as { code?: unknown }
      reject(code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem('IMPORT_BOMB', {}, { cause: error }) : error)
    }
    worker.once('message', resolve).once('error', failed)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage('more')
    try {
      const part = await promise
      if ('problem' in part) throw new Problem(part.problem.code, part.problem.params)
      return part
    } catch (error) {
      await worker.terminate()
      throw error
    } finally {
      clearTimeout(late)
      worker.off('message', resolve).off('error', failed)
    }
  }
  const first = await ask()
  if (!('about' in first)) throw new Error('the thread did not say what it reads')
  return { about: first.about, rows: rowsOf(ask, worker) }
}

async function* rowsOf(ask: () => Promise<TablePart>, worker: Worker): AsyncGenerator<SourceRow> {
  try {
    for (let last = false; !last;) {
      const part = await ask()
      if (!('rows' in part)) throw new Error('the thread sent no rows')
      yield* part.rows
      last = part.last
    }
  } finally {
    await worker.terminate()
  }
}
