/** The one way from a source to the history: judged, stored, counted, and what is refused kept for people. */
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Problem } from '@citywide/model/problem'
import type { Clock } from '#platform/clock.ts'
import { databaseProblem, type Pool, transaction } from '#platform/postgres/pool.ts'
import { type Counts, none } from '../history/counts.ts'
import type { IngestRequest, Outcome } from '../history/write.ts'
import { Intake } from '../ingest/intake.ts'
import type { Lane } from '../ingest/lane.ts'
import type { Rows } from '../ingest/rows.ts'
import type { Catalogue } from '../streams/catalogue.ts'
import { type LedgerEntry, type LedgerRun, spanAt } from './ledger.ts'
import { noteLedger } from './ledger-store.ts'
import { lettersOf, type RefusedRow } from './reject.ts'
import { keepLetters } from './reject-store.ts'
import type { SentRow } from './rows.ts'

export interface DeliverOptions {
  readonly pool: Pool
  readonly clock: Clock
  readonly catalogue: Catalogue
  readonly lane: Pick<Lane, 'write'>
}

export interface Delivery {
  readonly rows: readonly SentRow[]
  /** What the rows came in. */
  readonly messages: number
  readonly bytes: number
  /** The run it belongs to; left out: the hour. */
  readonly run?: LedgerRun
  /** What the delivery is known by, such as the hash of a file: stored once, however often it is delivered. */
  readonly key?: string
  /** In whose name it is stored; left out: that of the source. */
  readonly actor?: IngestRequest['actor']
  /** Waits, until it is aborted, while the database is away or the queue is full; left out: that is thrown. */
  readonly patience?: AbortSignal
}

export interface Delivered extends Counts {
  readonly refused: number
  /** The delivery had been stored before. */
  readonly known: boolean
}

/**
 * Resolves when everything is durable: rows after their commit, with the ledger in the same transaction; refused rows as
 * dead letters. Who delivers may acknowledge then.
 *
 * @throws Problem BUSY, DATABASE_AWAY, STORAGE_FULL, NOT_STORED
 */
export async function deliver(options: DeliverOptions, source: string, delivery: Delivery): Promise<Delivered> {
  const { pool, clock, lane } = options
  const { messages, bytes, key, patience } = delivery
  const now = clock.now().epochMilliseconds * 1_000
  const { rows, refused: indices } = await judged(options, delivery.rows, now)
  const refused = indices.flatMap(({ index, reason }): RefusedRow[] => {
    const row = delivery.rows[index]
    return row ? [{ row, reason }] : []
  })
  const run = delivery.run ?? spanAt(source, now)
  const entry: LedgerEntry = { source, run, messages, bytes, refused: refused.length }
  if (refused.length > 0)
    await persistently(patience, () =>
      transaction(pool, async (client) => {
        await keepLetters(client, source, lettersOf(refused))
        if (rows.length === 0) await noteLedger(client, [{ ...entry, ...none, flagged: 0 }])
      }),
    )
  else if (rows.length === 0) await persistently(patience, () => noteLedger(pool, [{ ...entry, ...none, flagged: 0 }]))
  if (rows.length === 0) return { ...none, refused: refused.length, known: false }
  const request: IngestRequest = {
    actor: delivery.actor ?? { id: source, kind: 'system' },
    rows,
    ledger: entry,
    ...(key !== undefined && {
      key: {
        account: source,
        key,
        fingerprint: createHash('sha256').update(key).digest(),
        answer: (counts: Counts) => ({ status: 200, body: counts }),
      },
    }),
  }
  const outcome = await persistently(patience, () => lane.write(request))
  return { ...countsOf(outcome), refused: refused.length, known: outcome.kind === 'kept' }
}

function countsOf(outcome: Outcome): Counts {
  if (outcome.kind === 'counted' || outcome.kind === 'buffered')
    return { accepted: outcome.accepted, duplicate: outcome.duplicate, revised: outcome.revised }
  if (outcome.kind === 'kept') return outcome.body as Counts
  throw new Problem('KEY_REUSED')
}

/** Splits rows into those that fit and those that are refused, each with its place among them and its reason. */
export async function judged(
  { catalogue }: Pick<DeliverOptions, 'catalogue'>,
  rows: readonly SentRow[],
  now: number,
): Promise<{ rows: Rows; refused: readonly { readonly index: number; readonly reason: string }[] }> {
  const judge = () => {
    const intake = new Intake(catalogue, rows.length, now, rows.length)
    const early: { index: number; reason: string }[] = []
    for (const [index, row] of rows.entries()) {
      if (row.refused === undefined) intake.add(index, row.stream, row.at, row.value, row.quality, row.unit)
      else early.push({ index, reason: row.refused })
    }
    return { intake, early }
  }
  let { intake, early } = judge()
  // Another process may just have declared them.
  if (intake.unknown.size > 0 && (await catalogue.look(intake.unknown))) ({ intake, early } = judge())
  const late = intake.rejections.map(({ row, reason }) => ({ index: row, reason }))
  return { rows: intake.rows, refused: [...early, ...late] }
}

/** Milliseconds between two tries. */
const PAUSE = 200
const LONGEST = 5_000
const passing: ReadonlySet<string> = new Set(['BUSY', 'DATABASE_AWAY', 'STORAGE_FULL'])

/** Tries again what the database could not take now, as long as the patience lasts. */
async function persistently<T>(patience: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  for (let pause = PAUSE; ; pause = Math.min(2 * pause, LONGEST)) {
    try {
      return await work()
    } catch (error) {
      if (!patience || patience.aborted || !isPassing(error)) throw error
      await setTimeout(pause, undefined, { signal: patience })
    }
  }
}

function isPassing(error: unknown): boolean {
  const problem = error instanceof Problem ? error : databaseProblem(error)
  return problem !== undefined && passing.has(problem.code)
}
