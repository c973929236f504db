/** From changes to events, and from events to those who subscribed to them: each exactly once. */
import { randomUUIDv7 } from 'node:crypto'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { changesAfter, endOfChanges, type Position } from '../events/changes.ts'
import { type Addressed, address, taken, unaddressed } from '../outbox/queue-store.ts'
import { type Pool, transaction } from '../postgres/pool.ts'
import { moveOn, outboxPosition } from './change-store.ts'
import { eventsOf, isTellable } from './events.ts'
import { type About, type OwnersRights, ownersRights } from './rights.ts'
import type { Subscription } from './webhook-store.ts'

/** Changes and events of one round. */
const AT_ONCE = 500

/** An event before it is known who wants it. */
interface Found extends About {
  readonly event: string
  readonly topic: string
  readonly subject: string
  readonly body: object
  readonly at: string
}

export interface AddressOptions {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
  /** What people type into the browser. */
  readonly publicUrl: string
}

/**
 * Reads on in the change log and in what rooms have queued, and addresses it. What was read and what was addressed is
 * committed together: after a crash it is read again, and of two processes that read the same one moves on.
 *
 * @returns whether there may be more at once
 */
export async function addressEvents(
  { pool, registers, publicUrl }: AddressOptions,
  subscribed: readonly Subscription[],
): Promise<boolean> {
  const from = await outboxPosition(pool)
  const end = await endOfChanges(pool)
  const queued = await unaddressed(pool, AT_ONCE)
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  const byTable = new Map(registers.map((declaration) => [declaration.table, declaration]))
  const nouns = new Set(subscribed.flatMap((one) => (one.topics.some(isOfRecords) ? nounsOf(one) : [])))
  const tables = registers.filter((one) => nouns.has(one.name) && isTellable(one)).map(({ table }) => table)
  const changes = tables.length === 0 ? [] : await changesAfter(pool, from, AT_ONCE, tables)
  const last = changes.at(-1)?.position
  const to = last && (changes.length === AT_ONCE || isAfter(last, end)) ? last : end
  const onward = isAfter(to, from) ? to : from
  if (queued.length === 0 && onward === from) return false

  const found: Found[] = [
    ...changes.flatMap((change) => {
      const declaration = byTable.get(change.table)
      const events = declaration ? eventsOf(declaration, change, publicUrl) : []
      return events.map((event) => ({ ...event, event: randomUUIDv7() }))
    }),
    ...queued.map(({ event, topic, subject, body, at }) => {
      const data = body['data'] as { scopeId?: string } | undefined
      return { event, topic, subject, body, at, scopeId: data?.scopeId }
    }),
  ]
  const wanted = await wantedBy(ownersRights(pool, byName), subscribed, found)
  return transaction(pool, async (client) => {
    if (!(await moveOn(client, from, onward))) return true // another process was first
    const gone = await taken(
      client,
      queued.map(({ id }) => id),
    )
    const lost = new Set(queued.filter(({ id }) => !gone.has(id)).map(({ event }) => event))
    await address(
      client,
      wanted.filter(({ event }) => !lost.has(event)),
    )
    return changes.length === AT_ONCE || queued.length === AT_ONCE
  })
}

/** The events of each subscription that its owner may know of. */
async function wantedBy(
  rights: OwnersRights,
  subscribed: readonly Subscription[],
  found: readonly Found[],
): Promise<Addressed[]> {
  const all: Addressed[] = []
  for (const subscription of subscribed) {
    const asked = found.filter((event) => isSubscribed(subscription, event))
    if (asked.length === 0) continue
    const allowed = await rights.judge(subscription.ownerId, asked)
    for (const [at, { event, topic, subject, body, at: moment }] of asked.entries())
      if (allowed[at]) all.push({ event, topic, subject, body, at: moment, destination: subscription.id })
  }
  return all
}

const isOfRecords = (topic: string) => topic.startsWith('record.') || topic === 'incident.changed'

/** Incidents are told of their own accord, whether or not their register is subscribed to. */
function nounsOf({ topics, registers }: Subscription): readonly string[] {
  return topics.includes('incident.changed') ? [...registers, 'Incident'] : registers
}

/** What was before it was made is the receiver's own to read. */
function isSubscribed({ topics, registers, madeAt }: Subscription, { topic, noun, at }: Found): boolean {
  if (!topics.includes(topic) || Temporal.Instant.compare(at, madeAt) < 0) return false
  return !topic.startsWith('record.') || (noun !== undefined && registers.includes(noun))
}

function isAfter(one: Position, other: Position): boolean {
  const [tx, than] = [BigInt(one.tx), BigInt(other.tx)]
  return tx > than || (tx === than && one.seq > other.seq)
}
