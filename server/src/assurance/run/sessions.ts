/** Sessions of the engine's own: in the role of the rules, read-only, with the queries of the rules prepared. */
import { createHash } from 'node:crypto'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { GRACE, openPool, type Pool, type PoolClient } from '#platform/postgres/pool.ts'
import { evaluationRole } from './role-store.ts'

/** Milliseconds one rule may take. */
export const ruleTimeout = 5_000

/** A run takes two at most: the city goes on working beside it. */
const sessionsAtMost = 3

/** Seconds. A session that is made anew forgets the queries of cards that are no longer in force. */
const lifetime = 3_600

const opened = new WeakMap<Pool, Promise<Pool>>()

/**
 * Lends a session in which nothing needs to be set any more. The sessions end with the pool they belong to.
 *
 * @param pool the pool of the process, whose database is asked
 */
export async function withSession<T>(
  pool: Pool,
  vocabulary: Vocabulary,
  work: (session: PoolClient) => Promise<T>,
): Promise<T> {
  const sessions = await sessionsOf(pool, vocabulary)
  const session = await sessions.connect()
  let broken = true
  try {
    const result = await work(session)
    broken = false
    return result
  } finally {
    // Whatever was begun and not ended ends with its connection.
    session.release(broken)
  }
}

function sessionsOf(pool: Pool, vocabulary: Vocabulary): Promise<Pool> {
  const known = opened.get(pool)
  if (known) return known
  const opening = open(pool, vocabulary).catch((error: unknown) => {
    opened.delete(pool)
    throw error
  })
  opened.set(pool, opening)
  return opening
}

async function open(pool: Pool, vocabulary: Vocabulary): Promise<Pool> {
  const role = await evaluationRole(pool, vocabulary)
  const { rows } = await pool.query<{ schema: string }>('select quote_ident(current_schema()) as schema')
  const settings = {
    TimeZone: 'UTC',
    // On these queries compiling costs more than it gives, and they are short.
    jit: 'off',
    default_transaction_read_only: 'on',
    statement_timeout: ruleTimeout,
    idle_in_transaction_session_timeout: 30_000,
    search_path: rows[0]?.schema ?? 'public',
    ...(role !== undefined && { role }),
  }
  const sessions = openPool({
    ...pool.options,
    password: pool.options.password,
    max: sessionsAtMost,
    min: 1,
    idleTimeoutMillis: 600_000,
    maxLifetimeSeconds: lifetime,
    application_name: 'citywide evidence',
    query_timeout: ruleTimeout + GRACE,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  })
  const end = pool.end.bind(pool)
  Object.assign(pool, {
    async end() {
      await sessions.end()
      await end()
    },
  })
  return sessions
}

const names = new Map<string, string>()

/** A query under its hash: each session reads and plans it once. */
export function prepared<T>(text: string, values: T[]): { readonly name: string; text: string; values: T[] } {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    names.set(text, name)
  }
  return { name, text, values }
}
