/** What "found" means in SQL. Lists and the search over everything ask the same. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { type RawBuilder, sql } from '../postgres/statement.ts'
import { searchedFields } from './entries.ts'
import { type Question, questionOf } from './question.ts'

/** Whether a record `r` of a register is found by what was typed. */
export function isFound(declaration: RecordDeclaration, typed: string): RawBuilder<unknown> {
  const question = questionOf(typed)
  if (!question || searchedFields(declaration).length === 0) return sql`false`
  return sql`exists (select from search_entry e
    where e.noun = ${declaration.name} and e.id = r.id and ${holds(question)})`
}

/** Whether an entry `e` holds the words. */
export function holds({ found }: Question): RawBuilder<unknown> {
  return sql`e.words @@ ${found}::tsquery`
}
