import { createHash } from 'node:crypto'
import { Problem } from '@citywide/model/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { principalOf } from '../access/guard.ts'
import { type Pool, type PoolClient, transaction, type TransactionOptions } from '../postgres/pool.ts'
import { keepAnswer, takeKey } from './idempotency-store.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Bytes of an answer that is kept for those who ask again. */
const MOST_KEPT = 64 * 1024

/**
 * Does a POST once: a second request with the same `Idempotency-Key` gets the first one's answer. The key is taken in
 * the transaction of the work itself, so a twin waits for the first to commit, and a failed attempt leaves no trace. A
 * twin that waits for two seconds is told to come back (BUSY).
 *
 * @throws Problem KEY_NEEDED without a key, KEY_REUSED when the key was used for another request, ANSWER_NOT_KEPT when
 *   it was done and the answer was too long to be kept
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
  const known = await takeKey(client, { accountId, key, fingerprint })
  if (known) {
    if (!known.fingerprint.equals(fingerprint)) throw new Problem('KEY_REUSED')
    if (!known.kept) throw new Problem('ANSWER_NOT_KEPT')
    return { status: known.status, body: known.body, replayed: true }
  }
  const answer = await work()
  const text = JSON.stringify(answer.body) as string | undefined
  const kept = Buffer.byteLength(text ?? '') <= MOST_KEPT
  await keepAnswer(client, { accountId, key }, { status: answer.status, text: kept ? (text ?? null) : null, kept })
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
  options: OnceOptions = {},
): Promise<T> {
  const { body, replayed } = await answeredOnce(pool, request, 201, make, options)
  if (replayed) reply.header('idempotent-replay', '1')
  reply.code(201)
  return body
}

/** The same for a POST that does something and answers 200: what was answered, the first time or again. */
export async function doneOnce<T>(
  pool: Pool,
  request: FastifyRequest,
  work: (client: PoolClient) => Promise<T>,
  options: OnceOptions = {},
): Promise<T> {
  return (await answeredOnce(pool, request, 200, work, options)).body
}

type OnceOptions = Omit<TransactionOptions, 'actor'>

async function answeredOnce<T>(
  pool: Pool,
  request: FastifyRequest,
  status: number,
  work: (client: PoolClient) => Promise<T>,
  options: OnceOptions,
): Promise<{ body: T; replayed: boolean }> {
  const { accountId } = principalOf(request)
  const { body, replayed } = await transaction(
    pool,
    (client) => once(client, request, accountId, async () => ({ status, body: await work(client) })),
    { ...options, actor: accountId },
  )
  return { body: body as T, replayed }
}

/** The version that a change was read at, from `If-Match: "7"`. */
export function versionRead(request: FastifyRequest): number {
  const [, version] = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '') ?? []
  if (version === undefined) throw new Problem('MATCH_NEEDED')
  return Number(version)
}
