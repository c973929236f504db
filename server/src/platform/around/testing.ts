import { randomUUID, randomUUIDv7 } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { TestApp } from '../../testing.ts'
import type { Role } from '../access/grants.ts'
import { hashOf } from '../access/principal.ts'
import { keepAccount, newSignInLink, sessionFromLink } from '../access/store.ts'

export interface Colleague {
  readonly id: string
  /** The session, as a browser sends it. */
  readonly cookie: string
  readonly send: (request: InjectOptions) => Promise<LightMyRequestResponse>
}

/** A person who has signed in, beside the officer of the test. */
export async function colleague(
  { app, pool }: Pick<TestApp, 'app' | 'pool'>,
  name: string,
  roles: readonly Role[] = ['programme_office'],
): Promise<Colleague> {
  const id = randomUUIDv7()
  await keepAccount(pool, { id, login: id, name: { zh: name, en: name }, roles })
  const token = (await sessionFromLink(pool, await newSignInLink(pool, id))) ?? ''
  // With a strong factor just shown; who has none is tested where that matters.
  await pool.query('update session set strong_at = now() where token_hash = $1', [hashOf(token)])
  return {
    id,
    cookie: `cw=${token}`,
    send: (request) =>
      app.inject({
        ...request,
        cookies: { cw: token },
        headers: { ...(request.method === 'POST' && { 'idempotency-key': randomUUID() }), ...request.headers },
      }),
  }
}
