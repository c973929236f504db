/**
 * Passkeys: two factors in one, bound to this site. Source: WebAuthn level 3 § 7.1 and § 7.2, which the library checks;
 * that a challenge is answered once and counters do not go back is ours.
 */
import type { NewPasskeyAnswer, PasskeyAnswer } from '@citywide/model/platform/sign-in'
import { Problem } from '@citywide/model/problem'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import ipaddr from 'ipaddr.js'
import type { Queryable } from '../../postgres/pool.ts'
import { hashOf } from '../principal.ts'
import {
  type ChallengePurpose,
  keepChallenge,
  passkeyBehind,
  passkeysOf,
  type StoredPasskey,
  takeChallenge,
  usePasskey,
} from './passkey-store.ts'

/** Milliseconds that the browser waits for the person; a challenge lives as long. */
const PATIENCE = 300_000
/** Ed25519, ES256, RS256: what authenticators have. Source: IANA COSE algorithms. */
const ALGORITHMS = [-8, -7, -257]

/** The site that passkeys are bound to; undefined at a bare address, for which there can be none. */
function site(publicUrl: string): { readonly id: string; readonly origin: string } | undefined {
  const { hostname, origin } = new URL(publicUrl)
  return ipaddr.isValid(hostname.replaceAll(/^\[|\]$/g, '')) ? undefined : { id: hostname, origin }
}

export const passkeysPossible = (publicUrl: string): boolean => site(publicUrl) !== undefined

function siteOf(publicUrl: string): { readonly id: string; readonly origin: string } {
  const found = site(publicUrl)
  if (!found) throw new Problem('PASSKEYS_NEED_NAME')
  return found
}

/** What the browser is to ask for when an account gets a passkey. */
export async function enrolQuestion(
  client: Queryable,
  publicUrl: string,
  account: { readonly id: string; readonly login: string; readonly name: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await passkeysOf(client, account.id)
  const question = await generateRegistrationOptions({
    rpName: 'Citywide',
    rpID: siteOf(publicUrl).id,
    userName: account.login,
    userDisplayName: account.name,
    // The handle that comes back with each sign-in tells nothing about the person. Source: WebAuthn § 14.6.1.
    userID: new Uint8Array(Buffer.from(account.id.replaceAll('-', ''), 'hex')),
    timeout: PATIENCE,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
  await keepChallenge(client, { hash: hashOf(question.challenge), purpose: 'enrol', accountId: account.id })
  return question
}

/**
 * @returns the passkey, ready to be kept
 * @throws Problem PASSKEY_REFUSED
 */
export async function enrolled(
  client: Queryable,
  publicUrl: string,
  { accountId, answer }: { accountId: string; answer: NewPasskeyAnswer },
): Promise<Omit<StoredPasskey, 'id' | 'disabled'> & { readonly synced: boolean }> {
  const { id, origin } = siteOf(publicUrl)
  const result = await judged(() =>
    verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: answers(client, 'enrol', accountId),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!result.verified) throw new Problem('PASSKEY_REFUSED')
  const { credential, credentialBackedUp } = result.registrationInfo
  return {
    accountId,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    synced: credentialBackedUp,
  }
}

/**
 * What the browser is to ask for at a sign-in (any passkey of this site) or once more (one of the account's).
 *
 * @param accountId null at a sign-in: nothing is told about accounts
 */
export async function passkeyQuestion(
  client: Queryable,
  publicUrl: string,
  accountId: string | null,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const known = accountId === null ? [] : await passkeysOf(client, accountId)
  const question = await generateAuthenticationOptions({
    rpID: siteOf(publicUrl).id,
    timeout: PATIENCE,
    userVerification: 'required',
    ...(accountId !== null && {
      allowCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    }),
  })
  const purpose = accountId === null ? 'sign_in' : 'prove'
  await keepChallenge(client, { hash: hashOf(question.challenge), purpose, accountId })
  return question
}

/**
 * @returns the passkey that answered, its use noted
 * @throws Problem PASSKEY_REFUSED: unknown, of another account, late, replayed, rewound, or of a disabled account
 */
export async function passkeyShown(
  client: Queryable,
  publicUrl: string,
  { accountId, answer }: { accountId: string | null; answer: PasskeyAnswer },
): Promise<StoredPasskey> {
  const { id, origin } = siteOf(publicUrl)
  const passkey = await passkeyBehind(client, answer.id)
  // Taken in any case: an answer that failed is not tried again under the same challenge.
  const challenge = answers(client, accountId === null ? 'sign_in' : 'prove', accountId)
  if (!passkey || passkey.disabled || (accountId !== null && passkey.accountId !== accountId))
    throw new Problem('PASSKEY_REFUSED')
  const { verified, authenticationInfo } = await judged(() =>
    verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    }),
  )
  const { newCounter: counter, credentialBackedUp: synced } = authenticationInfo
  if (!verified || !(await usePasskey(client, { id: passkey.id, counter, synced })))
    throw new Problem('PASSKEY_REFUSED')
  return passkey
}

const answers = (client: Queryable, purpose: ChallengePurpose, accountId: string | null) => (challenge: string) =>
  takeChallenge(client, { hash: hashOf(challenge), purpose, accountId })

/** The library throws a sentence for each thing that does not fit; who asks is told only that it does not. */
async function judged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new Problem('PASSKEY_REFUSED', {}, { cause })
  }
}
