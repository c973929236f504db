import { Problem } from '@citywide/model/problem'
import type { Act } from '#platform/access/grants.ts'
import { currentRights, lacking, mayAny, reachOf } from '#platform/access/reach.ts'

/**
 * Rules are the programme office's to write and to publish; see the class `assurance` of the grants.
 *
 * @throws Problem FORBIDDEN; STEP_UP where a strong factor is all that is missing
 */
export function demandRules(act: Act): void {
  const rights = currentRights()
  if (!rights || mayAny(rights.reach, act, 'assurance')) return
  throw new Problem(lacking(rights.principal, (reach) => mayAny(reach, act, 'assurance')))
}

/** Whether the roles of who asks could ever do it; a strong factor may still be asked for. */
export function mayRules(act: Act): boolean {
  const rights = currentRights()
  return !rights || mayAny(reachOf(rights.principal.roles), act, 'assurance')
}
