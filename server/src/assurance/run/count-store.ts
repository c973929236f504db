/** Running the queries of rules: one snapshot, one moment, and no rule that stops the others. */
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'
import { currentRights } from '#platform/access/reach.ts'
import { type Pool, type PoolClient, sqlState, transaction } from '#platform/postgres/pool.ts'
import type { Counts } from '../sql/compile.ts'
import { literal } from '../sql/quote.ts'
import { enterRole, evaluationRole } from './role-store.ts'
import { prepared, ruleTimeout, withSession } from './sessions.ts'

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

type Results = Map<string, Counted>

/**
 * The same question asked by several cards is asked once. The engine asks on sessions of its own; what somebody asks for
 * is asked on the connection of his request, so that no number of readers keeps the engine waiting.
 */
export async function countAll(
  pool: Pool,
  vocabulary: Vocabulary,
  queries: readonly string[],
  given: Given,
): Promise<ReadonlyMap<string, Counted>> {
  const distinct = [...new Set(queries)]
  if (currentRights() !== undefined) return countForRequest(pool, vocabulary, distinct, given)
  const [only] = distinct
  if (only === undefined) return new Map()
  // One question is one statement, and a snapshot by itself.
  if (distinct.length === 1) {
    return withSession(
      pool,
      vocabulary,
      async (session) => new Map([[only, await countOne(session, only, given, prepared)]]),
    )
  }
  return countTogether(pool, vocabulary, distinct, given)
}

/** From this many questions on a second session helps. */
const many = 24

/** Two sessions take turns at one list, on one snapshot. */
async function countTogether(
  pool: Pool,
  vocabulary: Vocabulary,
  queries: readonly string[],
  given: Given,
): Promise<Results> {
  const results: Results = new Map()
  const waiting = [...queries]
  const work = async (session: PoolClient) => {
    await session.query('savepoint before_rule')
    for (let query = waiting.shift(); query !== undefined; query = waiting.shift()) {
      await countInto(results, session, query, given, prepared)
    }
    await session.query('commit')
  }
  // Whether it comes too late does not matter: then nothing is waiting any more, nor is the snapshot there.
  const help = (snapshot: string) =>
    withSession(pool, vocabulary, async (session) => {
      if (waiting.length === 0) return
      await session.query('begin isolation level repeatable read read only')
      const joined = await session.query(`set transaction snapshot ${literal(snapshot)}`).catch(() => undefined)
      await (joined ? work(session) : session.query('rollback'))
    })
  let helping: Promise<void> | undefined
  await withSession(pool, vocabulary, async (session) => {
    await session.query('begin isolation level repeatable read read only')
    if (queries.length >= many) {
      const { rows } = await session.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot')
      const [{ snapshot } = { snapshot: '' }] = rows
      helping = help(snapshot)
      // Awaited below; until then an error of it must not end the process.
      helping.catch(() => undefined)
    }
    await work(session)
  })
  await helping
  return results
}

async function countForRequest(
  pool: Pool,
  vocabulary: Vocabulary,
  queries: readonly string[],
  given: Given,
): Promise<Results> {
  const role = await evaluationRole(pool, vocabulary)
  return transaction(
    pool,
    async (client) => {
      await enterRole(client, role)
      await client.query('savepoint before_rule')
      const results: Results = new Map()
      for (const query of queries) await countInto(results, client, query, given, plain)
      return results
    },
    { readOnly: true, isolation: 'repeatable read', statementTimeout: ruleTimeout },
  )
}

const plain: Statement = (text, values) => ({ text, values })

type Statement = <T>(text: string, values: T[]) => { readonly text: string; values: T[] }

/** Nothing is written, so one point to return to serves all rules. */
async function countInto(
  results: Results,
  client: PoolClient,
  query: string,
  given: Given,
  statement: Statement,
): Promise<void> {
  const counted = await countOne(client, query, given, statement)
  results.set(query, counted)
  if ('error' in counted) await client.query('rollback to savepoint before_rule')
}

/** A rule that cannot run is an error of its own; a connection that is lost is one of the run. */
async function countOne(
  client: PoolClient,
  query: string,
  { asOf, timeZone, scopeIds }: Given,
  statement: Statement,
): Promise<Counted> {
  const start = performance.now()
  const took = () => performance.now() - start
  try {
    const { rows } = await client.query<Counts>(statement<unknown>(query, [asOf.toString(), timeZone, scopeIds]))
    const [counts] = rows
    return counts ? { counts, milliseconds: took() } : { error: 'no row', milliseconds: took() }
  } catch (error) {
    const state = sqlState(error)
    if (!(error instanceof Error) || state === undefined || /^(08|57P)/.test(state)) throw error
    return { error: `${state} ${error.message}`, milliseconds: took() }
  }
}

export interface RecordRow {
  readonly id: string
  readonly verdict: 'pass' | 'fail' | 'unknown'
  readonly fails: readonly number[]
  readonly unknowns: readonly number[]
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
