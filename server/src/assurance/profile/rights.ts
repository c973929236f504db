/** Who may settle something for a city: the rights over assessments, in the scopes of the account. */
import { Problem } from '@citywide/model/problem'
import type { Act } from '#platform/access/grants.ts'
import { type Asked, can, currentRights, lacking, type Reach, reachOf, type Rights } from '#platform/access/reach.ts'

const asked: Asked = { kind: 'assurance', level: 1, dept: false, own: false }
const allows = (act: Act) => (reach: Reach) => can(reach, act, asked)

function sees({ principal: { scopeIds } }: Rights, scopeId: string): boolean {
  return scopeIds === null || scopeIds.includes(scopeId)
}

/** @throws Problem NOT_FOUND outside the scopes of the account, FORBIDDEN, STEP_UP */
export function demandAct(act: Act, scopeId: string): void {
  const rights = currentRights()
  if (!rights) return
  if (!sees(rights, scopeId)) throw new Problem('NOT_FOUND')
  if (!allows(act)(rights.reach)) throw new Problem(lacking(rights.principal, allows(act)))
}

/** Whether the roles allow it once a strong factor is shown. */
export function mayAct(act: Act, scopeId: string): boolean {
  const rights = currentRights()
  return rights === undefined || (sees(rights, scopeId) && allows(act)(reachOf(rights.principal.roles)))
}
