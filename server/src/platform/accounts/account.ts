/** Making, changing, disabling and enabling accounts; each act leaves its row in the audit. */
import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { AccountNew, AccountPatch } from '@citywide/model/platform/account'
import { Problem } from '@citywide/model/problem'
import { noteAct } from '../audit/append.ts'
import type { PoolClient } from '../postgres/pool.ts'
import { addAccount, changeAccount, closeDoors, lockAccount, placesStand, setDisabled } from './account-store.ts'
import { askApprovalAgain } from './grant-store.ts'
import { keepAnAdministrator } from './grant.ts'

/** @throws Problem LOGIN_TAKEN, NO_SUCH_RECORD */
export async function makeAccount(client: PoolClient, account: AccountNew, by: string): Promise<string> {
  const id = randomUUIDv7()
  await demandPlaces(client, account)
  const subject = account.citizen ? `c-${randomBytes(16).toString('hex')}` : null
  await addAccount(client, id, account, { subject, by }).catch((error: unknown) => {
    throw (error as { constraint?: unknown }).constraint === 'account_login_key'
      ? new Problem('LOGIN_TAKEN', {}, { cause: error })
      : error
  })
  const { login, kind, citizen } = account
  await noteAct(client, { act: 'account.create', noun: 'account', object: id, detail: { login, kind, citizen } })
  return id
}

/**
 * Changes an account. Where its rights would reach another department or further scopes, every role it holds waits for
 * approval again: who approved it did so for a place.
 *
 * @throws Problem NOT_FOUND, CHANGED, NO_SUCH_RECORD, ACCOUNT_OWN
 */
export async function editAccount(
  client: PoolClient,
  id: string,
  { patch, read, by }: { patch: AccountPatch; read: number; by: string },
): Promise<void> {
  const before = await lockAccount(client, id)
  if (!before) throw new Problem('NOT_FOUND')
  if (before.version !== read) throw new Problem('CHANGED', { read: String(read), now: String(before.version) })
  await demandPlaces(client, patch)
  const { name = before.name, personId = before.personId } = patch
  const { organizationId = before.organizationId, scopeIds = before.scopeIds } = patch
  const moved = organizationId !== before.organizationId
  const wider =
    before.scopeIds !== null && (scopeIds === null || scopeIds.some((scope) => !before.scopeIds?.includes(scope)))
  const other = personId !== before.personId
  if ((moved || wider || other) && id === by) throw new Problem('ACCOUNT_OWN')
  await changeAccount(client, { id, name, personId, organizationId, scopeIds })
  const again = moved || wider || other ? await askApprovalAgain(client, id) : []
  if (again.includes('secadmin')) await keepAnAdministrator(client, id)
  await noteAct(client, {
    act: 'account.change',
    noun: 'account',
    object: id,
    detail: { fields: Object.keys(patch), ...(again.length > 0 && { approvalAskedAgain: again }) },
  })
}

/** @throws Problem NOT_FOUND, LAST_ADMINISTRATOR, ACCOUNT_OWN */
export async function disableAccount(
  client: PoolClient,
  id: string,
  { by, reason }: { by: string; reason: string },
): Promise<void> {
  if (id === by) throw new Problem('ACCOUNT_OWN')
  await keepAnAdministrator(client, id)
  if (!(await lockAccount(client, id))) throw new Problem('NOT_FOUND')
  await setDisabled(client, id, reason)
  await closeDoors(client, id, by)
  await noteAct(client, { act: 'account.disable', noun: 'account', object: id })
}

/** Opens it again; its keys stay ended. @throws Problem NOT_FOUND */
export async function enableAccount(client: PoolClient, id: string): Promise<void> {
  if (!(await lockAccount(client, id))) throw new Problem('NOT_FOUND')
  await setDisabled(client, id, null)
  await noteAct(client, { act: 'account.enable', noun: 'account', object: id })
}

/** @throws Problem NO_SUCH_RECORD where something that the account is to point to does not exist */
async function demandPlaces(
  client: PoolClient,
  { personId, organizationId, scopeIds }: Pick<AccountPatch, 'personId' | 'organizationId' | 'scopeIds'>,
): Promise<void> {
  const found = await placesStand(client, { personId, organizationId, scopeIds })
  if (!found.person) throw new Problem('NO_SUCH_RECORD', { field: 'personId' })
  if (!found.organization) throw new Problem('NO_SUCH_RECORD', { field: 'organizationId' })
  if (!found.scopes) throw new Problem('NO_SUCH_RECORD', { field: 'scopeIds' })
}
