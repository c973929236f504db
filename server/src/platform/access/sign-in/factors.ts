/** Whether a shown factor is right: a code of the app, a recovery code, the password. */
import { randomBytes } from 'node:crypto'
import type { SecondFactor } from '@citywide/model/platform/sign-in'
import { Problem } from '@citywide/model/problem'
import { noteAct } from '../../audit/append.ts'
import type { Keys } from '../../keys/keys.ts'
import type { Queryable } from '../../postgres/pool.ts'
import { keepRecoveryCodes, recoverySalt, secretOf, takeRecoveryCode, takeStep } from './code-store.ts'
import { codeHash } from './hashing.ts'
import { stepAt, stepOf } from './one-time-code.ts'
import { newRecoveryCodes, recoveryLetters } from './recovery-code.ts'

/** Where the secret lies: elsewhere it does not open. */
export const secretPlace = (accountId: string): string => `one_time_code.secret ${accountId}`

/**
 * Takes a code of the authenticator app: each counts once, and none from before it.
 *
 * @throws Problem CODE_WRONG
 */
export async function takeCode(
  client: Queryable,
  keys: Keys,
  { accountId, code, first = false }: { accountId: string; code: string; first?: boolean },
): Promise<void> {
  const stored = await secretOf(client, accountId)
  if (!stored || stored.confirmed === first) throw new Problem('CODE_WRONG')
  const step = stepOf(keys.opened(stored.secret, secretPlace(accountId)), code, stepAt(stored.now))
  if (step === undefined || !(await takeStep(client, accountId, step))) throw new Problem('CODE_WRONG')
}

/** @throws Problem CODE_WRONG */
export async function takeSecond(
  client: Queryable,
  keys: Keys,
  { accountId, factor }: { accountId: string; factor: SecondFactor },
): Promise<void> {
  const actor = { id: accountId, kind: 'person' } as const
  if (factor.kind === 'code') return takeCode(client, keys, { accountId, code: factor.code })
  const salt = await recoverySalt(client, accountId)
  // An account without codes takes as long as one with them.
  const hash = await codeHash(recoveryLetters(factor.code), salt ?? randomBytes(16))
  const left = await takeRecoveryCode(client, accountId, hash)
  if (left === undefined) throw new Problem('CODE_WRONG')
  await noteAct(client, { act: 'recovery_code.use', noun: 'account', object: accountId, detail: { left }, actor })
}

/** Ten fresh codes in place of what there was; only their hashes are kept. */
export async function freshRecoveryCodes(client: Queryable, accountId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  const salt = randomBytes(16)
  const hashes = await Promise.all(codes.map((code) => codeHash(recoveryLetters(code), salt)))
  await keepRecoveryCodes(client, accountId, { salt, hashes })
  return codes
}
