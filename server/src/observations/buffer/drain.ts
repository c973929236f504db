/** From the buffer into the database, in order, each message once. */
import type { Client } from 'pg'
import { setTimeout } from 'node:timers/promises'
import type { Pool } from '#platform/postgres/pool.ts'
import type { IngestRequest, Outcome } from '../history/write.ts'
import { Problem } from '@citywide/model/problem'
import type { Connecting } from './connecting.ts'
import { type Buffered, takeMessages } from './jetstream.ts'
import { requestOf } from './message.ts'
import { holdsBuffer, keepUnstored, sequenceOf } from './position-store.ts'

export interface DrainOptions {
  readonly pool: Pool
  /** A connection of its own: it holds the lock by which one process of many drains. */
  readonly openClient: () => Promise<Client>
  readonly connecting: Connecting
  readonly lane: { write(request: IngestRequest): Promise<Outcome> }
  readonly report: (error: unknown) => void
}

/** Messages that may be on their way into the database. */
const OPEN = 500
/** Milliseconds before another try to be the one, or to go on after a failure. */
const AGAIN = 1_000
/** Messages that are asked for at once. */
const TAKEN = 250
/** Milliseconds between two purges of what the database has. */
const PURGE = 5_000

/** Runs until it is stopped; of many processes one drains, and another takes over when its connection ends. */
export function startDrain({ pool, openClient, connecting, lane, report }: DrainOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await turn(await connecting.ready)
      } catch (error) {
        // The position stands in the database: what was not stored is read again.
        if (!signal.aborted) report(error)
      }
      await setTimeout(AGAIN, undefined, { signal }).catch(() => undefined)
    }
  }

  /** As long as this process is the one, and nothing fails. */
  async function turn(buffered: Buffered): Promise<void> {
    const client = await openClient()
    const ended = Promise.withResolvers<void>()
    client.on('error', () => ended.resolve()).on('end', () => ended.resolve())
    try {
      if (!(await holdsBuffer(client, buffered.stream))) return
      await drain(buffered, ended.promise)
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  async function drain(buffered: Buffered, lockLost: Promise<void>): Promise<void> {
    const ending = new AbortController()
    const over = AbortSignal.any([signal, ending.signal])
    void lockLost.then(() => ending.abort())
    let last = await settled(buffered)
    const open = new Set<Promise<void>>()
    const purging = setInterval(() => void purge(buffered).catch(report), PURGE)
    try {
      while (!over.aborted) {
        // Asked for anew each time: a consumer goes away with the server that kept it, and is not always told so.
        await takeMessages(buffered, { after: last, most: TAKEN }, (sequence, content) => {
          last = sequence
          const written = store(buffered, sequence, content)
            .catch((error: unknown) => {
              ending.abort(error)
            })
            .finally(() => open.delete(written))
          open.add(written)
        })
        while (open.size > OPEN - TAKEN) await Promise.race(open)
      }
    } finally {
      clearInterval(purging)
      await Promise.all(open)
    }
    const { reason } = ending.signal
    if (reason instanceof Error && reason.name !== 'AbortError') throw reason
  }

  /** What cannot be stored at all is kept aside for people: it must not stop what comes behind it. */
  async function store({ stream }: Buffered, sequence: number, message: Uint8Array): Promise<void> {
    const reason = await lane.write({ ...requestOf(message), position: { stream, sequence } }).then(
      ({ kind }) => (kind === 'reused' ? 'KEY_REUSED' : undefined),
      (error: unknown) => {
        if (error instanceof Problem && error.code === 'NOT_STORED') return error.code
        throw error
      },
    )
    if (reason) await keepUnstored(pool, { stream, sequence, message, reason })
  }

  /**
   * Everything up to here is stored or kept aside. The position may be ahead of a message that was about to be kept aside
   * when the process ended, but of no more than were open; these are read again, and known.
   */
  async function settled({ stream }: Buffered): Promise<number> {
    return Math.max(0, (await sequenceOf(pool, stream)) - OPEN)
  }

  /** What the database has for good is let go. */
  async function purge(buffered: Buffered): Promise<void> {
    await buffered.manager.streams.purge(buffered.stream, { seq: (await settled(buffered)) + 1 })
  }

  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
