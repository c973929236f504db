import { pruneChanges } from './events/changes.ts'
import { noteSize } from './health/health-store.ts'
import { pruneRuns } from './health/job-run-store.ts'
import type { Queryable } from './postgres/pool.ts'
import { prunePreviews } from './records/bulk-store.ts'
import { pruneDeliveries } from './webhooks/delivery-store.ts'

/** Days that a screen or another reader may be away and still resume from the change log. */
const RESUMABLE = 7
/** Days that a delivered event can be sent again, and days that the log says what became of it. */
const REPLAYABLE = 7
const LOGGED = 90

/** Drops what nobody can ask for any more: read changes, answers to old keys, ended sessions and links. */
export async function tidy(client: Queryable): Promise<void> {
  await pruneChanges(client, RESUMABLE)
  await prunePreviews(client, 48)
  await pruneRuns(client, 30, 20)
  await noteSize(client)
  await pruneDeliveries(client, REPLAYABLE, LOGGED)
  await client.query(`delete from idempotent_request where at < now() - interval '48 hours'`)
  await client.query(`delete from session where started_at < now() - interval '12 hours'`)
  await client.query('delete from sign_in_link where expires_at < now() or used_at is not null')
  await client.query(`delete from pending_sign_in where made_at < now() - interval '1 hour'`)
  await client.query(`delete from passkey_challenge where made_at < now() - interval '1 hour'`)
  await client.query(`delete from sign_in_try where since < now() - interval '1 hour'`)
  await client.query(`delete from known_device where used_at < now() - interval '180 days'`)
}
