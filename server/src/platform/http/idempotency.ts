import { createHash } from 'node:crypto'
import { Problem } from '@citywide/model/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { principalOf } from '../access/guard.ts'
import { type Pool, type PoolClient, transaction, type TransactionOptions } from '../postgres/pool.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/**
 * Does a POST once: a second request with the same `Idempotency-Key` gets the first one's answer. The key is taken in
 * the transaction of the work itself, so a twin waits for the first to commit, and a failed attempt leaves no trace.
 *
 * @throws Problem KEY_NEEDED without a key, KEY_REUSED when the key was used for another request
 */
export async function once(
  client: PoolClient,
  request: FastifyRequest,
  accountId: string,
  work: () => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\w-]{8,64}$/.test(key)) throw new Problem('KEY_NEEDED')
  const fingerprint = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body)}`)
    .digest()
  const { rowCount } = await client.query(
    'insert into idempotent_request (account_id, key, fingerprint) values ($1, $2, $3) on conflict do nothing',
    [accountId, key, fingerprint],
  )
  if (rowCount === 0) {
    const { rows } = await client.query<{ fingerprint: Buffer; status: number; body: unknown }>(
      'select fingerprint, status, body from idempotent_request where account_id = $1 and key = $2',
      [accountId, key],
    )
    const [known] = rows
    if (!known?.fingerprint.equals(fingerprint)) throw new Problem('KEY_REUSED')
    return { status: known.status, body: known.body, replayed: true }
  }
  const answer = await work()
  await client.query('update idempotent_request set status = $3, body = $4 where account_id = $1 and key = $2', [
    accountId,
    key,
    answer.status,
    JSON.stringify(answer.body),
  ])
  return { ...answer, replayed: false }
}

/**
 * Answers a POST that makes something: made once, in one transaction in the name of who asks. A repeated request gets
 * the first answer and is told so.
 */
export async function createdOnce<T>(
  pool: Pool,
  request: FastifyRequest,
  reply: FastifyReply,
  make: (client: PoolClient) => Promise<T>,
  options: Omit<TransactionOptions, 'actor'> = {},
): Promise<T> {
  const { accountId } = principalOf(request)
  const { body, replayed } = await transaction(
    pool,
    (client) => once(client, request, accountId, async () => ({ status: 201, body: await make(client) })),
    { ...options, actor: accountId },
  )
  if (replayed) reply.header('idempotent-replay', '1')
  reply.code(201)
  return body as T
}

/** The version that a change was read at, from `If-Match: "7"`. */
export function versionRead(request: FastifyRequest): number {
  const [, version] = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '') ?? []
  if (version === undefined) throw new Problem('MATCH_NEEDED')
  return Number(version)
}
