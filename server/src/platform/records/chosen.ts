/** A selection of records as the list of their register takes it, from outside a query string. */
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { reasonOf } from '../http/reasons.ts'
import { listQuery, type Selection } from './query.ts'

/** @throws Problem INVALID naming every part that the list does not take */
export function chosenQuery(
  declaration: RecordDeclaration,
  query: Readonly<Record<string, string | readonly string[]>>,
): Selection {
  const read = listQuery(declaration).safeParse(query, { reportInput: true })
  if (!read.success) {
    const fields = read.error.issues.slice(0, 100).flatMap((issue) => {
      const names = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])]
      return names.map((name) => ({ pointer: `/select/query/${name}`, ...reasonOf(issue) }))
    })
    throw new Problem('INVALID', {}, { fields })
  }
  // All of it, from the beginning: a page is no selection.
  const { limit: _limit, after: _after, ...selection } = read.data
  return selection
}
