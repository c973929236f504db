/** Which events a webhook gets: those about what its owner may read without a purpose, which is never personal. */
import { rightsOf } from '@citywide/model/platform/record-class'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { principalOfAccount } from '../access/principal-store.ts'
import { type Circumstances, mayAny, reachOf, type Rights, withinRights } from '../access/reach.ts'
import type { Pool } from '../postgres/pool.ts'
import { visibleRecords } from './change-store.ts'

const alone: Circumstances = { purpose: false, incident: false, strong: false }

/** What an event is about, as far as the rights ask. */
export interface About {
  readonly topic: string
  readonly noun?: string | undefined
  readonly id?: string | null | undefined
  readonly scopeId?: string | undefined
}

export interface OwnersRights {
  /** Whether there is such an account still, and it may read at all. */
  standing(ownerId: string): Promise<boolean>
  /** For each of the events, in their order, whether the owner may know of it. */
  judge(ownerId: string, events: readonly About[]): Promise<readonly boolean[]>
}

/** Rights as they are now; asked anew for every round. */
export function ownersRights(pool: Pool, byName: ReadonlyMap<string, RecordDeclaration>): OwnersRights {
  const known = new Map<string, Promise<Rights | undefined>>()
  const rightsOfOwner = async (id: string): Promise<Rights | undefined> => {
    const principal = await principalOfAccount(pool, id)
    return principal && { principal, reach: reachOf(principal.roles, alone), bound: 'rows' }
  }
  const of = (id: string) => {
    const asked = known.get(id) ?? rightsOfOwner(id)
    known.set(id, asked)
    return asked
  }
  return {
    async standing(ownerId) {
      return (await of(ownerId)) !== undefined
    },
    async judge(ownerId, events) {
      const rights = await of(ownerId)
      if (!rights) return events.map(() => false)
      const visible = new Set<string>()
      for (const [noun, about] of Map.groupBy(events, (event) => event.noun)) {
        const declaration = noun === undefined ? undefined : byName.get(noun)
        if (!declaration) continue
        const ids = [...new Set(about.flatMap(({ id }) => id ?? []))]
        if (ids.length === 0) continue
        const found = await withinRights(rights, () => visibleRecords(pool, declaration, ids))
        for (const id of found) visible.add(`${declaration.name}/${id}`)
      }
      return events.map(({ topic, noun, id, scopeId }) => {
        if (noun === undefined) return mayKnow(rights, topic, scopeId)
        if (typeof id === 'string') return visible.has(`${noun}/${id}`)
        const declaration = byName.get(noun)
        // Many at once, none of them named: for whoever reads all of the kind.
        return declaration !== undefined && rights.reach[rightsOf(declaration).kind].read.city >= 1
      })
    },
  }
}

/** What is no record: verdicts and findings are read by everybody who reads assessments, within the scopes of the account. */
function mayKnow({ principal, reach }: Rights, topic: string, scopeId: string | undefined): boolean {
  if (topic === 'webhook.test') return true
  // A rule is the same in every scope.
  if (topic === 'rule.published') return mayAny(reach, 'read', 'assurance', 1)
  if (topic !== 'verdict.changed' && topic !== 'finding.changed') return false
  const inScope = principal.scopeIds === null || (scopeId !== undefined && principal.scopeIds.includes(scopeId))
  return inScope && mayAny(reach, 'read', 'assurance', 1)
}
