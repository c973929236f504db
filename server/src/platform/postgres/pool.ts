import { escapeLiteral, Pool, type PoolClient, type PoolConfig, TypeOverrides } from 'pg'
import type { RecordClass } from '@citywide/model/platform/record-class'
import { Problem, type ProblemCode, problems } from '@citywide/model/problem'
import { noteAct, noted } from '../audit/append.ts'
import { actorOf, currentRights, readsAll, type Rights, settingsOf, wholeRole } from '../access/reach.ts'
import { RESERVED, withReserve } from './reserve.ts'

export type { Pool, PoolClient } from 'pg'

/** Whatever a statement can be sent to: the pool, or the one client of a transaction. */
export type Queryable = Pick<PoolClient, 'query'>

const DATE = 1082
const INT8 = 20
const TIMESTAMPTZ = 1184

/**
 * The pool of one process. Civil days and instants stay text (ISO 8601, UTC), counts (int8) become numbers: they are
 * counts of rows here, far below 2⁵³.
 *
 * @param report told of connections that broke; they are replaced by themselves
 */
export function openPool(
  { request, ...config }: PoolConfig & RequestLimit,
  report: (error: Error) => void = () => undefined,
): Pool {
  const types = new TypeOverrides()
  types.setTypeParser(DATE, (text) => text)
  types.setTypeParser(INT8, Number)
  types.setTypeParser(TIMESTAMPTZ, instantOf)
  const settings: PoolConfig = {
    max: 10,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'citywide',
    // Times are read back in UTC whatever the server's own zone is; jit costs more than it gives on these queries.
    options: '-c TimeZone=UTC -c jit=off -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000',
    ...config,
    types,
  }
  // A connection that breaks must not end the process, whether it is idle (first handler) or checked out (second).
  const open = (most: PoolConfig) =>
    new Pool({ ...settings, ...most }).on('error', report).on('connect', (client) => client.on('error', report))
  const pool = judged(withReserve(open({}), () => open({ max: RESERVED })))
  if (request !== undefined) requestLimits.set(pool, request)
  return pool
}

interface RequestLimit {
  /** Milliseconds that one statement of a request may take; what needs more says so in its transaction. Default: as all. */
  readonly request?: number
}

const requestLimits = new WeakMap<Pool, number>()

/** The same pool, whose single statements run in the rights of the request they are sent for. */
function judged(pool: Pool): Pool {
  const direct = pool.query.bind(pool) as (...statement: unknown[]) => Promise<unknown>
  const inTransaction = (...statement: unknown[]) =>
    transaction(pool, (client) => (client.query as (...all: unknown[]) => Promise<unknown>)(...statement))
  const query = (...statement: unknown[]) => (currentRights() ? inTransaction : direct)(...statement)
  return Object.assign(pool, { query: query as Pool['query'] })
}

const known = new WeakMap<Rights, string>()

const set = (settings: Readonly<Record<string, string>>): string =>
  `select ${Object.entries(settings)
    .map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`)
    .join(', ')}`

/** What a transaction of a request begins with, as text: one trip to the database sets all of it. */
function opening(rights: Rights): string {
  const made = known.get(rights)
  if (made !== undefined) return made
  const fresh =
    rights.bound === 'trusted' ? set(actorOf(rights)) : `set local role cw_app; ${set(settingsOf(rights, false))}`
  known.set(rights, fresh)
  return fresh
}

/** Opens personal data for the rest of a transaction, as far as the purpose allows; see records/personal.ts. */
export async function openPersonal(client: Queryable, rights: Rights): Promise<void> {
  await client.query(set(settingsOf(rights, true)))
}

const opensAll = (rights: Rights, whole: RecordClass): boolean => rights.bound === 'rows' && readsAll(rights, whole)

/** `2017-01-15 00:00:00.5+00` → `2017-01-15T00:00:00.5Z`. Infinities stay what they are. */
function instantOf(text: string): string {
  return text.endsWith('+00') ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : text
}

export interface TransactionOptions {
  /** The account that writes; the change log takes it from the transaction. */
  readonly actor?: string | undefined
  readonly readOnly?: boolean
  /** Class of the records that are read: whoever may read all of them is not judged row by row. */
  readonly whole?: RecordClass
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  /** Milliseconds one statement may take; exports, imports and evaluations lift the short limit for themselves. */
  readonly statementTimeout?: number
}

/**
 * Runs `work` in one transaction: all of it is committed, or none. A serialisation failure or deadlock is tried again,
 * three times in all. A client whose connection broke leaves the pool.
 */
export async function transaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      const rights = currentRights()
      const { whole } = options
      noted.delete(client)
      const limit = options.statementTimeout ?? (rights && requestLimits.get(pool))
      if (limit !== undefined) waitFor(client, limit)
      const begin = [
        `begin isolation level ${options.isolation ?? 'read committed'} ${options.readOnly ? 'read only' : 'read write'}`,
        ...(rights ? [opening(rights)] : []),
        ...(rights && whole !== undefined && opensAll(rights, whole) ? [`set local role ${wholeRole(whole)}`] : []),
        ...(limit === undefined ? [] : [`set local statement_timeout = ${Math.round(limit)}`]),
      ]
      await client.query(begin.join('; '))
      // Within rights the actor is set already.
      if (options.actor && !rights) await client.query(`select set_config('cw.actor', $1, true)`, [options.actor])
      const result = await work(client)
      if (rights?.writes !== undefined && !options.readOnly) await noteWrite(client, rights.writes)
      await client.query('commit')
      return result
    } catch (error) {
      // When even the roll-back fails the connection is gone, and the server has rolled back by itself. Behind a
      // statement that is not answered it would wait as long again.
      if (isUnanswered(error)) broken = error
      else
        await client.query('rollback').catch((lost: unknown) => {
          broken = lost instanceof Error ? lost : new Error(String(lost))
        })
      if (attempt >= 3 || !['40001', '40P01'].includes(sqlState(error) ?? '')) throw error
    } finally {
      waitFor(client, pool.options.statement_timeout || 0)
      client.release(broken)
    }
  }
}

/** Milliseconds that we wait longer than the server lets a statement run: its answer may be on its way. */
export const GRACE = 2_000

/**
 * How long an answer to one statement is waited for on this connection: as long as the server lets it run and a little,
 * so that a server that hangs, or a network that swallows, does not hold us. pg reads the bound before each statement;
 * its types leave it out.
 *
 * @param statement milliseconds; 0: for ever
 */
function waitFor(client: PoolClient, statement: number): void {
  const { connectionParameters } = client as PoolClient & { connectionParameters: { query_timeout: number } }
  connectionParameters.query_timeout = statement === 0 ? 0 : statement + GRACE
}

/** The client waited in vain: nothing is known of the connection any more. */
function isUnanswered(error: unknown): error is Error {
  return error instanceof Error && error.message === 'Query read timeout'
}

/** No write of a request stays unseen: what its transaction wrote without noting it is noted by its address. */
async function noteWrite(client: PoolClient, address: string): Promise<void> {
  if (noted.has(client)) return
  const { rows } = await client.query<{ wrote: boolean }>(
    'select pg_current_xact_id_if_assigned() is not null as wrote',
  )
  if (rows[0]?.wrote) await noteAct(client, { act: 'request.write', detail: { address } })
}

/**
 * Does a part of a request's transaction as the platform itself, such as a figure that is the same for everybody. What
 * it was asked for has been judged before.
 */
export async function asPlatform<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  const rights = currentRights()
  if (rights?.bound !== 'rows') return work()
  await client.query('set local role none')
  const answer = await work()
  await client.query('set local role cw_app')
  return answer
}

/** SQLSTATE of a database error, or of a connection that was lost. Source: PostgreSQL manual, appendix A. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') {
    return ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(error.code) ? '08006' : error.code
  }
  return /terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error/i.test(
    error.message,
  )
    ? '08006'
    : undefined
}

/** The problem that a database error means to the caller; undefined when it is our own fault. */
export function databaseProblem(error: unknown): Problem | undefined {
  const state = sqlState(error)
  if (state === undefined) return undefined
  if (/^(08|57P|53[03])/.test(state)) return new Problem('DATABASE_AWAY', {}, { cause: error })
  if (state === '57014' || state === '55P03') return new Problem('BUSY', { seconds: '2' }, { cause: error })
  if (state === '53100') return new Problem('STORAGE_FULL', {}, { cause: error })
  if (state === '42501') return new Problem('FORBIDDEN', {}, { cause: error })
  if (state === '23503') return new Problem('STILL_USED', {}, { cause: error })
  if (state === '23505') return new Problem('TAKEN', {}, { cause: error })
  if (state === '23514') return brokenRule(error)
  return undefined
}

/** Rules on whole registers that the database holds, by the name it gives them. */
const rules: Readonly<Record<string, { readonly code: ProblemCode; readonly pointer: string }>> = {
  scope_circle: { code: 'SCOPE_CIRCLE', pointer: '/parentId' },
  scope_city_with_parent: { code: 'SCOPE_CITY_WITH_PARENT', pointer: '/parentId' },
  scope_part_without_parent: { code: 'SCOPE_PART_WITHOUT_PARENT', pointer: '/parentId' },
  scope_leaves_city: { code: 'SCOPE_LEAVES_CITY', pointer: '/parentId' },
}

function brokenRule(error: unknown): Problem | undefined {
  const { constraint } = error as { constraint?: unknown }
  const rule = typeof constraint === 'string' ? rules[constraint] : undefined
  if (!rule) return undefined
  const { code, pointer } = rule
  return new Problem(code, {}, { cause: error, fields: [{ pointer, code, text: problems[code].text }] })
}
