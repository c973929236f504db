/**
 * Giving and taking roles. Two people bring a role about: an administrator grants it, and the head of the department, or a
 * second administrator where the role reaches beyond one, approves. Nobody grants or approves for himself.
 */
import type { Role } from '@citywide/model/platform/role'
import { departmentRoles } from '@citywide/model/platform/role-grant'
import { Problem } from '@citywide/model/problem'
import { noteAct } from '../audit/append.ts'
import { ABOUT_ROLES, tellPeople } from '../inbox/store.ts'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { departmentOf } from './account-store.ts'
import {
  addGrant,
  approveGrant,
  endGrant,
  type GrantOutcome,
  headsOf,
  lockAdministrators,
  lockGrant,
  type OpenGrant,
  othersWith,
  samePersons,
} from './grant-store.ts'

/** What decides who approves a grant. */
export type Asked = Pick<OpenGrant, 'role' | 'accountId' | 'grantedBy' | 'organizationId'>

/** Accounts that may decide on a grant: heads of the department where there is one, else other administrators. */
export async function approversOf(client: Queryable, grant: Asked): Promise<readonly string[]> {
  const { role, accountId, grantedBy, organizationId } = grant
  const involved = [accountId, ...(grantedBy === null ? [] : [grantedBy])]
  const uninvolved = async (accounts: readonly string[]) => {
    const same = await samePersons(client, accounts, involved)
    return accounts.filter((account) => !involved.includes(account) && !same.includes(account))
  }
  if (departmentRoles.includes(role) && organizationId !== null) {
    const heads = await uninvolved(await headsOf(client, organizationId))
    if (heads.length > 0) return heads
  }
  return uninvolved(await othersWith(client, 'secadmin', []))
}

/**
 * Grants a role; it counts once it is approved. The one exception is noted as such: while there is a single
 * administrator of access, the second one needs nobody's approval, since nobody could give it.
 *
 * @throws Problem GRANT_OWN, ROLE_HELD, ROLES_EXCLUDE, ROLE_FOR_PROGRAMS
 */
export async function grantRole(
  client: PoolClient,
  { accountId, role, reason, days, by }: { accountId: string; role: Role; reason: string; days: number; by: string },
): Promise<string> {
  if (accountId === by || (await samePersons(client, [accountId], [by])).length > 0) throw new Problem('GRANT_OWN')
  if (role === 'secadmin') await lockAdministrators(client)
  const id = await addGrant(client, { accountId, role, reason, days, by }).catch((error: unknown) => {
    throw grantProblem(error)
  })
  const alone = role === 'secadmin' && (await othersWith(client, 'secadmin', [by])).length === 0
  if (alone) await approveGrant(client, id, null)
  await noteAct(client, {
    act: 'role.grant',
    noun: 'account',
    object: accountId,
    detail: { grant: id, role, days, ...(alone && { approval: 'nobody could: the only administrator of access' }) },
  })
  if (!alone) {
    const organizationId = await departmentOf(client, accountId)
    const approvers = await approversOf(client, { role, accountId, grantedBy: by, organizationId })
    await tellPeople(client, approvers, {
      kind: 'role_waits',
      about: id,
      noun: ABOUT_ROLES,
      recordId: accountId,
      actor: by,
    })
  }
  return id
}

/** @throws Problem NOT_FOUND, GRANT_DECIDED, APPROVAL_OTHERS, REASON_NEEDED */
export async function decideGrant(
  client: PoolClient,
  id: string,
  { by, approve, reason }: { by: string; approve: boolean; reason: string | undefined },
): Promise<void> {
  const grant = await lockGrant(client, id)
  if (!grant) throw new Problem('GRANT_DECIDED')
  if (!(await approversOf(client, grant)).includes(by)) throw new Problem('APPROVAL_OTHERS')
  if (!grant.waits) throw new Problem('GRANT_DECIDED')
  if (approve) await approveGrant(client, id, by)
  else if (reason === undefined) throw new Problem('REASON_NEEDED')
  else await endGrant(client, id, { outcome: 'declined', by, reason })
  await noteAct(client, {
    act: approve ? 'role.approve' : 'role.decline',
    noun: 'account',
    object: grant.accountId,
    detail: { grant: id, role: grant.role },
  })
}

/**
 * Takes a role back, or a grant that still waits.
 *
 * @throws Problem NOT_FOUND, GRANT_DECIDED, LAST_ADMINISTRATOR
 */
export async function takeRole(
  client: PoolClient,
  id: string,
  { by, reason }: { by: string; reason: string | null },
): Promise<void> {
  const grant = await lockGrant(client, id)
  if (!grant) throw new Problem('GRANT_DECIDED')
  if (grant.role === 'secadmin' && !grant.waits) await keepAnAdministrator(client, grant.accountId)
  const outcome: GrantOutcome = grant.waits ? 'withdrawn' : grant.accountId === by ? 'given_up' : 'ended'
  await endGrant(client, id, { outcome, by, reason })
  await noteAct(client, {
    act: 'role.end',
    noun: 'account',
    object: grant.accountId,
    detail: { grant: id, role: grant.role, outcome },
  })
}

/** @throws Problem LAST_ADMINISTRATOR where nobody else could administer access */
export async function keepAnAdministrator(client: PoolClient, accountId: string): Promise<void> {
  await lockAdministrators(client)
  if ((await othersWith(client, 'secadmin', [accountId])).length === 0) throw new Problem('LAST_ADMINISTRATOR')
}

/** What the rules of the database mean to a person. */
function grantProblem(error: unknown): unknown {
  const { constraint } = error as { constraint?: unknown }
  if (constraint === 'account_role_once') return new Problem('ROLE_HELD', {}, { cause: error })
  if (constraint === 'account_role_exclusive') return new Problem('ROLES_EXCLUDE', {}, { cause: error })
  if (constraint === 'account_role_program') return new Problem('ROLE_FOR_PROGRAMS', {}, { cause: error })
  if (constraint === 'role_grants_to_others') return new Problem('GRANT_OWN', {}, { cause: error })
  return error
}
