/** The queue before the writer: many requests, one transaction at a time. */
import { Problem } from '@citywide/model/problem'
import type { Clock } from '#platform/clock.ts'
import { databaseProblem, type Pool, type PoolClient, sqlState } from '#platform/postgres/pool.ts'
import { Partitions } from '../history/partition-store.ts'
import { prepareWriter } from '../history/write-store.ts'
import { Contended, type IngestRequest, type News, type Outcome, UNIQUE, Writer } from '../history/write.ts'
import { openWriter } from '../live/batch-store.ts'
import type { StreamIndex } from '../streams/catalogue.ts'

/** A batch takes whole requests until it has this many rows. */
const BATCH = 20_000
/** Rows that may wait. A single request above it is taken when nothing waits. */
const QUEUE_ROWS = 200_000
const QUEUE_REQUESTS = 10_000
/** Serialisation failures and deadlocks are tried again. */
const TRIES = 3

interface Waiting {
  readonly request: IngestRequest
  resolve(outcome: Outcome): void
  reject(error: Error): void
}

export interface LaneOptions {
  readonly pool: Pool
  readonly clock: Clock
  readonly streams: StreamIndex
  /** Told after each commit; what it throws is its own matter. */
  readonly onCommitted?: ((news: readonly News[]) => void) | undefined
  readonly report?: ((error: unknown) => void) | undefined
}

/**
 * Group commit without a timer: while a batch is on its way, the next one gathers. A lone request leaves at the end of
 * the turn of the event loop it came in, a thousand at once share one flush of the disk. An answer goes out after COMMIT.
 *
 * One connection, one statement at a time on it. It is taken from the pool and kept; when it breaks, everything that
 * waits is told so and the next batch asks for another.
 */
export class Lane {
  readonly #options: LaneOptions
  #partitions = new Partitions()
  #connection: { readonly client: PoolClient; readonly writer: Writer } | undefined
  #queue: Waiting[] = []
  #rows = 0
  #running: Promise<void> | undefined
  #scheduled = false
  #closed = false

  constructor(options: LaneOptions) {
    this.#options = options
  }

  /** Whether the queue takes no more: known before a body is read. */
  get full(): boolean {
    return this.#closed || this.#rows >= QUEUE_ROWS || this.#queue.length >= QUEUE_REQUESTS
  }

  /** Rows that wait or are being written. */
  get rows(): number {
    return this.#rows
  }

  /** @throws Problem BUSY when the queue is full, DATABASE_AWAY, STORAGE_FULL, NOT_STORED */
  write(request: IngestRequest): Promise<Outcome> {
    if (this.full || (this.#rows > 0 && this.#rows + request.rows.length > QUEUE_ROWS)) return Promise.reject(busy())
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject })
      this.#rows += request.rows.length
      this.#schedule()
    })
  }

  /** A notice of observations that some process wrote. */
  heard(notice: string): void {
    this.#connection?.writer.heard(notice)
  }

  /** Finishes what waits and gives the connection back. */
  async close(): Promise<void> {
    this.#closed = true
    while (this.#running || this.#queue.length > 0) {
      this.#start()
      await this.#running
    }
    this.#drop()
  }

  #schedule(): void {
    if (this.#running || this.#scheduled) return
    this.#scheduled = true
    // Behind the sockets that are readable in this turn: what they bring shares the batch.
    setImmediate(() => {
      this.#scheduled = false
      this.#start()
    })
  }

  #start(): void {
    this.#running ??= this.#pump().finally(() => {
      this.#running = undefined
    })
  }

  async #pump(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#next()
      await this.#flush(batch)
      this.#rows -= batch.reduce((sum, { request }) => sum + request.rows.length, 0)
    }
  }

  /** Whole requests from the front; of two with one key the second waits for the first. */
  #next(): Waiting[] {
    const keys = new Set<string>()
    let rows = 0
    let count = 0
    for (const { request } of this.#queue) {
      if (count > 0 && rows + request.rows.length > BATCH) break
      if (request.key) {
        const name = `${request.key.account} ${request.key.key}`
        if (keys.has(name)) break
        keys.add(name)
      }
      rows += request.rows.length
      count += 1
    }
    return this.#queue.splice(0, count)
  }

  async #flush(batch: readonly Waiting[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { client, writer } = (this.#connection ??= await this.#connect())
        const now = this.#options.clock.now().epochMilliseconds * 1_000
        for (const { request } of batch) await this.#partitions.ensure(client, request.rows.time, now)
        const { outcomes, news } = await writer.write(
          client,
          batch.map(({ request }) => request),
          now,
        )
        for (const [index, waiting] of batch.entries()) waiting.resolve(outcomes[index] ?? { kind: 'reused' })
        if (news.length > 0) this.#tell(news)
        return
      } catch (error) {
        if (attempt < TRIES && ['40001', '40P01'].includes(sqlState(error) ?? '')) continue
        if (attempt < TRIES && isWithoutPartition(error)) {
          this.#partitions = new Partitions()
          continue
        }
        return this.#failed(batch, error)
      }
    }
  }

  /** The database is away or full: all are told. Else one request does not fit: it is found by halves, and told alone. */
  async #failed(batch: readonly Waiting[], error: unknown): Promise<void> {
    const problem = problemOf(error)
    if (!problem && batch.length > 1) {
      const half = Math.ceil(batch.length / 2)
      await this.#flush(batch.slice(0, half))
      await this.#flush(batch.slice(half))
      return
    }
    this.#options.report?.(error)
    // After a lost or hanging connection nothing is known of its state: the next batch gets another.
    if (problem) this.#drop(error)
    const told = problem ?? (sqlState(error) ? new Problem('NOT_STORED', {}, { cause: error }) : asError(error))
    for (const waiting of batch) waiting.reject(told)
  }

  #tell(news: readonly News[]): void {
    try {
      this.#options.onCommitted?.(news)
    } catch (error) {
      this.#options.report?.(error)
    }
  }

  async #connect(): Promise<{ client: PoolClient; writer: Writer }> {
    const client = await this.#options.pool.connect()
    let number: number
    try {
      await prepareWriter(client)
      // With each connection another writer: a commit that the one before did not hear of must not come behind ours.
      number = await openWriter(client)
    } catch (error) {
      client.release(asError(error))
      throw error
    }
    // A connection lost between batches is found by the next one too; this finds it without failing a request.
    client.once('error', () => {
      if (this.#connection?.client === client) this.#drop(new Error('connection lost'))
    })
    this.#partitions = new Partitions()
    return { client, writer: new Writer(this.#options.streams, number) }
  }

  #drop(error?: unknown): void {
    // The connection carries our settings: it is closed, not lent to others.
    this.#connection?.client.release(error === undefined ? true : asError(error))
    this.#connection = undefined
  }
}

/** A partition that was there has been taken away: its time is over, or an operator moved it. */
function isWithoutPartition(error: unknown): boolean {
  return sqlState(error) === '23514' && error instanceof Error && error.message.startsWith('no partition of relation')
}

/** What concerns the database as a whole, and not what was sent. */
function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Contended || sqlState(error) === UNIQUE) return busy()
  if (error instanceof Error && /timeout/i.test(error.message))
    return new Problem('DATABASE_AWAY', {}, { cause: error })
  return databaseProblem(error)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

export function busy(): Problem {
  // Spread, so that those who were sent away do not come back at once.
  return new Problem('BUSY', { seconds: String(1 + Math.floor(Math.random() * 3)) })
}
