/** The doors of single sign-on: where a browser leaves for a provider, and where it comes back. */
import { LinkStart, SignInProvider } from '@citywide/model/platform/sso'
import { AccountIdentity } from '@citywide/model/platform/account'
import { Problem } from '@citywide/model/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { cookieName, principalOf } from '../access/guard.ts'
import { newToken } from '../access/principal.ts'
import { principalOfSession } from '../access/principal-store.ts'
import { cookieAttributes, openSession, type SessionOptions } from '../access/sign-in/open-session.ts'
import { addressBucket, countTry } from '../access/sign-in/throttle.ts'
import { noteAct } from '../audit/append.ts'
import { transaction } from '../postgres/pool.ts'
import { dropIdentity, identitiesOf } from './identity-store.ts'
import { openProviders, type ProviderSettings, settingsAt } from './provider-store.ts'
import { accountFor, arrive, begin, link, type SsoOptions, SsoRefused } from './sign-in.ts'

const tags = ['access']
const params = z.object({ provider: z.string().regex(/^[a-z\d-]{1,40}$/) })
/** Within this site, and no page of another: a path that no browser reads as an address. */
const Path = z
  .string()
  .max(500)
  .regex(/^\/(?:app|my)(?:[/?][^\\\p{Cc}]*)?$/u)
const TEN_MINUTES = 600

export const ssoRoutes: FastifyPluginAsyncZod<SsoOptions & SessionOptions> = async (app, options) => {
  const { pool, publicUrl } = options
  const refCookie = `${cookieName(publicUrl)}-ref`

  /** Known again when the browser comes back; the same in all its windows. */
  const browserOf = (request: FastifyRequest, reply: FastifyReply): string => {
    const known = request.cookies[refCookie]
    const browser = known !== undefined && /^[\w-]{43}$/.test(known) ? known : newToken()
    reply.setCookie(refCookie, browser, { ...cookieAttributes(publicUrl), maxAge: TEN_MINUTES })
    return browser
  }

  const provided = async (code: string): Promise<ProviderSettings> => {
    const provider = await settingsAt(pool, code)
    if (!provider) throw new Problem('NOT_FOUND')
    return provider
  }

  const counted = (request: FastifyRequest) =>
    countTry(pool, [{ name: `sso ${addressBucket(request.ip).name}`, limit: 120 }])

  const refused = async (reply: FastifyReply, error: unknown, provider: string, to: '/sign-in' | '/app/account') => {
    if (!(error instanceof SsoRefused)) throw error
    const detail = { by: 'provider', provider, reason: error.reason, said: error.detail.slice(0, 200) }
    await noteAct(pool, { act: 'sign_in.refuse', noun: 'account', detail })
    return reply.redirect(`${to}?reason=${error.reason}`, 303)
  }

  app.get(
    '/api/sign-in/providers',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Where one may sign in with an account elsewhere',
        response: { 200: z.array(SignInProvider) },
      },
    },
    () => openProviders(pool),
  )

  app.get(
    '/sign-in/sso/:provider',
    {
      config: { access: 'public' },
      schema: { hide: true, params, querystring: z.object({ to: Path.optional().catch(undefined) }) },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      await counted(request)
      const provider = await provided(request.params.provider)
      try {
        const browser = browserOf(request, reply)
        const address = await begin(options, provider, {
          browser,
          returnTo: request.query.to ?? null,
          linkAccount: null,
        })
        return await reply.redirect(address.href, 303)
      } catch (error) {
        return refused(reply, error, provider.code, '/sign-in')
      }
    },
  )

  app.get(
    '/sign-in/sso/:provider/callback',
    { config: { access: 'public' }, schema: { hide: true, params } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      await counted(request)
      const provider = await provided(request.params.provider)
      const query = request.url.slice(request.url.indexOf('?'))
      let linking = false
      try {
        const arrival = await arrive(options, provider, { query, browser: request.cookies[refCookie] })
        const { linkAccount, returnTo } = arrival.flow
        linking = linkAccount !== null
        if (linkAccount !== null) {
          const token = request.cookies[cookieName(publicUrl)]
          const inside = token === undefined ? undefined : await principalOfSession(pool, token)
          if (inside?.accountId !== linkAccount || inside.strongUntil === null)
            throw new SsoRefused('sso-strong', 'not the account that began, or no strong factor')
          await link(options, provider, arrival, linkAccount)
          return await reply.redirect('/app/account?linked=yes', 303)
        }
        const accountId = await accountFor(options, provider, arrival)
        await openSession(options, request, reply, { accountId, by: 'provider', strong: false })
        return await reply.redirect(returnTo ?? '/app', 303)
      } catch (error) {
        return refused(reply, error, provider.code, linking ? '/app/account' : '/sign-in')
      }
    },
  )

  app.get(
    '/api/own-identities',
    {
      config: { access: 'self', trusted: true },
      schema: {
        tags,
        summary: 'Accounts elsewhere that open the asking account',
        response: { 200: z.array(AccountIdentity) },
      },
    },
    (request) => identitiesOf(pool, principalOf(request).accountId),
  )

  app.post(
    '/api/own-identities/:provider',
    {
      config: { access: 'self', trusted: true, strong: true },
      schema: { tags, summary: 'Begin to link an account elsewhere', params, response: { 200: LinkStart } },
    },
    async (request, reply) => {
      const provider = await provided(request.params.provider)
      const browser = browserOf(request, reply)
      const { accountId: linkAccount } = principalOf(request)
      const address = await begin(options, provider, { browser, returnTo: null, linkAccount }).catch(
        (error: unknown) => {
          throw error instanceof SsoRefused
            ? new Problem('SSO_ISSUER', { reason: error.reason }, { cause: error })
            : error
        },
      )
      return { address: address.href }
    },
  )

  app.delete(
    '/api/own-identities/:id',
    {
      config: { access: 'self', trusted: true, strong: true },
      schema: {
        tags,
        summary: 'Unlink an account elsewhere',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      const { id } = request.params
      await transaction(
        pool,
        async (client) => {
          if (!(await dropIdentity(client, accountId, id))) throw new Problem('NOT_FOUND')
          await noteAct(client, {
            act: 'identity.unlink',
            noun: 'account',
            object: accountId,
            detail: { identity: id },
          })
        },
        { actor: accountId },
      )
      return reply.code(204).send(null)
    },
  )
}
