/** One source of MQTT that this process holds: messages in, everything durable, then the answer to the broker. */
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { MqttSettings } from '@citywide/model/observations/source-mqtt'
import type { IPublishPacket } from 'mqtt'
import { z } from 'zod'
import type { Outbound } from '#platform/outbound/outbound.ts'
import { OutboundError } from '#platform/outbound/refused.ts'
import { deliver, type DeliverOptions } from '../deliver.ts'
import { holdSource, keepPosition, noteConnection, positionOf } from '../lease-store.ts'
import { type Fault, noteFault } from '../ledger-store.ts'
import type { SentRow } from '../rows.ts'
import type { Secrets } from '../secrets.ts'
import { type Broker, openBroker, portOf } from './broker.ts'
import { readMessage } from './message.ts'
import { topicReader } from './topic.ts'

export interface DoorOptions extends DeliverOptions {
  readonly outbound: Pick<Outbound, 'addresses'>
  readonly report: (error: unknown) => void
  /** Milliseconds before the first try again. */
  readonly pause?: number
}

export interface HeldSource {
  readonly id: string
  readonly timeZone: string
  readonly settings: MqttSettings
  readonly secrets: Secrets
  /** Who holds it: asked again before each connection. */
  readonly holder: string
}

interface Arrived {
  readonly packet: IPublishPacket
  readonly broker: () => Broker | undefined
  /** Milliseconds since 1970, and a microsecond more for each further message of a topic in the same millisecond. */
  readonly at: number | string
  readonly now: number
}

/** Messages and bytes that wait at most before no more are read. */
const MOST = 10_000
const MOST_BYTES = 32 * 1024 * 1024
/** Messages and rows that are stored at once. */
const BATCH = 2_000
const BATCH_ROWS = 10_000
const PAUSE = 1_000
const LONGEST = 60_000
/** A connection that lasted so long was a good one: the next try begins with a short pause again. */
const STEADY = 30_000

const Position = z.object({ filters: z.array(z.string()) })

export class MqttDoor {
  readonly #options: DoorOptions
  readonly #source: HeldSource
  readonly #stopped = new AbortController()
  readonly #matched
  readonly #queue: Arrived[] = []
  #bytes = 0
  #held: (() => void)[] = []
  #broker: Broker | undefined
  #pumping: Promise<void> | undefined
  #running: Promise<void> | undefined
  /** Stored, but the connection was gone before we could say so: the broker will send them again, marked as such. */
  readonly #unsaid = new Map<number, string>()
  readonly #arrivals = new Map<string, { now: number; count: number }>()

  constructor(options: DoorOptions, source: HeldSource) {
    this.#options = options
    this.#source = source
    this.#matched = topicReader(source.settings.subscriptions)
  }

  start(): void {
    this.#running = this.#run()
  }

  /** Whether it goes on: it ends by itself when another process holds the source. */
  get active(): boolean {
    return this.#running !== undefined && !this.#stopped.signal.aborted
  }

  /** @param forget whether the broker shall keep nothing for us: the source was switched off or removed */
  async stop(forget: boolean): Promise<void> {
    const broker = this.#broker
    // What came before is stored and acknowledged, unless the database is away.
    if (!forget) await Promise.race([this.#pumping, setTimeout(2_000)])
    await broker?.end(forget)
    this.#stopped.abort()
    await this.#running
    await this.#pumping?.catch(() => undefined)
  }

  async #run(): Promise<void> {
    const { pool, report, pause: first = PAUSE } = this.#options
    const { id, holder } = this.#source
    const { signal } = this.#stopped
    let pause = first
    while (!signal.aborted) {
      const begun = performance.now()
      try {
        if (!(await holdSource(pool, id, holder))) break
        await noteConnection(pool, id, 'connecting')
        const fault = await this.#connection()
        if (signal.aborted) break
        await noteConnection(pool, id, 'away')
        if (fault) await noteFault(pool, id, fault)
      } catch (error) {
        // The database is away: nothing can be stored, and nothing be said of it.
        if (!signal.aborted) report(error)
      }
      pause = performance.now() - begun > STEADY ? first : Math.min(2 * pause, LONGEST)
      await setTimeout(pause / 2 + (Math.random() * pause) / 2, undefined, { signal }).catch(() => undefined)
    }
    this.#stopped.abort()
  }

  /** One connection, from its begin to its end. */
  async #connection(): Promise<Fault | null> {
    const { pool, outbound, report } = this.#options
    const { id, settings, secrets } = this.#source
    let address: string | undefined
    try {
      const url = new URL(settings.address)
      ;[address] = await outbound.addresses(url.hostname.replace(/^\[|\]$/g, ''), portOf(url))
    } catch (error) {
      if (error instanceof OutboundError) return { code: error.reason, about: null }
      throw error
    }
    const before = Position.safeParse(await positionOf(pool, id))
    if (this.#stopped.signal.aborted || address === undefined) return null
    const broker: Broker = openBroker({
      settings,
      secrets,
      address,
      former: before.success ? before.data.filters : [],
      onMessage: (packet, next) => this.#take(packet, next, () => (this.#broker === broker ? broker : undefined)),
      onSubscribed: (filters) => {
        const noted = async () => {
          await keepPosition(pool, id, { filters })
          await noteConnection(pool, id, 'connected')
          await noteFault(pool, id, null)
        }
        noted().catch(report)
      },
    })
    this.#broker = broker
    const fault = await broker.over
    this.#broker = undefined
    this.#forgetUnread()
    return fault
  }

  #take(packet: IPublishPacket, next: () => void, broker: () => Broker | undefined): void {
    if (packet.qos === 1 && packet.messageId !== undefined) {
      const stored = this.#unsaid.get(packet.messageId)
      this.#unsaid.delete(packet.messageId)
      if (packet.dup && stored === contentOf(packet)) {
        broker()?.acknowledge(packet.messageId)
        return next()
      }
    }
    const now = this.#options.clock.now().epochMilliseconds
    this.#queue.push({ packet, broker, now, at: this.#arrival(packet.topic, now) })
    this.#bytes += packet.payload.length
    if (this.#queue.length < MOST && this.#bytes < MOST_BYTES) next()
    else this.#held.push(next)
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = undefined
    })
  }

  /** After an outage a broker hands over at once what it had kept: each message of a topic keeps a moment of its own. */
  #arrival(topic: string, now: number): number | string {
    const before = this.#arrivals.get(topic)
    const count = before?.now === now ? before.count + 1 : 0
    if (this.#arrivals.size > MOST) this.#arrivals.clear()
    this.#arrivals.set(topic, { now, count })
    if (count === 0) return now
    const { epochMilliseconds } = this.#options.clock.now()
    return Temporal.Instant.fromEpochMilliseconds(Math.min(now, epochMilliseconds))
      .add({ microseconds: count })
      .toString()
  }

  async #pump(): Promise<void> {
    const { signal } = this.#stopped
    // What is readable in this turn of the event loop shares the batch.
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    while (this.#queue.length > 0 && !signal.aborted) {
      const { batch, rows, bytes } = this.#next()
      try {
        await deliver(this.#options, this.#source.id, { rows, messages: batch.length, bytes, patience: signal })
      } catch (error) {
        if (signal.aborted) return
        this.#options.report(error)
        await noteFault(this.#options.pool, this.#source.id, { code: 'NOT_STORED', about: null }).catch(() => undefined)
        // Nothing is acknowledged: the broker sends all of it again on the next connection.
        await this.#broker?.end(false)
        return
      } finally {
        this.#bytes -= bytes
      }
      for (const { packet, broker } of batch) this.#acknowledge(packet, broker())
      const held = this.#held
      this.#held = []
      for (const next of held) next()
    }
  }

  #next(): { batch: readonly Arrived[]; rows: readonly SentRow[]; bytes: number } {
    const rows: SentRow[] = []
    let bytes = 0
    let count = 0
    for (const { packet, at, now } of this.#queue) {
      if (count >= BATCH || rows.length >= BATCH_ROWS) break
      const { topic, retain } = packet
      const payload = Buffer.isBuffer(packet.payload) ? packet.payload : Buffer.from(packet.payload)
      const message = { topic, payload, retained: retain, arrivedAt: at, now }
      for (const row of readMessage(message, this.#matched(topic), this.#source.timeZone)) rows.push(row)
      bytes += payload.length
      count += 1
    }
    return { batch: this.#queue.splice(0, count), rows, bytes }
  }

  #acknowledge(packet: IPublishPacket, broker: Broker | undefined): void {
    const { qos, messageId } = packet
    if (qos !== 1 || messageId === undefined) return
    if (broker?.acknowledge(messageId) !== true) this.#unsaid.set(messageId, contentOf(packet))
  }

  /** What was not stored yet is sent again by the broker; of quality 0 there is only this one. */
  #forgetUnread(): void {
    const kept = this.#queue.filter(({ packet }) => packet.qos === 0)
    this.#queue.splice(0, this.#queue.length, ...kept)
    this.#bytes = kept.reduce((sum, { packet }) => sum + packet.payload.length, 0)
    this.#held = []
  }
}

function contentOf({ topic, payload }: IPublishPacket): string {
  return createHash('sha256').update(topic).update('\0').update(payload).digest('base64')
}
