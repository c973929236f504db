import type { Queryable } from '#platform/postgres/pool.ts'

/** PostgreSQL takes notices of less than 8,000 bytes; a longer list is left out and means: look at all of them. */
const mostRules = 300

/** Tells open screens which rules have another state, value or list of failing records; sent on commit. */
export async function announce(
  client: Queryable,
  { scope, asOf, rules }: { scope: string; asOf: string; rules: readonly string[] },
): Promise<void> {
  const payload = JSON.stringify({ scope, asOf, rules: rules.length > mostRules ? [] : rules })
  await client.query(`select pg_notify('verdict', $1)`, [payload])
}
