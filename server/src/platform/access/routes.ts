/** Sign-in by one-time link, and what a signed-in person may know of the own session. */
import { Session } from '@citywide/model/platform/session'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Pool } from '../postgres/pool.ts'
import { cookieName, principalOf } from './guard.ts'
import { scopesOf } from './scopes-store.ts'
import { endSession, sessionFromLink } from './store.ts'

export interface AccessOptions {
  readonly pool: Pool
  readonly clock: Clock
  readonly publicUrl: string
  readonly timeZone: string
}

export const accessRoutes: FastifyPluginAsyncZod<AccessOptions> = async (app, { pool, clock, publicUrl, timeZone }) => {
  const cookie = cookieName(publicUrl)
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const

  app.get(
    '/sign-in/:link',
    {
      config: { access: 'public' },
      schema: { hide: true, params: z.object({ link: z.string().regex(/^[\w-]{20,100}$/) }) },
    },
    async ({ params }, reply) => {
      const token = await sessionFromLink(pool, params.link)
      // A person stands behind this address: send them to a page that explains, not to a document for programs.
      if (token === undefined) return reply.redirect('/sign-in?reason=link-used', 303)
      return reply.setCookie(cookie, token, attributes).redirect('/app', 303)
    },
  )

  app.get(
    '/api/session',
    { config: { access: 'self' }, schema: { summary: 'Who is signed in', response: { 200: Session } } },
    async (request) => {
      const { accountId, name, roles } = principalOf(request)
      return {
        account: { id: accountId, name, roles: [...roles] },
        scopes: await scopesOf(pool),
        timeZone,
        now: clock.now().toString(),
      }
    },
  )

  app.delete(
    '/api/session',
    { config: { access: 'self' }, schema: { summary: 'Sign out', response: { 204: z.null() } } },
    async (request, reply) => {
      const token = request.cookies[cookie]
      if (token === undefined) throw new Problem('SIGN_IN')
      await endSession(pool, token)
      return reply.clearCookie(cookie, attributes).code(204).send(null)
    },
  )
}
