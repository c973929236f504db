import type { FieldWord } from '@citywide/model/assurance/language/vocabulary'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, sql } from '#platform/postgres/statement.ts'

/** A record and the others that its references name. */
export interface Involved {
  readonly id: string
  readonly others: readonly { readonly noun: string; readonly id: string }[]
}

/** What some references of records lead to, within the rights of who asks. */
export async function involvedIn(
  client: Queryable,
  { table }: RecordDeclaration,
  references: readonly FieldWord[],
  ids: readonly string[],
): Promise<readonly Involved[]> {
  if (references.length === 0 || ids.length === 0) return ids.map((id) => ({ id, others: [] }))
  const columns = references.map(({ column }) => sql`r.${sql.ref(column)}`)
  const rows = await rowsOf<{ id: string; targets: readonly (string | null)[] }>(
    client,
    sql`select r.id, array[${sql.join(columns)}] as targets from ${sql.table(table)} r where r.id = any(${ids})`,
  )
  return rows.map(({ id, targets }) => ({
    id,
    others: targets.flatMap((target, index) => {
      const noun = references[index]?.follow
      return target !== null && noun !== undefined ? [{ noun, id: target }] : []
    }),
  }))
}
