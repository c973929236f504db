/** Sends what waits in the outbox. Any number of processes may do so at once; each message is leased to one of them. */
import { randomUUID } from 'node:crypto'
import { type Paced, startPaced } from '../events/paced.ts'
import { type Pool, type PoolClient, transaction } from '../postgres/pool.ts'
import { arrived, claim, expired, later, type Message, type Opening } from './queue-store.ts'

/** What came of one try. */
interface Sent {
  readonly delivered: boolean
  /** Seconds that the receiver asked for. */
  readonly waitSeconds?: number
}

/** Where messages go. */
export interface Courier<S extends Sent = Sent> {
  /** Finds out who wants the events that are new. @returns whether there may be more at once */
  address(): Promise<boolean>
  /** The destinations that may be sent to now, and how many messages at once beside those already under way. */
  openings(busy: ReadonlyMap<string, number>): Promise<readonly Opening[]>
  /** One try, outside any transaction. Never throws; ends within a third of the lease. */
  send(message: Message, signal: AbortSignal): Promise<S>
  /** Keeps what came of a try, in the transaction that takes the message out or puts it back. */
  keep(client: PoolClient, message: Message, sent: S): Promise<void>
  /** Keeps messages that were given up, where a person sees them. */
  bury(client: PoolClient, messages: readonly Message[]): Promise<void>
}

export interface OutboxOptions {
  readonly pool: Pool
  readonly courier: Courier
  /** Told what went wrong on our side; everything is tried again. */
  readonly report?: (error: unknown) => void
  /** Hours after which a message that has not arrived is put before a person. */
  readonly hours?: number
  /** Seconds that a message is ours. */
  readonly lease?: number
}

export interface Outbox {
  /** There may be something new. */
  wake(): void
  /** Takes nothing new, and waits for what is under way. */
  stop(): Promise<void>
}

/** Messages of one process that are under way at once. */
const AT_ONCE = 20
/** Nothing is lost without a wake-up: this often, in milliseconds, it is looked at in any case. */
const RHYTHM = 1_000
/** A try that is under way when we stop may end within this, in milliseconds. */
const PATIENCE = 5_000
const GIVEN_UP_AFTER = 24
const LEASE = 30

export function startOutbox({
  pool,
  courier,
  report = () => undefined,
  hours = GIVEN_UP_AFTER,
  lease = LEASE,
}: OutboxOptions): Outbox {
  const worker = randomUUID()
  const stopping = new AbortController()
  let stopped = false
  const underWay = new Map<number, Promise<void>>()
  const busy = new Map<string, number>()
  let paced: Paced | undefined

  const count = (destination: string, by: number) => busy.set(destination, (busy.get(destination) ?? 0) + by)

  async function deliver(message: Message): Promise<void> {
    count(message.destination, 1)
    try {
      const sent = await courier.send(message, stopping.signal)
      const wait = await transaction(pool, async (client) => {
        const next = sent.delivered
          ? (await arrived(client, message, worker), 0)
          : await later(client, message, worker, sent.waitSeconds ?? null)
        await courier.keep(client, message, sent)
        return next
      })
      paced?.plan(wait ?? 0)
    } catch (error) {
      // The lease runs out and the message is sent again: the receiver knows it by its id.
      report(error)
    } finally {
      count(message.destination, -1)
      underWay.delete(message.id)
    }
  }

  async function pass(): Promise<number> {
    let more = false
    try {
      more = await courier.address()
    } catch (error) {
      report(error) // what has an address goes out all the same
    }
    try {
      const given = await transaction(pool, async (client) => {
        const old = await expired(client, hours, 500)
        if (old.length > 0) await courier.bury(client, old)
        return old.length
      })
      const room = AT_ONCE - underWay.size
      const openings = room > 0 ? await courier.openings(busy) : []
      const messages = stopped ? [] : await claim(pool, openings, { worker, lease, limit: room })
      for (const message of messages) underWay.set(message.id, deliver(message))
      return more || given === 500 ? 0 : RHYTHM
    } catch (error) {
      report(error)
      return RHYTHM
    }
  }

  paced = startPaced(50, pass)
  return {
    wake: () => paced.plan(0),
    async stop() {
      stopped = true
      await paced.stop()
      const late = setTimeout(() => stopping.abort(), PATIENCE)
      await Promise.all(underWay.values())
      clearTimeout(late)
    },
  }
}
