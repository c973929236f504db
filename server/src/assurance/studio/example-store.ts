/** Examples of rules, run on PostgreSQL: in tables of the session's own that are gone when it ends, by a reader without other rights. */
import type { ExampleStore } from '@citywide/model/assurance/rule-example'
import type { FieldWord, Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { columnOf } from '@citywide/model/record/names'
import { type Pool, type PoolClient, sqlState, transaction } from '#platform/postgres/pool.ts'
import { evaluationRole } from '../run/role-store.ts'
import type { Counts } from '../sql/compile.ts'
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
  const rows = records.map((record) =>
    Object.fromEntries(
      Object.entries(record).map(([key, value]) => [key === 'recordSource' ? 'source' : columnOf(key), value]),
    ),
  )
  const name = `pg_temp.${identifier(table)}`
  await client.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1)`, [
    JSON.stringify(rows),
  ])
}

/** The tables of some nouns with the same columns; identifiers are plain text there, and nothing is required. */
function tablesOf(vocabulary: Vocabulary, nouns: readonly string[], role: string | undefined): string {
  return nouns
    .flatMap((name) => vocabulary.nouns.get(name) ?? [])
    .map(({ table, words }) => {
      const columns = [...words.values()]
        .filter((word) => word.kind === 'field')
        .map((word) => `${identifier(word.column)} ${columnType(word)}`)
      const made = `create temporary table ${identifier(table)} (${columns.join(', ')}) on commit drop`
      return role === undefined ? made : `${made}; grant select on pg_temp.${identifier(table)} to ${identifier(role)}`
    })
    .join(';\n')
}

/** The type of a field in a table of examples. */
function columnType({ field: { type } }: FieldWord): string {
  return types[type]
}

const types = {
  text: 'text',
  bilingual: 'jsonb',
  boolean: 'boolean',
  number: 'double precision',
  integer: 'integer',
  date: 'date',
  datetime: 'timestamptz',
  code: 'text',
  codes: 'text[]',
  ref: 'text',
  refs: 'text[]',
  json: 'jsonb',
} as const
