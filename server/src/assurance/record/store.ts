import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { type Pool, type Queryable, sqlState, transaction } from '#platform/postgres/pool.ts'
import { rowsOf, sql } from '#platform/postgres/statement.ts'
import type { Given } from '../run/count-store.ts'
import { enterRole, evaluationRole } from '../run/role-store.ts'

/** What a rule makes of one record; `outside` where it does not count. */
export interface OneVerdict {
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'outside'
  /** Numbers of the conditions, from 1. */
  readonly fails: readonly number[]
  readonly unknowns: readonly number[]
}

/** Milliseconds a rule may take to judge one record. */
const timeout = 1_000
const outside: OneVerdict = { verdict: 'outside', fails: [], unknowns: [] }

/**
 * Asks many rules about one record, on one snapshot. A rule that cannot run is left out: it has its own place where that
 * is said.
 *
 * @param queries `one` of compiled rules
 */
export async function judgeOne(
  pool: Pool,
  vocabulary: Vocabulary,
  queries: readonly string[],
  { asOf, timeZone, scopeIds }: Pick<Given, 'asOf' | 'timeZone' | 'scopeIds'>,
  id: string,
): Promise<ReadonlyMap<string, OneVerdict>> {
  const role = await evaluationRole(pool, vocabulary)
  return transaction(
    pool,
    async (client) => {
      await enterRole(client, role)
      await client.query('savepoint before_rule')
      const verdicts = new Map<string, OneVerdict>()
      for (const query of new Set(queries)) {
        try {
          const { rows } = await client.query<OneVerdict>(query, [asOf.toString(), timeZone, scopeIds, id])
          verdicts.set(query, rows[0] ?? outside)
        } catch (error) {
          const state = sqlState(error)
          if (state === undefined || /^(08|57P)/.test(state)) throw error
          await client.query('rollback to savepoint before_rule')
        }
      }
      return verdicts
    },
    { readOnly: true, isolation: 'repeatable read', statementTimeout: timeout },
  )
}

/** Whether a record stands in its register. */
export async function stands(client: Queryable, { table }: RecordDeclaration, id: string): Promise<boolean> {
  return (await rowsOf(client, sql`select 1 from ${sql.table(table)} where id = ${id}`)).length > 0
}
