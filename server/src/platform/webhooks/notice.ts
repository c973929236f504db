/** What people are told of a webhook that was paused. */
import type { PauseReason } from '@citywide/model/platform/webhook'
import { tellAccounts } from '../inbox/store.ts'
import type { PoolClient } from '../postgres/pool.ts'
import { administrators } from './people-store.ts'
import type { Subscription } from './webhook-store.ts'

/** Its owner and whoever runs the installation. */
export async function tellOfPause(
  client: PoolClient,
  { id, title, ownerId }: Subscription,
  reason: PauseReason,
): Promise<void> {
  const accounts = [ownerId, ...(await administrators(client))]
  await tellAccounts(client, accounts, { kind: 'webhook', noun: 'Webhook', recordId: id, note: { title, reason } })
}
