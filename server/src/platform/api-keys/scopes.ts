/** A key does of what its account may only what its scopes name. */
import type { KeyScopes } from '@citywide/model/platform/api-key'
import { classNames, type RecordClass } from '@citywide/model/platform/record-class'
import type { Access, Act, Extent } from '../access/grants.ts'

type Levels = Readonly<Record<Extent, number>>
type OfClass = Readonly<Record<Act, Levels>>
type Reach = Readonly<Record<RecordClass, OfClass>>

const nothing: Levels = { city: -1, dept: -1, own: -1 }

/** What is left of a reach. Writing needs reading, as everywhere; approving is for people. */
export function narrowed(reach: Reach, scopes: KeyScopes | null): Reach {
  if (scopes === null) return reach
  const of = (kind: RecordClass): OfClass => {
    const { read, write, export: out } = reach[kind]
    const reads = scopes.read.includes(kind)
    return {
      read: reads || scopes.write.includes(kind) ? read : nothing,
      write: scopes.write.includes(kind) ? write : nothing,
      approve: nothing,
      export: reads ? out : nothing,
    }
  }
  return Object.fromEntries(classNames.map((kind) => [kind, of(kind)])) as Reach
}

/**
 * Whether a key may use a route at all. Accounts, roles and keys are for people; a key with scopes is for records and
 * observations.
 */
export function keyMayUse(scopes: KeyScopes | null, access: Access, method: string): boolean {
  if (access === 'accounts') return false
  if (scopes === null) return true
  if (access === 'read') return scopes.read.length > 0 || scopes.write.length > 0
  if (access === 'write') return scopes.write.length > 0
  if (access === 'ingest') return scopes.ingest
  return access === 'public' || (access === 'self' && method === 'GET')
}
