/** The thread that reads one large file; see table-apart.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '@citywide/model/problem'
import { openCsv } from './csv.ts'
import type { SourceRow } from './table.ts'
import type { TableOrder, TablePart } from './table-apart.ts'
import { openXlsx } from './xlsx/open.ts'

const port = parentPort
if (!port) throw new Error('this file is a thread of the server')
const { path, format, sheet, csv } = workerData as TableOrder

/** Rows that travel together. */
const SOME = 500

async function* parts(): AsyncGenerator<TablePart> {
  try {
    const { about, rows } = format === 'csv' ? await openCsv(path, csv) : await openXlsx(path, sheet)
    yield { about }
    let waiting: SourceRow[] = []
    for await (const row of rows) {
      waiting.push(row)
      if (waiting.length < SOME) continue
      yield { rows: waiting, last: false }
      waiting = []
    }
    yield { rows: waiting, last: true }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    yield { problem: { code: error.code, params: error.params } }
  }
}

const course = parts()
const answer = async () => {
  const { value, done } = await course.next()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  if (!done) port.postMessage(value)
}
port.on('message', () => void answer())
