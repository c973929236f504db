import { WARNED_DAYS } from '@citywide/model/platform/role-grant'
import { ABOUT_ROLES, tellPeople } from '../inbox/store.ts'
import type { PoolClient } from '../postgres/pool.ts'
import { takeEnding } from './grant-store.ts'

/** Tells holders once that a role of theirs ends soon, while there is time to have it granted anew. */
export async function tellOfEndingRoles(client: PoolClient): Promise<number> {
  const ending = await takeEnding(client, WARNED_DAYS)
  for (const { id, accountId } of ending)
    await tellPeople(client, [accountId], {
      kind: 'role_ends',
      about: id,
      noun: ABOUT_ROLES,
      recordId: accountId,
      actor: null,
    })
  return ending.length
}
