/** Running the queries of rules: one snapshot, one moment, and no rule that stops the others. */
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { type Pool, sqlState, transaction } from '#platform/postgres/pool.ts'
import type { Counts } from '../sql/compile.ts'
import { enterRole, evaluationRole } from './role-store.ts'

/** Milliseconds one rule may take. */
const ruleTimeout = 5_000

/** What every rule of a run is given. */
export interface Given {
  readonly asOf: Temporal.Instant
  /** IANA zone of the city. */
  readonly timeZone: string
  readonly scopeIds: readonly string[]
  /** A part of a city, which need not hold of itself what the whole city must. */
  readonly part: boolean
}

export type Counted = { readonly milliseconds: number } & (
  | { readonly counts: Counts }
  /** SQLSTATE and message; ours, not the city's. */
  | { readonly error: string }
)

/** The same question asked by several cards is asked once. */
export async function countAll(
  pool: Pool,
  vocabulary: Vocabulary,
  queries: readonly string[],
  { asOf, timeZone, scopeIds }: Given,
): Promise<ReadonlyMap<string, Counted>> {
  const role = await evaluationRole(pool, vocabulary)
  const parameters = [asOf.toString(), timeZone, scopeIds]
  return transaction(
    pool,
    async (client) => {
      await enterRole(client, role)
      // Nothing is written, so one point to return to serves all rules.
      await client.query('savepoint before_rule')
      const results = new Map<string, Counted>()
      for (const query of new Set(queries)) {
        const start = performance.now()
        try {
          const { rows } = await client.query<Counts>(query, parameters)
          const [counts] = rows
          const milliseconds = performance.now() - start
          results.set(query, counts ? { counts, milliseconds } : { error: 'no row', milliseconds })
        } catch (error) {
          const state = sqlState(error)
          if (!(error instanceof Error) || state === undefined || /^(08|57P)/.test(state)) throw error
          results.set(query, { error: `${state} ${error.message}`, milliseconds: performance.now() - start })
          await client.query('rollback to savepoint before_rule')
        }
      }
      return results
    },
    { readOnly: true, isolation: 'repeatable read', statementTimeout: ruleTimeout },
  )
}

export interface RecordRow {
  readonly id: string
  readonly verdict: 'pass' | 'fail' | 'unknown'
  readonly fails: readonly number[]
}

/** One page of the records of a rule, by id. */
export async function recordPage(
  pool: Pool,
  vocabulary: Vocabulary,
  query: string,
  { asOf, timeZone, scopeIds }: Given,
  { verdicts, after, limit }: { verdicts: readonly string[]; after: string | null; limit: number },
): Promise<RecordRow[]> {
  const role = await evaluationRole(pool, vocabulary)
  return transaction(
    pool,
    async (client) => {
      await enterRole(client, role)
      const { rows } = await client.query<RecordRow>(query, [
        asOf.toString(),
        timeZone,
        scopeIds,
        verdicts,
        after,
        limit,
      ])
      return rows
    },
    { readOnly: true, isolation: 'repeatable read', statementTimeout: ruleTimeout },
  )
}
