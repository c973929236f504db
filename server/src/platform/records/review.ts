/** What is published does not change by one hand: see `docs/decisions/0013-published-records-change-by-drafts.md`. */
import { Problem } from '@citywide/model/problem'
import { needsReview } from '@citywide/model/record/publication'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { same } from '@citywide/model/record/same'
import type { Writer } from './stored.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Why a person may not write this directly. What programs and imports bring in stands published elsewhere and is written
 * as it comes.
 *
 * @param before undefined for a new record
 */
export function reviewProblem(
  declaration: RecordDeclaration,
  before: Values | undefined,
  values: Values,
  { source, review }: Writer,
): Problem | undefined {
  if (source !== 'manual' || review || !declaration.publication) return undefined
  const changes = Object.entries(values).filter(([name, value]) => !same(value, before?.[name]))
  if (changes.length === 0) return undefined
  return needsReview(declaration, before, Object.fromEntries(changes)) ? new Problem('REVIEW_NEEDED') : undefined
}
