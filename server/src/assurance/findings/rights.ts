/** Who may see findings, and who may act on them. */
import { Problem } from '@citywide/model/problem'
import { can, currentRights, lacking } from '#platform/access/reach.ts'

const asked = { kind: 'assurance', level: 1, dept: false, own: false } as const

/**
 * Findings are internal: whoever reads assessments of the city reads them, within the scopes of the account.
 *
 * @throws Problem FORBIDDEN, NOT_FOUND where the scope is not one of the reader's
 */
export function demandSight(scopeId?: string): void {
  const rights = currentRights()
  if (!rights) return
  if (!can(rights.reach, 'read', asked)) throw new Problem('FORBIDDEN')
  if (scopeId !== undefined && !inScopes(scopeId)) throw new Problem('NOT_FOUND')
}

function inScopes(scopeId: string): boolean {
  const limits = currentRights()?.principal.scopeIds ?? null
  return limits === null || limits.includes(scopeId)
}

/** Whether a finding is for who asks to act: as the person who holds the role, or as one who has it where nobody does. */
export function isMine(role: string, holder: { readonly id: string } | null): boolean {
  const principal = currentRights()?.principal
  if (!principal) return false
  return holder === null ? principal.roles.some((one) => one === role) : holder.id === principal.personId
}

/** Whether who asks keeps the assessments of the city. */
export function keepsFindings(): boolean {
  const rights = currentRights()
  return !rights || can(rights.reach, 'write', asked)
}

/** @throws Problem FORBIDDEN, STEP_UP, PURPOSE_NEEDED */
export function demandKeeping(): void {
  const rights = currentRights()
  if (keepsFindings() || !rights) return
  throw new Problem(lacking(rights.principal, (reach) => can(reach, 'write', asked)))
}

/** Whether who asks may say of a finding that it was seen: whoever has to act on it, and who keeps them all. */
export function mayAcknowledge(role: string, holder: { readonly id: string } | null): boolean {
  const roles = currentRights()?.principal.roles ?? []
  return keepsFindings() || isMine(role, holder) || roles.some((one) => one === role)
}
