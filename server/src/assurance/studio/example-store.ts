/** Examples of rules, run on PostgreSQL: in tables of the session's own that are gone when it ends, by a reader without other rights. */
import type { ExampleStore } from '@citywide/model/assurance/rule-example'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { type Pool, type PoolClient, sqlState, transaction } from '#platform/postgres/pool.ts'
import { evaluationRole } from '../run/role-store.ts'
import type { Counts } from '../sql/compile.ts'
import { plainColumns, plainRows } from '../sql/plain-columns.ts'
import { identifier } from '../sql/quote.ts'

/** Milliseconds that one statement of an example may take. */
const TIMEOUT = 5_000

export interface Store {
  readonly at: string
  readonly records: ExampleStore
}

/** Of one example: what each query counted, or what PostgreSQL says of its records. */
export type Ran = { readonly counts: readonly (Counts | undefined)[] } | { readonly error: string }

/**
 * Runs every query on every store. Nothing of the city is in sight: the session knows the tables of the examples alone.
 *
 * @param nouns those that the queries read
 */
export async function runOnStores(
  pool: Pool,
  vocabulary: Vocabulary,
  nouns: readonly string[],
  queries: readonly string[],
  stores: readonly Store[],
): Promise<readonly Ran[]> {
  const role = await evaluationRole(pool, vocabulary)
  return transaction(
    pool,
    async (client) => {
      await client.query(tablesOf(vocabulary, nouns, role))
      const results: Ran[] = []
      for (const store of stores) {
        await client.query('savepoint example')
        results.push(await runOne(client, vocabulary, { role, queries, nouns, store }))
        await client.query('rollback to savepoint example')
      }
      return results
    },
    { statementTimeout: TIMEOUT },
  )
}

interface Asked {
  readonly role: string | undefined
  readonly queries: readonly string[]
  readonly nouns: readonly string[]
  readonly store: Store
}

async function runOne(
  client: PoolClient,
  vocabulary: Vocabulary,
  { role, queries, nouns, store }: Asked,
): Promise<Ran> {
  try {
    for (const [noun, records] of Object.entries(store.records)) {
      const table = nouns.includes(noun) ? vocabulary.nouns.get(noun)?.table : undefined
      // What no query reads changes nothing.
      if (table !== undefined) await fill(client, table, records)
    }
    const reader = role === undefined ? '' : `; set local role ${identifier(role)}`
    await client.query(`set transaction read only; select set_config('search_path', 'pg_temp', true)${reader}`)
    const counts: (Counts | undefined)[] = []
    for (const query of queries) {
      const { rows } = await client.query<Counts>(query, [store.at, 'UTC', []])
      counts.push(rows[0])
    }
    return { counts }
  } catch (error) {
    const state = sqlState(error)
    if (!(error instanceof Error) || state === undefined || /^(08|57P)/.test(state)) throw error
    return { error: error.message }
  }
}

async function fill(client: PoolClient, table: string, records: ExampleStore[string]): Promise<void> {
  const name = `pg_temp.${identifier(table)}`
  await client.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1)`, [
    plainRows(records),
  ])
}

/** The tables of some nouns, with the columns of made-up stores. */
function tablesOf(vocabulary: Vocabulary, nouns: readonly string[], role: string | undefined): string {
  return nouns
    .flatMap((name) => vocabulary.nouns.get(name) ?? [])
    .map((noun) => {
      const table = identifier(noun.table)
      const made = `create temporary table ${table} (${plainColumns(noun)}) on commit drop`
      return role === undefined ? made : `${made}; grant select on pg_temp.${table} to ${identifier(role)}`
    })
    .join(';\n')
}
