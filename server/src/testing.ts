import { randomUUID, randomUUIDv7 } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { onTestFinished } from 'vitest'
import type { Role } from '#platform/access/grants.ts'
import { keepAccount, renewKey } from '#platform/access/store.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { startFeed } from '#platform/events/feed.ts'
import type { Blobs } from '#platform/files/blobs.ts'
import { freshBlobs } from '#platform/files/testing.ts'
import type { App } from '#platform/http/app.ts'
import type { Keys } from '#platform/keys/keys.ts'
import type { Outbound } from '#platform/outbound/outbound.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { clientOf, freshDatabase } from '#platform/postgres/testing.ts'
import { buildApp, type Parts } from './app.ts'

export interface TestApp {
  readonly app: App
  readonly pool: Pool
  readonly key: string
  /** Sends a request as an officer with all rights; a POST gets an idempotency key by itself. */
  readonly send: (request: InjectOptions) => Promise<LightMyRequestResponse>
  /** Creates a record and gives it back as stored; fails the test on any other answer than 201. */
  readonly create: (path: string, body: object) => Promise<Record<string, unknown> & { id: string; version: number }>
}

/** The whole application on a database of this test alone. */
export async function freshApp({
  clock = fixedClock('2026-11-22T08:00:00Z'),
  roles = ['program'],
  blobs = freshBlobs(),
  fileLimit,
  outbound,
  keys,
  publicUrl = 'http://localhost:8080',
  ...watches
}: {
  clock?: Clock
  roles?: readonly Role[]
  blobs?: Blobs
  fileLimit?: number
  outbound?: Outbound
  keys?: Keys
  publicUrl?: string
} & Pick<Parts, 'database' | 'space' | 'secondFactorNeeded'> = {}): Promise<TestApp> {
  const pool = await freshDatabase()
  const feed = await startFeed(pool, () => clientOf(pool))
  const app = await buildApp({
    pool,
    feed,
    clock,
    blobs,
    ...(fileLimit !== undefined && { fileLimit }),
    ...(outbound && { outbound }),
    ...(keys && { keys }),
    ...watches,
    publicUrl,
    timeZone: 'Asia/Shanghai',
    version: '0.0.0',
  })
  onTestFinished(async () => {
    await app.close()
    await feed.stop()
  })
  await keepAccount(pool, { id: randomUUIDv7(), login: 'officer', name: { zh: '工作人员', en: 'Officer' }, roles })
  const key = await renewKey(pool, 'officer', randomUUIDv7(), 1)
  const send = (request: InjectOptions) =>
    app.inject({
      ...request,
      headers: {
        authorization: `Bearer ${key}`,
        ...(request.method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...request.headers,
      },
    })
  return {
    app,
    pool,
    key,
    send,
    async create(path, payload) {
      const answer = await send({ method: 'POST', url: `/api/${path}`, payload })
      if (answer.statusCode !== 201) throw new Error(`${path} was refused with ${answer.statusCode}: ${answer.body}`)
      return answer.json()
    },
  }
}
