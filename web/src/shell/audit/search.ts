/** What the address says: which rows, and which one is open. Days are civil days of the city. */
import type { AuditFilters } from '@citywide/model/platform/audit-view'
import { actorKinds } from '@citywide/model/audit/row'
import { z } from 'zod'
import { endOfDay, startOfDay } from '../../ui/format.ts'

const words = z.coerce.string().min(1).max(200).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

export const AuditSearch = z.object({
  fromDay: day,
  toDay: day,
  actor: words,
  actorKind: z.enum(actorKinds).optional().catch(undefined),
  act: words,
  noun: words,
  object: words,
  purpose: words,
  row: z.coerce.number().int().positive().optional().catch(undefined),
})
export type AuditSearch = z.infer<typeof AuditSearch>

export function filtersOf({ fromDay, toDay, ...search }: AuditSearch, timeZone: string): AuditFilters {
  const { actor, actorKind, act, noun, object, purpose } = search
  return {
    actor,
    actorKind,
    act,
    noun,
    object,
    purpose,
    ...(fromDay !== undefined && { from: startOfDay(fromDay, timeZone) }),
    ...(toDay !== undefined && { to: endOfDay(toDay, timeZone) }),
  }
}
