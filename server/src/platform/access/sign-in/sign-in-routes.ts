/** The doors: what a browser sends to sign in. Public, so each answers for its own bounds. */
import {
  PasskeyAnswer,
  PasskeyQuestion,
  PasswordSignIn,
  SecondFactor,
  SignInAnswer,
} from '@citywide/model/platform/sign-in'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sameSite } from '../guard.ts'
import { passkeyQuestion, passkeysPossible } from './passkeys.ts'
import { signInByLink, signInByPasskey, signInByPassword, signInBySecond, type SignInOptions } from './sign-in.ts'
import { addressBucket, countTry } from './throttle.ts'

export const signInRoutes: FastifyPluginAsyncZod<SignInOptions> = async (app, options) => {
  const { pool, publicUrl } = options

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    // Another site must not sign somebody in as somebody else.
    if (request.method !== 'GET' && !sameSite(request, publicUrl)) throw new Problem('CROSS_SITE')
  })

  app.get(
    '/sign-in/:link',
    {
      config: { access: 'public' },
      schema: { hide: true, params: z.object({ link: z.string().regex(/^[\w-]{20,100}$/) }) },
    },
    async (request, reply) => {
      const answer = await signInByLink(options, request, reply, request.params.link)
      // A person stands behind this address: send them to a page that explains, not to a document for programs.
      if (!answer) return reply.redirect('/sign-in?reason=link-used', 303)
      if (answer.next === 'second') return reply.redirect('/sign-in?step=second', 303)
      return reply.redirect(answer.confined ? '/app/account' : '/app', 303)
    },
  )

  app.post(
    '/api/sign-in',
    {
      config: { access: 'public' },
      schema: { summary: 'Sign in with name and password', body: PasswordSignIn, response: { 200: SignInAnswer } },
    },
    (request, reply) => signInByPassword(options, request, reply, request.body),
  )

  app.post(
    '/api/sign-in/second',
    {
      config: { access: 'public' },
      schema: { summary: 'Show the second factor of a sign-in', body: SecondFactor, response: { 200: SignInAnswer } },
    },
    (request, reply) => signInBySecond(options, request, reply, request.body),
  )

  app.post(
    '/api/sign-in/passkey/question',
    {
      config: { access: 'public' },
      schema: { summary: 'What an authenticator is to be asked at a sign-in', response: { 200: PasskeyQuestion } },
    },
    async (request) => {
      if (!passkeysPossible(publicUrl)) throw new Problem('PASSKEYS_NEED_NAME')
      await countTry(pool, [{ name: `question ${addressBucket(request.ip).name}`, limit: 120 }])
      return { ...(await passkeyQuestion(pool, publicUrl, null)) }
    },
  )

  app.post(
    '/api/sign-in/passkey',
    {
      config: { access: 'public' },
      schema: { summary: 'Sign in with a passkey', body: PasskeyAnswer, response: { 200: SignInAnswer } },
    },
    (request, reply) => signInByPasskey(options, request, reply, request.body),
  )
}
