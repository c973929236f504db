import type { PauseReason, Webhook, WebhookCreate, WebhookPatch } from '@citywide/model/platform/webhook'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

/** What is told of a webhook, counted from the queue and the log. */
const view = `w.id, w.title, w.address, w.topics, w.registers, w.algorithm,
  jsonb_build_object('id', a.id, 'name', a.name) as owner, w.owner_id = $1 as own, w.version,
  w.made_at as "madeAt", w.changed_at as "changedAt", w.paused_at as "pausedAt", w.pause_reason as "pauseReason",
  w.failures, w.failing_since as "failingSince",
  case when w.former_until > now() then w.former_until end as "formerUntil",
  (select count(*) from outbox o where o.destination = w.id) as waiting,
  (select count(*) from dead_letter d where d.webhook_id = w.id and d.ended_at is null) as dead,
  (select d.at from webhook_delivery d where d.webhook_id = w.id and d.delivered
    order by d.id desc limit 1) as "lastDeliveredAt"`

/** @param reader the account that looks: what is its own it may change */
export async function webhooksOf(client: Queryable, reader: string): Promise<Webhook[]> {
  const { rows } = await client.query<Webhook>(
    `select ${view} from webhook w join account a on a.id = w.owner_id where w.removed_at is null order by w.id`,
    [reader],
  )
  return rows
}

export async function findWebhook(client: Queryable, reader: string, id: string): Promise<Webhook | undefined> {
  const { rows } = await client.query<Webhook>(
    `select ${view} from webhook w join account a on a.id = w.owner_id where w.removed_at is null and w.id = $2`,
    [reader, id],
  )
  return rows[0]
}

/** Holds the row until the transaction ends. */
export async function heldWebhook(
  client: PoolClient,
  id: string,
): Promise<{ version: number; ownerId: string; address: string } | undefined> {
  const { rows } = await client.query<{ version: number; ownerId: string; address: string }>(
    `select version, owner_id as "ownerId", address from webhook where id = $1 and removed_at is null for update`,
    [id],
  )
  return rows[0]
}

export async function insertWebhook(
  client: Queryable,
  webhook: WebhookCreate & { readonly id: string; readonly ownerId: string; readonly secret: string },
): Promise<void> {
  const { id, title, address, topics, registers, algorithm, secret, ownerId } = webhook
  await client.query(
    `insert into webhook (id, title, address, topics, registers, algorithm, secret, owner_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, title, address, topics, registers, algorithm, secret, ownerId],
  )
}

export async function changeWebhook(client: Queryable, id: string, patch: WebhookPatch): Promise<void> {
  const { title = null, address = null, topics = null, registers = null, algorithm = null } = patch
  await client.query(
    `update webhook set title = coalesce($2, title), address = coalesce($3, address), topics = coalesce($4, topics),
       registers = coalesce($5, registers), algorithm = coalesce($6, algorithm), version = version + 1, changed_at = now()
      where id = $1`,
    [id, title, address, topics, registers, algorithm],
  )
}

/** @param former the one so far, sealed for its new place, which signs beside the new one for some hours; null: at once */
export async function renewSecret(
  client: Queryable,
  id: string,
  sealed: string,
  former: { readonly sealed: string; readonly hours: number } | null,
): Promise<void> {
  await client.query(
    `update webhook set secret = $2, former_secret = $3, former_until = now() + make_interval(hours => $4::integer),
       version = version + 1, changed_at = now()
      where id = $1`,
    [id, sealed, former?.sealed ?? null, former?.hours ?? null],
  )
}

/** False where it is paused already: the first reason stands. */
export async function pauseWebhook(client: Queryable, id: string, reason: PauseReason): Promise<boolean> {
  const { rowCount } = await client.query(
    `update webhook set paused_at = now(), pause_reason = $2, version = version + 1
      where id = $1 and paused_at is null and removed_at is null`,
    [id, reason],
  )
  return rowCount === 1
}

/** What waits is due at once. */
export async function resumeWebhook(client: Queryable, id: string): Promise<void> {
  await client.query(
    `update webhook set paused_at = null, pause_reason = null, failures = 0, failing_since = null, version = version + 1
      where id = $1`,
    [id],
  )
  await client.query('update outbox set next_at = now() where destination = $1 and next_at > now()', [id])
}

/** What waits for it goes with it; its log stays until its time is up. */
export async function removeWebhook(client: Queryable, id: string): Promise<void> {
  await client.query(`update webhook set removed_at = now(), version = version + 1 where id = $1`, [id])
  await client.query('delete from outbox where destination = $1', [id])
  await client.query(
    `update dead_letter set ended_at = now(), outcome = 'dropped', end_reason = 'removed', body = null
      where webhook_id = $1 and ended_at is null`,
    [id],
  )
}

/** What it takes to decide which events a webhook gets, and to send them. */
export interface Subscription {
  readonly id: string
  readonly title: string
  readonly address: string
  readonly topics: readonly string[]
  readonly registers: readonly string[]
  readonly algorithm: Webhook['algorithm']
  /** Sealed. */
  readonly secret: string
  /** Sealed; null once its time is up. */
  readonly formerSecret: string | null
  readonly ownerId: string
  readonly madeAt: string
  readonly paused: boolean
  readonly failures: number
}

const subscription = `id, title, address, topics, registers, algorithm, secret,
  case when former_until > now() then former_secret end as "formerSecret", owner_id as "ownerId", made_at as "madeAt",
  paused_at is not null as paused, failures`

/** All that are not removed: those that are paused gather what happens meanwhile. */
export async function subscriptions(client: Queryable): Promise<Subscription[]> {
  const { rows } = await client.query<Subscription>(
    `select ${subscription} from webhook where removed_at is null order by id`,
  )
  return rows
}

export async function findSubscription(client: Queryable, id: string): Promise<Subscription | undefined> {
  const { rows } = await client.query<Subscription>(
    `select ${subscription} from webhook where id = $1 and removed_at is null`,
    [id],
  )
  return rows[0]
}

export async function noteSuccess(client: Queryable, id: string): Promise<void> {
  await client.query('update webhook set failures = 0, failing_since = null where id = $1 and failures > 0', [id])
}

/** @returns failures in a row by now, and the seconds since the first of them */
export async function noteFailure(client: Queryable, id: string): Promise<{ failures: number; seconds: number }> {
  const { rows } = await client.query<{ failures: number; seconds: number }>(
    `update webhook set failures = failures + 1, failing_since = coalesce(failing_since, now()) where id = $1
     returning failures, extract(epoch from now() - failing_since)::float8 as seconds`,
    [id],
  )
  return rows[0] ?? { failures: 0, seconds: 0 }
}
