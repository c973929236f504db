/** A row of the log as it is sealed: every column but its place. */
import { canonicalJson } from './canonical.ts'
import { type Hash, leafHash } from './tree.ts'

export const actorKinds = ['person', 'key', 'system', 'model'] as const
export type ActorKind = (typeof actorKinds)[number]

export interface AuditRow {
  readonly id: number
  /** UTC, to the millisecond: `2026-11-22T08:00:00.000Z`. */
  readonly at: string
  readonly actor: string | null
  readonly actorKind: ActorKind
  readonly act: string
  readonly noun: string | null
  readonly object: string | null
  readonly department: string | null
  readonly purpose: string | null
  readonly detail: unknown
}

/** The text that is hashed. Whoever is given it can compute the leaf with any tool. */
export function sealedText({ id, at, actor, actorKind, act, noun, object, department, purpose, detail }: AuditRow) {
  return canonicalJson({ id, at, actor, actorKind, act, noun, object, department, purpose, detail })
}

export const leafOf = (hash: Hash, row: AuditRow): Uint8Array => leafHash(hash, sealedText(row))
