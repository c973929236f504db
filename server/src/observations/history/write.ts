/** One batch into history, current state and rollups: all of it, once, or nothing. */
import { type PoolClient, sqlState } from '#platform/postgres/pool.ts'
import { joinRows, type Rows } from '../ingest/rows.ts'
import { keepPosition } from '../buffer/position-store.ts'
import { packed, rangeBatch, wholeBatch } from '../live/batch.ts'
import { judge, judgeAlone } from '../quality/judge.ts'
import { ChainMemory } from '../quality/memory.ts'
import { usableRows } from '../quality/usable-rows.ts'
import type { BufferPosition } from '../buffer/position-store.ts'
import { type LedgerEntry, ledgersOf } from '../sources/ledger.ts'
import { noteLedger } from '../sources/ledger-store.ts'
import type { StreamIndex } from '../streams/catalogue.ts'
import { arrange, type Arranged, taken } from './arrange.ts'
import { type Counts, none } from './counts.ts'
import { rangesOf } from './ranges.ts'
import { type Rollup, rollupOf, usableStreams } from './rollup.ts'
import { type Verdict, weigh } from './weigh.ts'
import {
  add,
  answersKept,
  copyIntoHistory,
  correct,
  insertIntoHistory,
  keepPassing,
  type KeptAnswer,
  lockDays,
  rebuild,
  renewLatest,
  type Sent,
  storedAmong,
} from './write-store.ts'

/** What the sender named its request with, so that it is done once. */
export interface RequestKey {
  readonly account: string
  readonly key: string
  readonly fingerprint: Buffer
  /** The whole answer, once it is known what became of the rows. */
  answer(counts: Counts): { readonly status: number; readonly body: unknown }
}

export interface IngestRequest {
  /** Who sent it, as the audit names people and keys. */
  readonly actor: Sent['actor']
  readonly rows: Rows
  readonly key?: RequestKey | undefined
  /** What it adds to the ledger of its source. */
  readonly ledger?: LedgerEntry | undefined
  /** The message of a buffer that it came in. */
  readonly position?: BufferPosition | undefined
}

/**
 * `buffered`: it is safe, and what becomes of its rows is not known yet; `kept`: the request was done before, and is answered
 * as then; `reused`: its key belongs to another request.
 */
export type Outcome =
  | ({ readonly kind: 'counted' | 'buffered' } & Counts)
  | { readonly kind: 'kept'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'reused' }

/** The newest observation that a batch brought to a stream. */
export interface News {
  readonly stream: number
  /** Microseconds since 1970. */
  readonly time: number
  readonly value: number
}

export interface Written {
  readonly outcomes: readonly Outcome[]
  readonly news: readonly News[]
}

/** From this many rows on COPY pays for its own overhead. */
const COPY_FROM = 1_000
/** After rows that were there already, the next batches are looked up first: a replay comes in many batches. */
const CAUTION = 32
const TRIES = 5
/** SQLSTATE of a row that is there already. */
export const UNIQUE = '23505'
/** PostgreSQL takes 8,000 bytes; with more streams than fit, every reader looks by itself. */
const NOTICE = 7_900
/** Notices that may be on their way back. */
const MOST_TOLD = 1_000

/** Another process has changed one of the rows between our look and our write. */
export class Contended extends Error {
  override readonly name = 'Contended'
}

/**
 * The writer of one connection. New rows are the rule, so it first writes without looking; the unique key of the history
 * tells when a row was there already, and then the batch is done again with a look before. Either way each
 * (stream, time) is held once.
 */
export class Writer {
  readonly #streams: StreamIndex
  readonly #number: number
  readonly #chains = new ChainMemory()
  /** Notices of ours that have not come back yet, and how often each. */
  readonly #told = new Map<string, number>()
  /** Whether notices are heard at all. */
  #listening = false
  #caution = 0

  /** @param number of the connection as a writer, see `openWriter` */
  constructor(streams: StreamIndex, number: number) {
    this.#streams = streams
    this.#number = number
  }

  /**
   * A notice was heard: of ours it is the echo; otherwise somebody else has written these streams, and what we remember
   * of them is old.
   */
  heard(notice: string): void {
    this.#listening = true
    const times = this.#told.get(notice)
    if (times === undefined) {
      const codes = codesOf(notice)
      if (codes) this.#chains.forget(codes.map((code) => this.#streams.byCode(code)?.key ?? -1))
      else this.#chains.forgetAll()
    } else if (times > 1) this.#told.set(notice, times - 1)
    else this.#told.delete(notice)
  }

  /** Before the commit, since the echo may be here before its answer; a transaction that fails has none. */
  async #telling<T>(notice: string, work: () => Promise<T>): Promise<T> {
    if (!this.#listening) return work()
    // An echo is lost with the connection that listens: what never came back is not waited for without end.
    if (this.#told.size >= MOST_TOLD) this.#told.clear()
    this.#told.set(notice, (this.#told.get(notice) ?? 0) + 1)
    try {
      return await work()
    } catch (error) {
      this.heard(notice)
      throw error
    }
  }

  /** @param now microseconds since 1970 */
  async write(client: PoolClient, requests: readonly IngestRequest[], now: number): Promise<Written> {
    if (this.#caution === 0) {
      const arranged = arrange(joinRows(requests.map(({ rows }) => rows)))
      const repeats = arranged.heads.length - 1 < arranged.order.length
      try {
        if (!repeats) return await this.#writeNew(client, requests, arranged, now)
      } catch (error) {
        if (sqlState(error) !== UNIQUE) throw error
        this.#caution = CAUTION
      }
    } else this.#caution -= 1
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { written, settle } = await inTransaction(client, () => this.#writeCarefully(client, requests, now))
        settle()
        return written
      } catch (error) {
        const contended = error instanceof Contended || sqlState(error) === UNIQUE
        if (!contended || attempt >= TRIES) throw error
      }
    }
  }

  async #writeNew(
    client: PoolClient,
    requests: readonly IngestRequest[],
    arranged: Arranged,
    now: number,
  ): Promise<Written> {
    const { order } = arranged
    const sorted = taken(arranged.rows, order)
    await this.#chains.learn(client, sorted)
    const { rows, chains, unsettled } = judge(sorted, this.#streams, this.#chains.of, now)
    const rollup = rollupOf(rows, this.#streams, chains)
    const counts = requests.map(({ rows: { length } }): Counts => ({ accepted: length, duplicate: 0, revised: 0 }))
    const answers = answersOf(requests, counts)
    const sent = sentBy(requests, counts)
    const news = newsOf(rollup)
    const batch = packed(wholeBatch([usableRows(rows)]) ?? rangeBatch([usableStreams(rollup)]))
    const notice = noticeOf([rollup], this.#streams)
    const ledger = ledgersOf(requests, counts, rows)
    const position = positionOf(requests)
    const additions = { rollup, unsettled, answers, ledger, position, writer: this.#number, batch, sent, notice }
    await this.#telling(notice, async () => {
      if (order.length < COPY_FROM) return add(client, { history: rows, ...additions })
      await inTransaction(client, async () => {
        await copyIntoHistory(client, rows)
        await add(client, additions)
      })
    })
    this.#chains.keep(chains)
    return { outcomes: counts.map((count) => ({ kind: 'counted', ...count })), news }
  }

  /** `settle` is called once the transaction is committed. */
  async #writeCarefully(
    client: PoolClient,
    requests: readonly IngestRequest[],
    now: number,
  ): Promise<{ written: Written; settle: () => void }> {
    const known = await answered(client, requests)
    const fresh = requests.filter((request) => !known.has(request))
    const arranged = arrange(joinRows(fresh.map(({ rows }) => rows)))
    const heads = taken(
      arranged.rows,
      arranged.heads.subarray(0, -1).map((head) => arranged.order[head] ?? 0),
    )
    const weighed = weigh(arranged, heads.length === 0 ? [] : await storedAmong(client, heads))
    const counts = countsOf(fresh, weighed.verdicts)
    const answers = answersOf(fresh, counts)
    const { seen, next: corrections } = weighed.corrections
    const ranges = rangesOf(corrections, this.#streams)
    if (seen.length > 0) await lockDays(client, ranges.days)
    await this.#chains.learn(client, weighed.fresh)
    const changed = new Set(corrections.stream)
    const { rows, chains, unsettled } = judge(weighed.fresh, this.#streams, this.#chains.besides(changed), now)
    if (rows.length >= COPY_FROM) await copyIntoHistory(client, rows)
    else if (rows.length > 0) await insertIntoHistory(client, rows)
    const corrected = judgeAlone(corrections, this.#streams, now)
    if (seen.length > 0 && !(await correct(client, seen, corrected.rows))) throw new Contended()
    if (weighed.passing.length > 0) await keepPassing(client, judgeAlone(weighed.passing, this.#streams, now).rows)
    const rollup = rollupOf(rows, this.#streams, chains)
    const changes = rollupOf(corrected.rows, this.#streams)
    const news = [...newsOf(rollup), ...newsOf(changes)]
    const batch = packed(
      wholeBatch([usableRows(rows), usableRows(corrected.rows)]) ??
        rangeBatch([usableStreams(rollup), usableStreams(changes)]),
    )
    const sent = sentBy(fresh, counts)
    const notice = noticeOf([rollup, changes], this.#streams)
    const ledger = ledgersOf(fresh, counts, rows)
    const position = positionOf(requests)
    if (sent.length + answers.length > 0) {
      const both = {
        stream: [...unsettled.stream, ...corrected.unsettled.stream],
        since: [...unsettled.since, ...corrected.unsettled.since],
        until: [...unsettled.until, ...corrected.unsettled.until],
      }
      const writer = this.#number
      await add(client, { rollup, unsettled: both, answers, ledger, position, writer, batch, sent, notice })
    } else {
      if (ledger.length > 0) await noteLedger(client, ledger)
      if (position) await keepPosition(client, position)
    }
    if (seen.length > 0) {
      await rebuild(client, ranges.hours, ranges.days)
      await renewLatest(client, [...changed])
    }
    const settle = () => {
      this.#chains.keep(chains)
      this.#chains.forget(changed)
    }
    let next = 0
    const outcomes = requests.map((request): Outcome => {
      const outcome = known.get(request)
      if (outcome) return outcome
      const count = counts[next] ?? none
      next += 1
      return { kind: 'counted', ...count }
    })
    return { written: { outcomes, news }, settle }
  }
}

/** Requests whose key was used before, with what that means for them. */
async function answered(
  client: PoolClient,
  requests: readonly IngestRequest[],
): Promise<ReadonlyMap<IngestRequest, Outcome>> {
  const outcomes = new Map<IngestRequest, Outcome>()
  const keyed = requests.flatMap((request) => (request.key ? [{ request, key: request.key }] : []))
  if (keyed.length === 0) return outcomes
  const kept = await answersKept(
    client,
    keyed.map(({ key }) => key),
  )
  for (const { request, key } of keyed) {
    const found = kept.find(({ account, key: name }) => account === key.account && name === key.key)
    if (!found) continue
    const same = found.fingerprint.equals(key.fingerprint)
    outcomes.set(request, same ? { kind: 'kept', status: found.status, body: found.answer } : { kind: 'reused' })
  }
  return outcomes
}

function countsOf(requests: readonly IngestRequest[], verdicts: readonly Verdict[]): Counts[] {
  let at = 0
  return requests.map(({ rows: { length } }) => {
    const counts = { ...none }
    for (const verdict of verdicts.slice(at, at + length)) counts[verdict] += 1
    at += length
    return counts
  })
}

function answersOf(requests: readonly IngestRequest[], counts: readonly Counts[]): KeptAnswer[] {
  return requests.flatMap(({ key, rows }, index) => {
    if (!key) return []
    const { status, body } = key.answer(counts[index] ?? none)
    return [{ account: key.account, key: key.key, fingerprint: key.fingerprint, status, answer: body, n: rows.length }]
  })
}

/** Each sender with what was changed; duplicates change nothing. */
function sentBy(requests: readonly IngestRequest[], counts: readonly Counts[]): Sent[] {
  const senders = new Map<string, Sent>()
  for (const [index, { actor }] of requests.entries()) {
    const { accepted, revised } = counts[index] ?? none
    if (accepted + revised === 0) continue
    const known = senders.get(actor.id)
    senders.set(actor.id, {
      actor,
      requests: (known?.requests ?? 0) + 1,
      accepted: (known?.accepted ?? 0) + accepted,
      revised: (known?.revised ?? 0) + revised,
    })
  }
  return [...senders.values()]
}

/** How far a buffer has been read once these requests are stored; they come in its order. */
function positionOf(requests: readonly IngestRequest[]): BufferPosition | undefined {
  return requests.findLast(({ position }) => position !== undefined)?.position
}

function newsOf(rollup: Rollup): News[] {
  const { length, stream, lastTime, lastValue } = usableStreams(rollup)
  return Array.from({ length }, (_, index) => ({
    stream: stream[index] ?? 0,
    time: lastTime[index] ?? 0,
    value: lastValue[index] ?? 0,
  }))
}

/** `{"streams":[…]}` with the codes of the streams that changed; null stands for more than fit. */
function noticeOf(rollups: readonly Rollup[], streams: StreamIndex): string {
  const codes = new Set<string>()
  let length = 20
  for (const { streams: changed } of rollups) {
    for (const stream of changed.stream.subarray(0, changed.length)) {
      const code = streams.byKey(stream)?.code ?? ''
      length += code.length + 3
      if (length > NOTICE) return '{"streams":null}'
      codes.add(code)
    }
  }
  return JSON.stringify({ streams: [...codes] })
}

function codesOf(notice: string): string[] | null {
  const { streams } = JSON.parse(notice) as { readonly streams: string[] | null }
  return streams
}

async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    // Where the roll-back fails too the connection is gone, and the server has rolled back by itself.
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
