/** SQL put together from parts, safely: names are quoted, values are parameters. Kysely compiles, `pg` runs. */
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import type { QueryResultRow } from 'pg'
import type { Queryable } from './pool.ts'

export { sql, type RawBuilder } from 'kysely'

// Kysely without a connection: it only writes the text. Clients and transactions stay in our hands (see pool.ts).
const writer = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** A statement as text and parameters, for what `pg` has to be given itself. */
export function compiled(statement: RawBuilder<unknown>): { text: string; values: unknown[] } {
  const { sql: text, parameters } = statement.compile(writer)
  return { text, values: [...parameters] }
}

/** Sends one statement and gives its rows. */
export async function rowsOf<R extends QueryResultRow>(
  client: Queryable,
  statement: RawBuilder<unknown>,
): Promise<R[]> {
  const { text, values } = compiled(statement)
  const { rows } = await client.query<R>(text, values)
  return rows
}
