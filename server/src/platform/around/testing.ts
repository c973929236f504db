import { randomUUID, randomUUIDv7 } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { TestApp } from '../../testing.ts'
import type { Role } from '../access/grants.ts'
import { keepAccount, newSignInLink, sessionFromLink } from '../access/store.ts'

export interface Colleague {
  readonly id: string
  readonly send: (request: InjectOptions) => Promise<LightMyRequestResponse>
}

/** A person who has signed in, beside the officer of the test. */
export async function colleague(
  { app, pool }: TestApp,
  name: string,
  roles: readonly Role[] = ['programme_office'],
): Promise<Colleague> {
  const id = randomUUIDv7()
  await keepAccount(pool, { id, login: id, name: { zh: name, en: name }, roles })
  const token = await sessionFromLink(pool, await newSignInLink(pool, id))
  return {
    id,
    send: (request) =>
      app.inject({
        ...request,
        cookies: { cw: token ?? '' },
        headers: { ...(request.method === 'POST' && { 'idempotency-key': randomUUID() }), ...request.headers },
      }),
  }
}
