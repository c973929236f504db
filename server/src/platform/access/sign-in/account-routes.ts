/** The own account: what everybody sees of it, how it is proven whose it is, its sessions, devices and password. */
import { NewPassword, OwnAccount } from '@citywide/model/platform/own-account'
import { FactorWays, PasskeyQuestion, Proof } from '@citywide/model/platform/sign-in'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { noteAct, noteActs } from '../../audit/append.ts'
import { transaction } from '../../postgres/pool.ts'
import { principalOf } from '../guard.ts'
import { outsideRights } from '../reach.ts'
import { hashOf } from '../principal.ts'
import { accountById, factorsOf, isSecured, keepPassword, rolesUntil, waysOf } from './account-store.ts'
import { devicesOf, forgetDevice, forgetDevices } from './device-store.ts'
import { passwordHash } from './hashing.ts'
import { deviceCookie } from './open-session.ts'
import { shownPasskeys } from './passkey-store.ts'
import { passkeyQuestion, passkeysPossible } from './passkeys.ts'
import { acceptedPassword } from './password.ts'
import { needProof, prove, tokenHashOf } from './proof.ts'
import { endSessions, freeSessions, sessionsOf } from './session-store.ts'
import type { SignInOptions } from './sign-in.ts'

const own = { access: 'self', trusted: true } as const
const One = z.object({ id: z.uuid() })

export const accountRoutes: FastifyPluginAsyncZod<SignInOptions> = async (app, options) => {
  const { pool, publicUrl } = options
  app.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'))

  app.get(
    '/account',
    { config: own, schema: { summary: 'The own account', response: { 200: OwnAccount } } },
    async (request) => {
      const { accountId, strongUntil, confined } = principalOf(request)
      const known = request.cookies[deviceCookie(publicUrl)]
      const account = await accountById(pool, accountId)
      if (!account) throw new Problem('SIGN_IN')
      const [factors, roles, passkeys, sessions, devices] = await Promise.all([
        factorsOf(pool, accountId),
        rolesUntil(pool, accountId),
        shownPasskeys(pool, accountId),
        sessionsOf(pool, accountId, tokenHashOf(request, publicUrl)),
        devicesOf(pool, accountId, known === undefined ? undefined : hashOf(known)),
      ])
      const { passwordSince, codeSince, recoveryLeft } = factors
      const { login, name } = account
      const ways = { passwordSince, codeSince, recoveryLeft, passkeys, passkeysPossible: passkeysPossible(publicUrl) }
      return { login, name, roles, ...ways, sessions, devices, confined, strongUntil }
    },
  )

  app.get(
    '/account/proof',
    {
      config: own,
      schema: {
        summary: 'How one can show once more that it is oneself',
        querystring: z.object({ strong: z.stringbool().default(false) }),
        response: { 200: FactorWays },
      },
    },
    async (request) => waysOf(await factorsOf(pool, principalOf(request).accountId), request.query.strong),
  )

  app.post(
    '/account/proof/passkey/question',
    {
      config: own,
      schema: { summary: 'What an authenticator is to be asked once more', response: { 200: PasskeyQuestion } },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      return { ...(await outsideRights(() => passkeyQuestion(pool, publicUrl, accountId))) }
    },
  )

  app.post(
    '/account/proof',
    {
      config: own,
      schema: { summary: 'Show once more that it is oneself', body: Proof, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await prove(options, request, reply, request.body)
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/account/password',
    {
      config: own,
      schema: {
        summary: 'Set the own password; other sessions and known devices end',
        body: NewPassword,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { accountId, name } = principalOf(request)
      await needProof(options, request)
      const account = await accountById(pool, accountId)
      const password = await acceptedPassword(request.body.password, [
        account?.login ?? '',
        name.zh,
        ...name.en.split(' '),
      ])
      const hash = await passwordHash(password)
      await transaction(pool, async (client) => {
        await keepPassword(client, accountId, hash)
        const ended = await endSessions(client, accountId, { except: tokenHashOf(request, publicUrl) })
        await forgetDevices(client, accountId)
        if (isSecured(await factorsOf(client, accountId))) await freeSessions(client, accountId)
        await noteActs(client, [
          { act: 'password.set', noun: 'account', object: accountId },
          ...ended.map((object) => ({ act: 'session.end', noun: 'session', object, detail: { by: 'password' } })),
        ])
      })
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/account/sessions/:id',
    { config: own, schema: { summary: 'End one of the own sessions', params: One, response: { 204: z.null() } } },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      await needProof(options, request)
      const { id } = request.params
      await transaction(pool, async (client) => {
        const ended = await endSessions(client, accountId, { id })
        if (ended.length === 0) throw new Problem('NOT_FOUND')
        await noteAct(client, { act: 'session.end', noun: 'session', object: id, detail: { by: 'owner' } })
      })
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/account/sessions',
    { config: own, schema: { summary: 'End all other own sessions', response: { 204: z.null() } } },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      await needProof(options, request)
      await transaction(pool, async (client) => {
        const ended = await endSessions(client, accountId, { except: tokenHashOf(request, publicUrl) })
        const detail = { by: 'owner' }
        await noteActs(
          client,
          ended.map((object) => ({ act: 'session.end', noun: 'session', object, detail })),
        )
      })
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/account/devices/:id',
    { config: own, schema: { summary: 'Forget a known device', params: One, response: { 204: z.null() } } },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      const { id } = request.params
      await transaction(pool, async (client) => {
        if (!(await forgetDevice(client, accountId, id))) throw new Problem('NOT_FOUND')
        await noteAct(client, { act: 'device.forget', noun: 'account', object: accountId })
      })
      return reply.code(204).send(null)
    },
  )
}
