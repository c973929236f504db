/** The own factors: passkeys, the authenticator app, recovery codes. Each change needs a fresh proof and is written down. */
import {
  CodeConfirmation,
  CodeSecret,
  OwnPasskey,
  PasskeyName,
  RecoveryCodes,
} from '@citywide/model/platform/own-account'
import { NewPasskeyAnswer, PasskeyQuestion } from '@citywide/model/platform/sign-in'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { noteAct } from '../../audit/append.ts'
import { type PoolClient, transaction } from '../../postgres/pool.ts'
import { principalOf } from '../guard.ts'
import { outsideRights } from '../reach.ts'
import { accountById, type Factors, factorsOf, hasStrong, isSecured } from './account-store.ts'
import { dropRecoveryCodes, dropSecret, keepSecret } from './code-store.ts'
import { dropFactors } from './drop-factors.ts'
import { freshRecoveryCodes, secretPlace, takeCode } from './factors.ts'
import { codeAddress, newSecret } from './one-time-code.ts'
import { dropPasskey, keepPasskey, renamePasskey, shownPasskeys } from './passkey-store.ts'
import { enrolled, enrolQuestion } from './passkeys.ts'
import { needProof, refusalNoted } from './proof.ts'
import { freeSessions } from './session-store.ts'
import type { SignInOptions } from './sign-in.ts'
import { countTry, forgive, secondBucket } from './throttle.ts'

const own = { access: 'self', trusted: true } as const
const One = z.object({ id: z.uuid() })

/** What the city asks for is there now: the account's sessions are open to all it may do. */
async function freeIfSecured(client: PoolClient, accountId: string): Promise<void> {
  if (isSecured(await factorsOf(client, accountId))) await freeSessions(client, accountId)
}

export const factorRoutes: FastifyPluginAsyncZod<SignInOptions> = async (app, options) => {
  const { pool, publicUrl, keys, secondFactorNeeded = false } = options
  app.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'))

  /** Never the last way in, nor below what this city asks of every account. */
  const keepAWayIn = (before: Factors, after: Factors) => {
    const none = after.passkeys + after.identities === 0 && after.passwordSince === null
    if (none || (secondFactorNeeded && isSecured(before) && !isSecured(after))) throw new Problem('LAST_WAY_IN')
  }

  app.post(
    '/account/passkeys/question',
    {
      config: own,
      schema: { summary: 'What an authenticator is to be asked for a new passkey', response: { 200: PasskeyQuestion } },
    },
    async (request) => {
      const { accountId: id, name } = principalOf(request)
      await needProof(options, request)
      const account = await accountById(pool, id)
      if (!account) throw new Problem('SIGN_IN')
      const { login } = account
      return { ...(await outsideRights(() => enrolQuestion(pool, publicUrl, { id, login, name: name.zh }))) }
    },
  )

  app.post(
    '/account/passkeys',
    {
      config: own,
      schema: {
        summary: 'Add a passkey',
        body: PasskeyName.extend({ answer: NewPasskeyAnswer }),
        response: { 201: z.array(OwnPasskey) },
      },
    },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      await needProof(options, request)
      const { name, answer } = request.body
      const passkey = await outsideRights(() => enrolled(pool, publicUrl, { accountId, answer }))
      await transaction(pool, async (client) => {
        const object = await keepPasskey(client, { ...passkey, name })
        await freeIfSecured(client, accountId)
        await noteAct(client, { act: 'passkey.add', noun: 'passkey', object, detail: { synced: passkey.synced } })
      })
      return reply.code(201).send(await shownPasskeys(pool, accountId))
    },
  )

  app.patch(
    '/account/passkeys/:id',
    {
      config: own,
      schema: { summary: 'Rename a passkey', params: One, body: PasskeyName, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      const { id } = request.params
      await transaction(pool, async (client) => {
        if (!(await renamePasskey(client, accountId, { id, name: request.body.name }))) throw new Problem('NOT_FOUND')
        await noteAct(client, { act: 'passkey.rename', noun: 'passkey', object: id })
      })
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/account/passkeys/:id',
    { config: own, schema: { summary: 'Remove a passkey', params: One, response: { 204: z.null() } } },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      await needProof(options, request)
      const { id } = request.params
      await transaction(pool, async (client) => {
        const before = await factorsOf(client, accountId, true)
        if (!(await dropPasskey(client, accountId, id))) throw new Problem('NOT_FOUND')
        const after = await factorsOf(client, accountId)
        keepAWayIn(before, after)
        if (!hasStrong(after)) await dropRecoveryCodes(client, accountId)
        await noteAct(client, { act: 'passkey.remove', noun: 'passkey', object: id })
      })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/account/code',
    {
      config: own,
      schema: { summary: 'A secret for an authenticator app, shown once', response: { 200: CodeSecret } },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      await needProof(options, request)
      const account = await accountById(pool, accountId)
      const secret = newSecret()
      await transaction(pool, async (client) => {
        const kept = await keepSecret(client, accountId, keys.sealed(secret, secretPlace(accountId)))
        if (!kept) throw new Problem('TAKEN')
        await noteAct(client, { act: 'authenticator.begin', noun: 'account', object: accountId })
      })
      return { secret, address: codeAddress(secret, account?.login ?? '') }
    },
  )

  app.put(
    '/account/code',
    {
      config: own,
      schema: {
        summary: 'Show that the app has the secret: from then on its codes count',
        body: CodeConfirmation,
        response: { 200: RecoveryCodes },
      },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      await needProof(options, request)
      const { code } = request.body
      await countTry(pool, [secondBucket(accountId)])
      const codes = await refusalNoted(options, { accountId, act: 'authenticator.refuse', by: 'code' }, () =>
        transaction(pool, async (client) => {
          await takeCode(client, keys, { accountId, code, first: true })
          await freeIfSecured(client, accountId)
          await noteAct(client, { act: 'authenticator.add', noun: 'account', object: accountId })
          return freshRecoveryCodes(client, accountId)
        }),
      )
      await forgive(pool, [secondBucket(accountId)])
      return { codes }
    },
  )

  app.delete(
    '/account/code',
    { config: own, schema: { summary: 'Remove the authenticator app', response: { 204: z.null() } } },
    async (request, reply) => {
      const { accountId } = principalOf(request)
      await needProof(options, request)
      await transaction(pool, async (client) => {
        const before = await factorsOf(client, accountId, true)
        if (!(await dropSecret(client, accountId))) throw new Problem('NOT_FOUND')
        const after = await factorsOf(client, accountId)
        keepAWayIn(before, after)
        if (!hasStrong(after)) await dropRecoveryCodes(client, accountId)
        await noteAct(client, { act: 'authenticator.remove', noun: 'account', object: accountId })
      })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/account/recovery-codes',
    {
      config: own,
      schema: { summary: 'Ten fresh recovery codes in place of the former', response: { 200: RecoveryCodes } },
    },
    async (request) => {
      const { accountId } = principalOf(request)
      await needProof(options, request)
      const codes = await transaction(pool, async (client) => {
        if (!hasStrong(await factorsOf(client, accountId))) throw new Problem('FACTOR_NEEDED')
        await noteAct(client, { act: 'recovery_code.renew', noun: 'account', object: accountId })
        return freshRecoveryCodes(client, accountId)
      })
      return { codes }
    },
  )

  app.delete(
    '/admin/accounts/:id/factors',
    {
      config: { access: 'accounts', strong: true },
      schema: {
        summary: 'Take all factors of an account whose holder has lost them; its sessions end',
        params: One,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      // One’s own are changed on one’s own page, where the last way in stays.
      if (id === principalOf(request).accountId) throw new Problem('LAST_WAY_IN')
      await transaction(pool, async (client) => {
        if (!(await accountById(client, id))) throw new Problem('NOT_FOUND')
        await dropFactors(client, id, 'administrator')
      })
      return reply.code(204).send(null)
    },
  )
}
