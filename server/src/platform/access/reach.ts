/**
 * How far the rights of one who asks go, and that everything done for a request is done within them. The reach is made
 * from the grants; the database gets it as settings of each transaction and judges every row by it.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { classNames, floorOf, type Level, type RecordClass } from '@citywide/model/platform/record-class'
import { narrowed } from '../api-keys/scopes.ts'
import { type Act, acts, type Extent, extents, type Grant, grants } from './grants.ts'
import type { Principal } from './principal.ts'

/** Highest level per extent: of the city, of the own department, own. -1: nothing. */
type Levels = Readonly<Record<Extent, number>>
export type Reach = Readonly<Record<RecordClass, Readonly<Record<Act, Levels>>>>

/** What the flags of a grant ask of the moment. */
export interface Circumstances {
  /** A purpose was stated, so personal data may be asked for. */
  readonly purpose: boolean
  /** The purpose is an incident that is still open. */
  readonly incident: boolean
  /** A strong factor was shown within ten minutes. */
  readonly strong: boolean
}

const everything: Circumstances = { purpose: true, incident: true, strong: true }

/** The level that a grant gives in these circumstances; -1 where it gives nothing. */
function levelNow({ level, flags = [] }: Grant, { purpose, incident, strong }: Circumstances): number {
  if (flags.includes('S') && !strong) return -1
  if (level < 3) return level
  if (flags.includes('E') && !incident) return -1
  return flags.includes('P') && !purpose ? 2 : level
}

const made = new Map<string, Reach>()
/** Sets of roles in different circumstances; an installation has some dozens. */
const MOST_MADE = 1_000

/** The reach of roles, made once for each set of them and each moment: every request asks for one. */
export function reachOf(roles: readonly string[], circumstances: Circumstances = everything): Reach {
  const { purpose, incident, strong } = circumstances
  const name = [...roles.toSorted(), purpose, incident, strong].join()
  const known = made.get(name)
  if (known) return known
  const reach = reachBy(grants, roles, circumstances)
  if (made.size < MOST_MADE) made.set(name, reach)
  return reach
}

/** The reach that a table of grants gives; only a test has another than ours. */
export function reachBy(table: readonly Grant[], roles: readonly string[], circumstances: Circumstances): Reach {
  const held = table.filter(({ role }) => roles.includes(role))
  const levels = (kind: RecordClass, act: Act): Levels => {
    const of = (extent: Extent) =>
      Math.max(
        -1,
        ...held
          .filter((grant) => grant.act === act && grant.extent === extent && grant.classes.includes(kind))
          .map((grant) => levelNow(grant, circumstances)),
      )
    return { city: of('city'), dept: of('dept'), own: of('own') }
  }
  const of = (kind: RecordClass) => Object.fromEntries(acts.map((act) => [act, levels(kind, act)]))
  return Object.fromEntries(classNames.map((kind) => [kind, of(kind)])) as Reach
}

/** The reach of somebody at this moment. */
export function reachIn({ roles, purpose, strongUntil, keyScopes = null }: Principal): Reach {
  const incident = purpose?.kind === 'incident'
  return narrowed(reachOf(roles, { purpose: purpose !== null, incident, strong: strongUntil !== null }), keyScopes)
}

/** What the rights ask of a record. */
export interface Asked {
  readonly kind: RecordClass
  readonly level: Level
  /** It belongs to a department of who asks. */
  readonly dept: boolean
  /** It belongs to, or is about, who asks. */
  readonly own: boolean
}

/** Whether a reach allows an act on a record. The database holds the same rule as policies; see policies.ts. */
export function can(reach: Reach, act: Act, { kind, level, dept, own }: Asked): boolean {
  const { city, dept: department, own: mine } = reach[kind][act]
  return level <= city || (dept && level <= department) || (own && level <= mine)
}

/** Whether there could be any record of a class for which a reach allows an act, up to a level. */
export function mayAny(reach: Reach, act: Act, kind: RecordClass, level: Level = 0): boolean {
  return extents.some((extent) => reach[kind][act][extent] >= level)
}

/** What keeps somebody from what the roles allow in other circumstances; FORBIDDEN where they never do. */
export function lacking(
  { roles, purpose, strongUntil }: Principal,
  allowed: (reach: Reach) => boolean,
): 'PURPOSE_NEEDED' | 'STEP_UP' | 'FORBIDDEN' {
  const strong = strongUntil !== null
  if (purpose?.kind !== 'incident' && allowed(reachOf(roles, { purpose: true, incident: true, strong })))
    return 'PURPOSE_NEEDED'
  return allowed(reachOf(roles)) ? 'STEP_UP' : 'FORBIDDEN'
}

/** The rights that a request is done within. */
export interface Rights {
  readonly principal: Principal
  readonly reach: Reach
  /** `trusted`: the handler answers for the rights itself; nothing but the actor is set. */
  readonly bound: 'rows' | 'trusted'
  /** What is done, for the audit: method and route. Absent while something is only read. */
  readonly writes?: string
}

const current = new AsyncLocalStorage<Rights | undefined>()

export const currentRights = (): Rights | undefined => current.getStore()

/** Does work in the rights of somebody; every statement in it is judged. */
export function withinRights<T>(rights: Rights, work: () => T): T {
  return current.run(rights, work)
}

/** Does work of the platform itself, for all: nothing in it is judged by who happens to ask. */
export function outsideRights<T>(work: () => T): T {
  return current.run(undefined, work)
}

/** What transactions run as in which all records of a class are open. */
export const wholeRole = (kind: RecordClass): string => `cw_all_${kind}`

/** Whether every record of a class may be read. */
export function seesAll({ principal, reach }: Rights, kind: RecordClass): boolean {
  return principal.scopeIds === null && reach[kind].read.city >= Math.max(2, floorOf(kind))
}

/** Whether none of a class has to be judged; records about citizens always are. */
export function readsAll(rights: Rights, kind: RecordClass): boolean {
  return floorOf(kind) < 2 && seesAll(rights, kind)
}

/** Who acts, for the change log and the audit. */
export const actorOf = ({ principal: { accountId, kind } }: Rights): Readonly<Record<string, string>> => ({
  'cw.actor': accountId,
  'cw.actor_kind': kind === 'key' ? 'key' : 'person',
})

/**
 * The same request with personal data opened or closed: level 3 is never there by default, so that whatever does not
 * write down an access cannot show any.
 */
export function settingsOf(rights: Rights, personal: boolean): Readonly<Record<string, string>> {
  const { principal, reach } = rights
  const numbers = (kind: RecordClass) =>
    (['read', 'write'] as const).flatMap((act) =>
      extents.map((extent) => (personal ? reach[kind][act][extent] : Math.min(2, reach[kind][act][extent]))),
    )
  return {
    ...actorOf(rights),
    'cw.reach': JSON.stringify(Object.fromEntries(classNames.map((kind) => [kind, numbers(kind)]))),
    'cw.departments': `{${principal.departments.join()}}`,
    'cw.scopes': principal.scopeIds === null ? 'all' : `{${principal.scopeIds.join()}}`,
    'cw.person': principal.personId ?? '',
    'cw.subject': principal.subject ?? '',
  }
}
