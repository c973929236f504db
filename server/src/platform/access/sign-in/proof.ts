/** That the person of a session is still there: a factor shown within ten minutes. Source: OWASP ASVS 5.0, 7.5.1 to 7.5.3. */
import type { Proof } from '@citywide/model/platform/sign-in'
import { Problem } from '@citywide/model/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { noteAct } from '../../audit/append.ts'
import type { Keys } from '../../keys/keys.ts'
import { transaction } from '../../postgres/pool.ts'
import { cookieName, principalOf } from '../guard.ts'
import { outsideRights } from '../reach.ts'
import { hashOf, newToken } from '../principal.ts'
import { accountById, factorsOf, hasStrong, waysOf } from './account-store.ts'
import { takeSecond } from './factors.ts'
import { passwordFits } from './hashing.ts'
import { cookieAttributes, type SessionOptions } from './open-session.ts'
import { passkeyShown } from './passkeys.ts'
import { normalised } from './password.ts'
import { proofsOf, renewSession } from './session-store.ts'
import { countTry, forgive, secondBucket } from './throttle.ts'

/** The hash of the token of who asks. */
export function tokenHashOf(request: FastifyRequest, publicUrl: string): Buffer {
  const token = request.cookies[cookieName(publicUrl)]
  if (token === undefined) throw new Problem('PERSON_NEEDED')
  return hashOf(token)
}

/**
 * What changes how one signs in needs a fresh proof: the strongest that the account has. An account that has nothing yet
 * has shown all it can by opening the session.
 *
 * @throws Problem PROOF_NEEDED; PERSON_NEEDED for a key
 */
export async function needProof({ pool, publicUrl }: SessionOptions, request: FastifyRequest): Promise<void> {
  const { accountId, kind } = principalOf(request)
  if (kind !== 'session') throw new Problem('PERSON_NEEDED')
  const [factors, proofs] = await Promise.all([
    factorsOf(pool, accountId),
    proofsOf(pool, tokenHashOf(request, publicUrl)),
  ])
  if (hasStrong(factors) ? proofs.strong : proofs.any || factors.passwordSince === null) return
  throw new Problem('PROOF_NEEDED')
}

/** Takes a proof; the session goes on under a new token. */
export async function prove(
  options: SessionOptions & { readonly keys: Keys },
  request: FastifyRequest,
  reply: FastifyReply,
  proof: Proof,
): Promise<void> {
  const { pool, publicUrl, keys } = options
  const { accountId } = principalOf(request)
  const from = tokenHashOf(request, publicUrl)
  const bucket = [secondBucket(accountId)]
  await countTry(pool, bucket, () =>
    outsideRights(() => noteAct(pool, { act: 'proof.throttle', noun: 'account', object: accountId })),
  )
  const token = newToken()
  const strong = proof.kind !== 'password'
  await refusalNoted(options, { accountId, act: 'proof.refuse', by: proof.kind }, async () => {
    if (proof.kind === 'password') await passwordShown(options, accountId, proof.password)
    // Apart from the transaction below: a challenge is used up by an answer that fails, too.
    if (proof.kind === 'passkey')
      await outsideRights(() => passkeyShown(pool, publicUrl, { accountId, answer: proof.answer }))
    await transaction(pool, async (client) => {
      if (proof.kind === 'code' || proof.kind === 'recovery')
        await takeSecond(client, keys, { accountId, factor: proof })
      if (!(await renewSession(client, { from, to: hashOf(token), strong }))) throw new Problem('SIGN_IN')
      await noteAct(client, {
        act: 'session.prove',
        noun: 'account',
        object: accountId,
        detail: { by: proof.kind, strong },
      })
    })
  })
  await forgive(pool, bucket)
  reply.setCookie(cookieName(publicUrl), token, cookieAttributes(publicUrl))
}

async function passwordShown({ pool }: SessionOptions, accountId: string, password: string): Promise<void> {
  const [account, factors] = await Promise.all([accountById(pool, accountId), factorsOf(pool, accountId)])
  const fits = await passwordFits(account?.passwordHash ?? undefined, normalised(password))
  if (!fits || !waysOf(factors, false).password) throw new Problem('PASSWORD_WRONG')
}

/** A refused factor is written down in a transaction of its own: the one it was tried in is rolled back. */
export async function refusalNoted<T>(
  { pool }: SessionOptions,
  { accountId, act, by }: { accountId: string; act: string; by: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && ['CODE_WRONG', 'PASSWORD_WRONG', 'PASSKEY_REFUSED'].includes(error.code)) {
      const detail = { by, reason: error.code }
      const actor = { id: accountId, kind: 'person' } as const
      await outsideRights(() => noteAct(pool, { act, noun: 'account', object: accountId, detail, actor }))
    }
    throw error
  }
}
