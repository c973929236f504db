import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { type Pool, type Queryable, transaction } from '#platform/postgres/pool.ts'
import { identifier } from '../sql/quote.ts'

/** Rules run as this role: it may read the columns that the vocabulary names, and nothing else. */
const role = 'cw_eval'

const prepared = new WeakMap<Pool, Promise<string | undefined>>()

/**
 * Makes sure that the role may read every word of the vocabulary. Undefined where this server lets us make no roles:
 * then the read-only transaction alone keeps a rule from writing.
 */
export function evaluationRole(pool: Pool, vocabulary: Vocabulary): Promise<string | undefined> {
  const known = prepared.get(pool)
  if (known) return known
  const preparing = prepare(pool, vocabulary).catch((error: unknown) => {
    prepared.delete(pool)
    throw error
  })
  prepared.set(pool, preparing)
  return preparing
}

async function prepare(pool: Pool, vocabulary: Vocabulary): Promise<string | undefined> {
  const { rows } = await pool.query<{ member: boolean; schema: string }>(
    `select coalesce((select pg_has_role(oid, 'MEMBER') from pg_roles where rolname = $1), false) as member,
      current_schema() as schema`,
    [role],
  )
  const [{ member, schema } = { member: false, schema: 'public' }] = rows
  if (!member) return undefined
  const grants = [...vocabulary.nouns.values()].map(({ table, words }) => {
    const columns = [...words.values()].flatMap((word) => (word.kind === 'field' ? [identifier(word.column)] : []))
    return `grant select (${[...columns, 'scope_id'].join(', ')}) on ${identifier(schema)}.${identifier(table)} to ${role}`
  })
  await transaction(pool, async (client) => {
    // Several processes may do this at once, and PostgreSQL does not take two grants on one table at a time.
    await client.query('select pg_advisory_xact_lock(37106, 1)')
    await client.query([`grant usage on schema ${identifier(schema)} to ${role}`, ...grants].join(';\n'))
  })
  return role
}

/** What every run of rules sets for its own transaction. Settings attached to a role count at login only. */
export async function enterRole(client: Queryable, as: string | undefined): Promise<void> {
  const path = `select set_config('search_path', quote_ident(current_schema()), true), set_config('jit', 'off', true)`
  await client.query(as === undefined ? path : `${path}; set local role ${identifier(as)}`)
}
