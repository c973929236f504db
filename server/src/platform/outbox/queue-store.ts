/** The queue of events on their way out. An event is added with what it tells of, and leaves when it has arrived. */
import { randomUUIDv7 } from 'node:crypto'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

/** Something that happened, for whoever subscribed to it. */
export interface NewEvent {
  readonly topic: string
  /** Events of one subject are delivered in the order they were queued: the record, the rule in its scope. */
  readonly subject: string
  /** What is told; nothing of sensitivity 3. */
  readonly body: object
}

/** An event that is to go to one destination. */
export interface Message {
  /** Place in the queue. */
  readonly id: number
  readonly event: string
  readonly topic: string
  readonly subject: string
  readonly body: Readonly<Record<string, unknown>>
  /** When it happened, ISO 8601. */
  readonly at: string
  readonly destination: string
  readonly replay: boolean
  /** This one included. */
  readonly tries: number
}

/** Adds events in the transaction of what they tell of: they go out if and only if it commits. */
export async function queueEvent(client: Queryable, ...events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await client.query(
    `insert into outbox (event, topic, subject, body)
     select event, topic, subject, body from jsonb_to_recordset($1::jsonb)
       as r(event uuid, topic text, subject text, body jsonb)`,
    [JSON.stringify(events.map((event) => ({ ...event, event: randomUUIDv7() })))],
  )
}

/** An event for a destination, with the moment at which it happened. */
export interface Addressed extends NewEvent {
  readonly event: string
  readonly at: string
  readonly destination: string
  readonly replay?: boolean
}

export async function address(client: Queryable, events: readonly Addressed[]): Promise<void> {
  if (events.length === 0) return
  await client.query(
    `insert into outbox (event, topic, subject, body, at, destination, replay)
     select event, topic, subject, body, at, destination, coalesce(replay, false) from jsonb_to_recordset($1::jsonb)
       as r(event uuid, topic text, subject text, body jsonb, at timestamptz, destination uuid, replay boolean)`,
    [JSON.stringify(events)],
  )
}

export type Unaddressed = Omit<Message, 'destination' | 'tries' | 'replay'>

/** Events of which it is not yet known who wants them, in their order. */
export async function unaddressed(client: Queryable, limit: number): Promise<Unaddressed[]> {
  const { rows } = await client.query<Unaddressed>(
    `select id, event, topic, subject, body, at from outbox where destination is null order by id limit $1`,
    [limit],
  )
  return rows
}

/** Takes events out of the queue; those that another process took already are not named. */
export async function taken(client: PoolClient, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ id: number }>('delete from outbox where id = any($1) returning id', [ids])
  return new Set(rows.map(({ id }) => id))
}

/** A destination that may be sent to now, and how many messages at once. */
export interface Opening {
  readonly destination: string
  readonly room: number
}

/**
 * Leases what is due: nobody else takes it for so long, and the transaction ends before anything is sent. Of one subject
 * only the oldest message is taken; the next one waits until it has arrived or is given up.
 *
 * @param worker who holds the lease
 * @param lease seconds
 */
export async function claim(
  client: Queryable,
  openings: readonly Opening[],
  { worker, lease, limit }: { worker: string; lease: number; limit: number },
): Promise<Message[]> {
  if (openings.length === 0) return []
  const { rows } = await client.query<Message>(
    `with due as (
       select o.id from unnest($1::uuid[], $2::integer[]) with ordinality d(destination, room, place)
       cross join lateral (
         select o.id from outbox o
          where o.destination = d.destination and o.next_at <= now()
            and (o.lease_until is null or o.lease_until <= now())
            and not exists (select from outbox e
              where e.destination = o.destination and e.subject = o.subject and e.id < o.id)
          order by o.id limit d.room for update skip locked) o
       limit $5)
     update outbox o set leased_by = $3, lease_until = now() + make_interval(secs => $4), tries = tries + 1
       from due where o.id = due.id
     returning o.id, event, topic, subject, body, at, destination, replay, tries`,
    [openings.map(({ destination }) => destination), openings.map(({ room }) => room), worker, lease, limit],
  )
  return rows.toSorted((one, other) => one.id - other.id)
}

/** It has arrived. False where the lease was lost: somebody else has it now and will see to it. */
export async function arrived(client: Queryable, { id }: Message, worker: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from outbox where id = $1 and leased_by = $2', [id, worker])
  return rowCount === 1
}

/**
 * It is tried again, later each time: 0.1 s · 2^tries, at most a minute, a quarter up or down.
 *
 * @param seconds the receiver's own wish, at most an hour
 * @returns milliseconds until then; null where the lease was lost
 */
export async function later(
  client: Queryable,
  { id }: Message,
  worker: string,
  seconds: number | null,
): Promise<number | null> {
  const { rows } = await client.query<{ wait: number }>(
    `update outbox set leased_by = null, lease_until = null,
       next_at = now() + make_interval(secs => greatest(
         least(60, 0.1 * 2 ^ least(tries, 16)) * (0.75 + random() / 2), least(3600, coalesce($3::float8, 0))))
      where id = $1 and leased_by = $2
      returning 1000 * extract(epoch from next_at - now())::float8 as wait`,
    [id, worker, seconds],
  )
  return rows[0]?.wait ?? null
}

/** Messages that have waited too long, taken out of the queue to be put before a person. */
export async function expired(client: Queryable, hours: number, limit: number): Promise<Message[]> {
  const { rows } = await client.query<Message>(
    `delete from outbox where id in (
       select id from outbox
        where destination is not null and queued_at < now() - make_interval(hours => $1)
          and (lease_until is null or lease_until <= now())
        order by id limit $2 for update skip locked)
     returning id, event, topic, subject, body, at, destination, replay, tries`,
    [hours, limit],
  )
  return rows.toSorted((one, other) => one.id - other.id)
}
