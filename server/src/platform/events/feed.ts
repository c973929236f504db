/** One feed per process: PostgreSQL's notifications wake it, and it fans out to everybody who listens here. */
import type { Client } from 'pg'
import type { Pool } from '../postgres/pool.ts'
import { type Change, changesAfter, endOfChanges, type Position } from './changes.ts'

/** What a listener hears. `change` is complete and in order; `notice` is the latest word of a room, and may be missed. */
export type FeedEvent =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'notice'; readonly channel: string; readonly payload: string }

type Listener = (event: FeedEvent) => void

export interface Feed {
  subscribe(listener: Listener): () => void
  stop(): Promise<void>
}

/** Rooms that send notices name their channel here. */
const notices = ['verdict', 'observation', 'figure', 'around'] as const

/** Without a notification the log is looked at in this rhythm, in milliseconds: a lost wake-up costs at most this. */
const POLL = 1_000

/**
 * @param openClient a connection of its own, since LISTEN holds it; asked again when the one before broke
 */
export async function startFeed(pool: Pool, openClient: () => Promise<Client>): Promise<Feed> {
  const listeners = new Set<Listener>()
  let position: Position = await endOfChanges(pool)
  let client: Client | undefined
  let stopped = false
  let running: Promise<void> | undefined
  let again = false

  const send = (event: FeedEvent) => {
    for (const listener of listeners) listener(event)
  }

  async function drain(): Promise<void> {
    while (again) {
      again = false
      const changes = await changesAfter(pool, position)
      for (const change of changes) send({ kind: 'change', change })
      position = changes.at(-1)?.position ?? position
      again ||= changes.length > 0 && !stopped
    }
  }

  /** One drain at a time; a wake-up in the middle makes it look once more. */
  function wake(): void {
    if (stopped) return
    again = true
    running ??= drain()
      // The database is away: the next poll tries again, and nothing is lost since the position stays.
      .catch(() => undefined)
      .finally(() => {
        running = undefined
      })
  }

  async function listen(): Promise<void> {
    if (client || stopped) return
    try {
      const fresh = await openClient()
      fresh.on('notification', ({ channel, payload = '' }) => {
        if (channel === 'change') wake()
        else send({ kind: 'notice', channel, payload })
      })
      const lost = () => {
        if (client === fresh) client = undefined
      }
      fresh.on('error', lost).on('end', lost)
      for (const channel of ['change', ...notices]) await fresh.query(`listen ${channel}`)
      client = fresh
    } catch {
      client = undefined // the poll below tries again
    }
  }

  await listen()
  const timer = setInterval(() => {
    void listen()
    wake()
  }, POLL)

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
      await client?.end().catch(() => undefined)
    },
  }
}
