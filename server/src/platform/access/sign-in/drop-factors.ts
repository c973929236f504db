/** For a person who has lost what he or she signs in with, and has shown to somebody else who that is. */
import { noteActs } from '../../audit/append.ts'
import type { Queryable } from '../../postgres/pool.ts'
import { dropPassword } from './account-store.ts'
import { dropRecoveryCodes, dropSecret } from './code-store.ts'
import { forgetDevices } from './device-store.ts'
import { dropPasskeys } from './passkey-store.ts'
import { endSessions } from './session-store.ts'

/** Takes every factor of an account and ends its sessions: what is lost may be in other hands. */
export async function dropFactors(
  client: Queryable,
  accountId: string,
  by: 'administrator' | 'terminal',
): Promise<void> {
  await dropPassword(client, accountId)
  await dropPasskeys(client, accountId)
  await dropSecret(client, accountId)
  await dropRecoveryCodes(client, accountId)
  await forgetDevices(client, accountId)
  const ended = await endSessions(client, accountId, { except: undefined })
  await noteActs(client, [
    { act: 'factors.remove', noun: 'account', object: accountId, detail: { by } },
    ...ended.map((object) => ({ act: 'session.end', noun: 'session', object, detail: { by: 'factors' } })),
  ])
}
