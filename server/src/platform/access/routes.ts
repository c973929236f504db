/** What a signed-in person may know of the own session, and its end. */
import { classNames } from '@citywide/model/platform/record-class'
import { Session } from '@citywide/model/platform/session'
import type { Text } from '@citywide/model/text'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { noteAct } from '../audit/append.ts'
import { type Pool, transaction } from '../postgres/pool.ts'
import { cookieName, principalOf } from './guard.ts'
import { mayAny, reachOf } from './reach.ts'
import { hashOf } from './principal.ts'
import { scopesOf } from './scopes-store.ts'
import { cookieAttributes } from './sign-in/open-session.ts'
import { endSessionOf } from './sign-in/session-store.ts'

export interface AccessOptions {
  readonly pool: Pool
  readonly clock: Clock
  readonly publicUrl: string
  readonly timeZone: string
  /** What everybody has to know at once. */
  readonly alarm: () => Text | null
}

export const accessRoutes: FastifyPluginAsyncZod<AccessOptions> = async (app, options) => {
  const { pool, clock, publicUrl, timeZone, alarm } = options
  const cookie = cookieName(publicUrl)
  app.get(
    '/api/session',
    { config: { access: 'self' }, schema: { summary: 'Who is signed in', response: { 200: Session } } },
    async (request) => {
      const { accountId, name, roles, confined } = principalOf(request)
      // In any circumstances: where a factor or a purpose is missing, the attempt asks for it.
      const reach = reachOf(roles)
      return {
        account: { id: accountId, name, roles: [...roles] },
        confined,
        writes: classNames.filter((kind) => mayAny(reach, 'write', kind)),
        scopes: await scopesOf(pool),
        timeZone,
        now: clock.now().toString(),
        alarm: alarm(),
      }
    },
  )

  app.delete(
    '/api/session',
    {
      config: { access: 'self', trusted: true, spare: true },
      schema: { summary: 'Sign out', response: { 204: z.null() } },
    },
    async (request, reply) => {
      const token = request.cookies[cookie]
      if (token === undefined) throw new Problem('SIGN_IN')
      await transaction(pool, async (client) => {
        const ended = await endSessionOf(client, hashOf(token))
        const detail = { by: 'sign-out' }
        if (ended) await noteAct(client, { act: 'session.end', noun: 'session', object: ended.id, detail })
      })
      return reply.clearCookie(cookie, cookieAttributes(publicUrl)).code(204).send(null)
    },
  )
}
