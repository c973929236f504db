/**
 * Registers whose records other people rely on as published: agreed texts, catalogues, public plans. A change to a
 * published record is written as a draft beside it, and a second person publishes it.
 */
import type { Lifecycle } from './lifecycle.ts'

/** What says of a record that it is published; see `docs/decisions/0013-published-records-change-by-drafts.md`. */
export type Publication =
  /** States of the lifecycle in which it is still being made: written directly. In every other one it is published. */
  | { readonly unpublished: readonly string[] }
  /** The day field that holds the day of its publication: published once it holds one. */
  | { readonly since: string }

type Values = Readonly<Record<string, unknown>>

/** What of a declaration decides whether its records are published. */
interface Publishable {
  readonly publication: Publication | undefined
  readonly lifecycle: Lifecycle | undefined
}

export function isPublished({ publication, lifecycle }: Publishable, record: Values): boolean {
  if (!publication) return false
  if ('since' in publication) return typeof record[publication.since] === 'string'
  const state = lifecycle && record[lifecycle.field]
  return typeof state === 'string' && !publication.unpublished.includes(state)
}

/**
 * Whether a second person has to publish a change: the record is published, or would be by it.
 *
 * @param before undefined for a new record
 * @param values the fields that change
 */
export function needsReview(declaration: Publishable, before: Values | undefined, values: Values): boolean {
  if (!declaration.publication) return false
  return (
    (before !== undefined && isPublished(declaration, before)) || isPublished(declaration, { ...before, ...values })
  )
}
