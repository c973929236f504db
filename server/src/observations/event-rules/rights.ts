/** Who may see event rules, and who may write, switch and silence them. */
import { Problem } from '@citywide/model/problem'
import { can, currentRights, lacking } from '#platform/access/reach.ts'

const asked = { kind: 'emergency', level: 1, dept: false, own: false } as const

/** @throws Problem FORBIDDEN, NOT_FOUND where the scope is not one of the reader's */
export function demandSight(scopeId?: string): void {
  const rights = currentRights()
  if (!rights) return
  if (!can(rights.reach, 'read', asked)) throw new Problem('FORBIDDEN')
  const { scopeIds } = rights.principal
  if (scopeId !== undefined && scopeIds !== null && !scopeIds.includes(scopeId)) throw new Problem('NOT_FOUND')
}

export function mayWrite(): boolean {
  const rights = currentRights()
  return !rights || can(rights.reach, 'write', asked)
}

/** @throws Problem FORBIDDEN, STEP_UP, PURPOSE_NEEDED, NOT_FOUND */
export function demandWriting(scopeId: string): void {
  demandSight(scopeId)
  const rights = currentRights()
  if (mayWrite() || !rights) return
  throw new Problem(lacking(rights.principal, (reach) => can(reach, 'write', asked)))
}
