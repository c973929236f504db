/** Who may look at the operations of the city, and who may work on its alerts. */
import { Problem } from '@citywide/model/problem'
import { type Act } from '#platform/access/grants.ts'
import { currentRights, lacking, mayAny } from '#platform/access/reach.ts'

/** The live picture is internal (level 1): whoever sees nothing but what is public has no part in it. */
const INTERNAL = 1

/** @throws Problem FORBIDDEN, or what would open it */
export function demandOperations(act: Act): void {
  const rights = currentRights()
  if (!rights || mayAny(rights.reach, act, 'emergency', INTERNAL)) return
  throw new Problem(lacking(rights.principal, (reach) => mayAny(reach, act, 'emergency', INTERNAL)))
}

export function mayWorkOnAlerts(): boolean {
  const rights = currentRights()
  return !rights || mayAny(rights.reach, 'write', 'emergency', INTERNAL)
}

/** Those of the scopes that lie within the reach of who asks. */
export function scopesInReach(scopes: readonly string[]): readonly string[] {
  const mine = currentRights()?.principal.scopeIds ?? null
  return mine === null ? scopes : scopes.filter((id) => mine.includes(id))
}
