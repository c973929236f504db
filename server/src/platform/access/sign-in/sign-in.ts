/** The ways in: name and password, a second factor, a passkey, a one-time link. */
import type { PasskeyAnswer, SecondFactor, SignInAnswer } from '@citywide/model/platform/sign-in'
import { Problem } from '@citywide/model/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { noteAct } from '../../audit/append.ts'
import type { Keys } from '../../keys/keys.ts'
import { transaction } from '../../postgres/pool.ts'
import { cookieName } from '../guard.ts'
import { hashOf, newToken } from '../principal.ts'
import { takeLink } from '../store.ts'
import { accountByLogin, factorsOf, hasStrong, waysOf } from './account-store.ts'
import { knownDevice } from './device-store.ts'
import { takeSecond } from './factors.ts'
import { passwordFits } from './hashing.ts'
import { cookieAttributes, deviceCookie, type Opening, openSession, type SessionOptions } from './open-session.ts'
import { passkeyShown } from './passkeys.ts'
import { normalised } from './password.ts'
import { keepPending, pendingOf, takePending } from './pending-store.ts'
import { refusalNoted } from './proof.ts'
import { accountBucket, addressBucket, type Bucket, countTry, deviceBucket, forgive, secondBucket } from './throttle.ts'

export interface SignInOptions extends SessionOptions {
  readonly keys: Keys
}

const PENDING_SECONDS = 300
const pendingCookie = (publicUrl: string): string => `${cookieName(publicUrl)}-second`

/** The name as people type it: without what a keyboard or a copy puts around it. */
const loginOf = (typed: string): string => typed.normalize('NFKC').trim().slice(0, 200)

/**
 * @throws Problem SIGN_IN_REFUSED alike for an unknown name, a wrong password and a disabled account; TOO_MANY_TRIES
 */
export async function signInByPassword(
  options: SignInOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: { readonly login: string; readonly password: string },
): Promise<SignInAnswer> {
  const { pool } = options
  const login = loginOf(typed.login)
  const buckets = await bucketsOf(options, request, login)
  await countTry(pool, buckets, () =>
    noteAct(pool, { act: 'sign_in.throttle', noun: 'account', detail: { by: 'password' } }),
  )
  const account = await accountByLogin(pool, login)
  const fits = await passwordFits(account?.passwordHash ?? undefined, normalised(typed.password))
  if (!account || !fits || account.disabled) {
    const reason = !account ? 'no such account' : account.disabled ? 'disabled' : 'password'
    const detail = { by: 'password', reason }
    await noteAct(pool, { act: 'sign_in.refuse', noun: 'account', object: account?.id, detail })
    throw new Problem('SIGN_IN_REFUSED')
  }
  await forgive(pool, buckets)
  return afterFirst(options, request, reply, { accountId: account.id, by: 'password' })
}

async function bucketsOf(
  { pool, publicUrl }: SignInOptions,
  request: FastifyRequest,
  login: string,
): Promise<Bucket[]> {
  const token = request.cookies[deviceCookie(publicUrl)]
  const device = token === undefined ? undefined : await knownDevice(pool, hashOf(token))
  const known = device?.login.toLowerCase() === login.toLowerCase() ? device : undefined
  return known ? [deviceBucket(known.id)] : [addressBucket(request.ip), accountBucket(login.toLowerCase())]
}

/** One factor was right. Where the account has a strong one, that has to follow; the first alone opens nothing then. */
async function afterFirst(
  options: SignInOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  { accountId, by }: Pick<Opening, 'accountId' | 'by'>,
): Promise<SignInAnswer> {
  const { pool, publicUrl } = options
  const factors = await factorsOf(pool, accountId)
  if (!hasStrong(factors)) {
    const { confined } = await openSession(options, request, reply, { accountId, by, strong: false })
    return { next: 'done', confined }
  }
  const token = newToken()
  await keepPending(pool, hashOf(token), { accountId, openedBy: by })
  reply.setCookie(pendingCookie(publicUrl), token, { ...cookieAttributes(publicUrl), maxAge: PENDING_SECONDS })
  return { next: 'second', ways: waysOf(factors, true) }
}

/** @throws Problem SECOND_OVER, CODE_WRONG, TOO_MANY_TRIES */
export async function signInBySecond(
  options: SignInOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  factor: SecondFactor,
): Promise<SignInAnswer> {
  const { pool, publicUrl, keys } = options
  const token = request.cookies[pendingCookie(publicUrl)]
  const pending = token === undefined ? undefined : await pendingOf(pool, hashOf(token))
  if (token === undefined || !pending) throw new Problem('SECOND_OVER')
  const { accountId, openedBy: by } = pending
  const bucket = [secondBucket(accountId)]
  await countTry(pool, bucket, () =>
    noteAct(pool, { act: 'sign_in.throttle', noun: 'account', object: accountId, detail: { by: factor.kind } }),
  )
  await refusalNoted(options, { accountId, act: 'sign_in.refuse', by: factor.kind }, () =>
    transaction(
      pool,
      async (client) => {
        await takeSecond(client, keys, { accountId, factor })
        if (!(await takePending(client, hashOf(token)))) throw new Problem('SECOND_OVER')
      },
      { actor: accountId },
    ),
  )
  await forgive(pool, bucket)
  reply.clearCookie(pendingCookie(publicUrl), cookieAttributes(publicUrl))
  const { confined } = await openSession(options, request, reply, { accountId, by, strong: true })
  return { next: 'done', confined }
}

/** @throws Problem PASSKEY_REFUSED, TOO_MANY_TRIES */
export async function signInByPasskey(
  options: SignInOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: PasskeyAnswer,
): Promise<SignInAnswer> {
  const { pool, publicUrl } = options
  const bucket = [{ ...addressBucket(request.ip), name: `passkey ${addressBucket(request.ip).name}` }]
  await countTry(pool, bucket, () => noteAct(pool, { act: 'sign_in.throttle', detail: { by: 'passkey' } }))
  let accountId: string
  try {
    ;({ accountId } = await passkeyShown(pool, publicUrl, { accountId: null, answer }))
  } catch (error) {
    const detail = { by: 'passkey', reason: error instanceof Problem ? error.code : 'error' }
    await noteAct(pool, { act: 'sign_in.refuse', detail })
    throw error
  }
  await forgive(pool, bucket)
  const { confined } = await openSession(options, request, reply, { accountId, by: 'passkey', strong: true })
  return { next: 'done', confined }
}

/** @returns undefined when the link was used, replaced, or is too old */
export async function signInByLink(
  options: SignInOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  link: string,
): Promise<SignInAnswer | undefined> {
  const accountId = await takeLink(options.pool, link)
  if (accountId !== undefined) return afterFirst(options, request, reply, { accountId, by: 'link' })
  await noteAct(options.pool, { act: 'sign_in.refuse', detail: { by: 'link', reason: 'used or too old' } })
  return undefined
}
