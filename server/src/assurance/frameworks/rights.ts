/** Who may read the city's own text of a standard, and who keeps frameworks. */
import { Problem } from '@citywide/model/problem'
import type { Act } from '#platform/access/grants.ts'
import { can, currentRights, lacking } from '#platform/access/reach.ts'

const asked = { kind: 'assurance', level: 1, dept: false, own: false } as const

export function keepsFrameworks(): boolean {
  const rights = currentRights()
  return !rights || can(rights.reach, 'write', asked)
}

/** Whether who asks may approve, if need be after a strong factor. */
export function decidesOnFrameworks(): boolean {
  const rights = currentRights()
  return !rights || lacking(rights.principal, (reach) => can(reach, 'approve', asked)) !== 'FORBIDDEN'
}

/** @throws Problem FORBIDDEN, STEP_UP, PURPOSE_NEEDED */
export function demand(act: Act): void {
  const rights = currentRights()
  if (!rights || can(rights.reach, act, asked)) return
  throw new Problem(lacking(rights.principal, (reach) => can(reach, act, asked)))
}
