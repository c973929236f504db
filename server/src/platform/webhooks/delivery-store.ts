/** The log of what was sent, and the letters that never arrived. */
import { randomUUIDv7 } from 'node:crypto'
import type { DeadLetter, WebhookDelivery } from '@citywide/model/platform/webhook'
import type { FailureCode } from './failure.ts'
import type { Message } from '../outbox/queue-store.ts'
import type { Queryable } from '../postgres/pool.ts'

/** What one try came to. */
export interface Try {
  readonly delivered: boolean
  readonly status: number | null
  readonly failure: FailureCode | null
  readonly milliseconds: number
  readonly requestBytes: number
  readonly answerBytes: number
}

/** As it is kept: the reason as a code. */
type Coded<T> = Omit<T, 'failure'> & { readonly failure: string | null }

/** Keeps a try; the body only of one that arrived, to be sent again on request. */
export async function keepTry(client: Queryable, message: Message, sent: Try): Promise<void> {
  const { event, topic, subject, body, at, destination, replay, tries } = message
  const { delivered, status, failure, milliseconds, requestBytes, answerBytes } = sent
  await client.query(
    `insert into webhook_delivery (id, webhook_id, event, topic, subject, body, event_at, try, replay, delivered, status,
       failure, milliseconds, request_bytes, answer_bytes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      randomUUIDv7(),
      destination,
      event,
      topic,
      subject,
      delivered ? JSON.stringify(body) : null,
      at,
      tries,
      replay,
      delivered,
      status,
      failure,
      milliseconds,
      requestBytes,
      answerBytes,
    ],
  )
}

/** Newest first. */
export async function deliveriesOf(
  client: Queryable,
  webhook: string,
  { delivered, event, after, limit }: { delivered?: boolean; event?: string; after?: string; limit: number },
): Promise<Coded<WebhookDelivery>[]> {
  const { rows } = await client.query<Coded<WebhookDelivery>>(
    `select id, event, topic, subject, event_at as "eventAt", at, try, replay, delivered, status, failure, milliseconds,
        request_bytes as "requestBytes", answer_bytes as "answerBytes", body is not null as kept
       from webhook_delivery
      where webhook_id = $1 and ($2::boolean is null or delivered = $2) and ($3::uuid is null or event = $3)
        and ($4::uuid is null or id < $4)
      order by id desc limit $5`,
    [webhook, delivered ?? null, event ?? null, after ?? null, limit],
  )
  return rows
}

export interface Kept {
  readonly event: string
  readonly topic: string
  readonly subject: string
  readonly body: Readonly<Record<string, unknown>>
  readonly at: string
}

const kept = `event, topic, subject, body, event_at as at`

/** Events that arrived and can be sent again: one, or those of a span of time. Each once, oldest first. */
export async function keptEvents(
  client: Queryable,
  webhook: string,
  asked: { event: string } | { from: string; to: string },
  limit: number,
): Promise<Kept[]> {
  const { event, from, to } = { event: null, from: null, to: null, ...asked }
  const { rows } = await client.query<Kept>(
    `select * from (
       select distinct on (event) ${kept} from webhook_delivery
        where webhook_id = $1 and body is not null
          and ($2::uuid is null or event = $2) and ($3::timestamptz is null or event_at between $3 and $4)
        order by event) e
      order by at, event limit $5`,
    [webhook, event, from, to, limit],
  )
  return rows
}

/** Puts messages that were given up where a person sees them, with what their last try came to. */
export async function buryMessages(client: Queryable, messages: readonly Message[]): Promise<void> {
  await client.query(
    `insert into dead_letter (id, webhook_id, event, topic, subject, body, event_at, tries, status, failure)
     select r.id, r.destination, r.event, r.topic, r.subject, r.body, r.at, r.tries, last.status, last.failure
       from jsonb_to_recordset($1::jsonb) as r(id uuid, destination uuid, event uuid, topic text, subject text,
         body jsonb, at timestamptz, tries integer)
       left join lateral (select d.status, d.failure from webhook_delivery d
         where d.webhook_id = r.destination and d.event = r.event order by d.id desc limit 1) last on true
      where exists (select from webhook w where w.id = r.destination)`,
    [JSON.stringify(messages.map((message) => ({ ...message, id: randomUUIDv7() })))],
  )
}

/** Those that wait for a person, newest first. */
export async function deadLettersOf(
  client: Queryable,
  webhook: string,
  { after, limit }: { after?: string; limit: number },
): Promise<Coded<DeadLetter>[]> {
  const { rows } = await client.query<Coded<DeadLetter>>(
    `select id, event, topic, subject, event_at as "eventAt", died_at as "diedAt", tries, status, failure
       from dead_letter
      where webhook_id = $1 and ended_at is null and ($2::uuid is null or id < $2)
      order by id desc limit $3`,
    [webhook, after ?? null, limit],
  )
  return rows
}

/** Ends letters in the name of somebody and gives what they held, oldest first; their content is kept no longer. */
export async function endDeadLetters(
  client: Queryable,
  webhook: string,
  letters: 'all' | readonly string[],
  end: { outcome: 'replayed' | 'dropped'; by: string; reason: string | null; limit: number },
): Promise<Kept[]> {
  const { rows } = await client.query<Kept>(
    `with chosen as (
       select id, ${kept} from dead_letter
        where webhook_id = $1 and ended_at is null and ($2::uuid[] is null or id = any($2))
        order by id limit $6 for update)
     update dead_letter d set ended_at = now(), outcome = $3, ended_by = $4, end_reason = $5, body = null
       from chosen where d.id = chosen.id
     returning chosen.event, chosen.topic, chosen.subject, chosen.body, chosen.at`,
    [webhook, letters === 'all' ? null : letters, end.outcome, end.by, end.reason, end.limit],
  )
  return rows.toSorted((one, other) => one.at.localeCompare(other.at) || one.event.localeCompare(other.event))
}

/** Drops content that is too old to be sent again, and then the log itself. */
export async function pruneDeliveries(client: Queryable, contentDays: number, logDays: number): Promise<void> {
  await client.query(
    `update webhook_delivery set body = null where body is not null and at < now() - make_interval(days => $1)`,
    [contentDays],
  )
  await client.query('delete from webhook_delivery where at < now() - make_interval(days => $1)', [logDays])
  await client.query('delete from dead_letter where ended_at < now() - make_interval(days => $1)', [logDays])
}
