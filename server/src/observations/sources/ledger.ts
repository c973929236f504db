/** The ledger of a source: one row for each pull or file, and one for each hour of a source that sends by itself. */
import { createHash } from 'node:crypto'
import type { Counts } from '../history/counts.ts'
import type { Rows } from '../ingest/rows.ts'
import type { JudgedRows } from '../quality/judge.ts'

/** The row that a delivery is written under. */
export interface LedgerRun {
  readonly id: string
  readonly kind: 'run' | 'span'
  /** Microseconds since 1970. */
  readonly begunAt: number
  /** What it is of: the name of a file, say. */
  readonly about?: string | null
}

/** What one delivery adds to its row; what became of its rows is added where they are stored. */
export interface LedgerEntry {
  readonly source: string
  readonly run: LedgerRun
  readonly messages: number
  readonly bytes: number
  readonly refused: number
}

/** With what became of its rows; `flagged` of them were stored with a remark. */
export type LedgerSums = LedgerEntry & Counts & { readonly flagged: number }

const HOUR = 3_600_000_000

/** The hour that something falls into: every process and every try name it alike. */
export function spanAt(source: string, now: number): LedgerRun {
  const begunAt = Math.floor(now / HOUR) * HOUR
  return { id: idOf(`${source} ${begunAt}`), kind: 'span', begunAt }
}

/** Source: RFC 9562, § 5.8. */
function idOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** One sum for each row of the ledger, by source: transactions take their rows in one order. */
export function ledgerSums(entries: readonly LedgerSums[]): LedgerSums[] {
  const sums = new Map<string, LedgerSums>()
  for (const entry of entries) {
    const known = sums.get(entry.run.id)
    sums.set(
      entry.run.id,
      known
        ? {
            ...known,
            messages: known.messages + entry.messages,
            bytes: known.bytes + entry.bytes,
            refused: known.refused + entry.refused,
            flagged: known.flagged + entry.flagged,
            accepted: known.accepted + entry.accepted,
            duplicate: known.duplicate + entry.duplicate,
            revised: known.revised + entry.revised,
          }
        : entry,
    )
  }
  return [...sums.values()].toSorted((a, b) => (a.source + a.run.id < b.source + b.run.id ? -1 : 1))
}

/** What requests of sources add to their ledgers; `judged` are the rows that were stored, with what was found of them. */
export function ledgersOf(
  requests: readonly { readonly rows: Rows; readonly ledger?: LedgerEntry | undefined }[],
  counts: readonly Counts[],
  judged: JudgedRows,
): LedgerSums[] {
  const flagged = new Set<string>()
  for (const [row, flags] of judged.flags.entries())
    if (flags !== 0) flagged.add(`${judged.stream[row]} ${judged.time[row]}`)
  return requests.flatMap(({ rows, ledger }, index) => {
    const count = counts[index]
    return ledger && count ? [{ ...ledger, ...count, flagged: flaggedAmong(rows, flagged) }] : []
  })
}

function flaggedAmong({ length, stream, time }: Rows, flagged: ReadonlySet<string>): number {
  let count = 0
  if (flagged.size > 0)
    for (let row = 0; row < length; row += 1) if (flagged.has(`${stream[row]} ${time[row]}`)) count += 1
  return count
}
