/** From what was found to the history, in parts that the writer takes at once. */
import type { Delivered, DeliverOptions } from '../deliver.ts'
import { deliver } from '../deliver.ts'
import type { LedgerRun } from '../ledger.ts'
import type { Found } from './read/found.ts'

const PART = 20_000

export interface Handing {
  readonly found: Found
  readonly bytes: number
  /** What the document is known by: each of its parts is stored once, however often it is handed over. */
  readonly key: string | undefined
  /** The row of the ledger; undefined: that of the hour. */
  readonly run: LedgerRun | undefined
  /** Name of what the rows stand in. */
  readonly place: string
  readonly patience: AbortSignal
}

/** Resolves when everything is durable. */
export async function handOver(
  options: DeliverOptions,
  source: string,
  { found, bytes, key, run, place, patience }: Handing,
): Promise<Delivered> {
  const sum = { accepted: 0, duplicate: 0, revised: 0, refused: 0, known: true }
  const parts = Math.max(1, Math.ceil(found.rows.length / PART))
  for (let part = 0; part < parts; part += 1) {
    const rows = found.rows
      .slice(part * PART, (part + 1) * PART)
      .map((row) => ({ ...row, place: `${place} · ${row.row + 1}` }))
    const delivered = await deliver(options, source, {
      rows,
      messages: part === 0 ? 1 : 0,
      bytes: part === 0 ? bytes : 0,
      patience,
      ...(run && { run }),
      ...(key !== undefined && { key: `${key} ${part}` }),
    })
    sum.accepted += delivered.accepted
    sum.duplicate += delivered.duplicate
    sum.revised += delivered.revised
    sum.refused += delivered.refused
    sum.known &&= delivered.known
  }
  return sum
}
