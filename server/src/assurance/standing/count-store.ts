/** How much there is, counted only as far as anybody reads it: a register of a million records answers like a small one. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Counted } from '@citywide/model/assurance/standing'
import type { Queryable } from '#platform/postgres/pool.ts'
import { identifier, literal } from '../sql/quote.ts'

/** Counting stops here, as in the lists. */
const COUNTED = 10_000

/** Records of each register in some scopes, by noun. */
export async function registerCounts(
  client: Queryable,
  declarations: readonly RecordDeclaration[],
  scopeIds: readonly string[],
): Promise<ReadonlyMap<string, Counted>> {
  const counts = declarations.map(
    ({ name, table }) => `select ${literal(name)} as noun, (${bounded(table, 'scope_id = any($1)')})::int as n`,
  )
  const { rows } = await client.query<{ noun: string; n: number }>(counts.join('\nunion all '), [scopeIds])
  return new Map(rows.map(({ noun, n }) => [noun, counted(n, n <= COUNTED)]))
}

/** Records of all registers that belong to each scope itself, by its id. */
export async function scopeCounts(
  client: Queryable,
  declarations: readonly RecordDeclaration[],
): Promise<ReadonlyMap<string, Counted>> {
  const counts = declarations.map(({ table }) => `select (${bounded(table, 'scope_id = s.id')}) as n`)
  const { rows } = await client.query<{ id: string; n: number; more: boolean }>(
    `select s.id, sum(least(n, ${COUNTED}))::int as n, bool_or(n > ${COUNTED}) as more
       from scope s cross join lateral (${counts.join(' union all ')}) c group by s.id`,
  )
  return new Map(rows.map(({ id, n, more }) => [id, { value: n, exact: !more }]))
}

function bounded(table: string, condition: string): string {
  return `select count(*) from (select from ${identifier(table)} where ${condition} limit ${COUNTED + 1}) counted`
}

function counted(value: number, exact: boolean): Counted {
  return { value: Math.min(value, COUNTED), exact }
}

/** Versions of the scopes as records, by id: whoever moves one says which he read. */
export async function scopeVersions(client: Queryable): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ id: string; version: number }>('select id, version from scope')
  return new Map(rows.map(({ id, version }) => [id, version]))
}
