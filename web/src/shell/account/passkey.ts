/** Speaks with the reader's authenticators. The library arrives when it is first needed. */
import { NewPasskeyAnswer, PasskeyAnswer, PasskeyQuestion } from '@citywide/model/platform/sign-in'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { ask } from '../api/fetch.ts'

/** Passkeys are bound to a name: at a bare IP address, and in a browser without them, there are none. */
export function passkeysHere(): boolean {
  return 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname)
}

/** The reader closed the browser's dialog, or let it run out. Nothing went wrong. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** The device has a passkey of this account already. */
export class KnownAlready extends Error {
  override readonly name = 'KnownAlready'
}

const library = () => import('@simplewebauthn/browser')

/** @throws GivenUp, KnownAlready */
async function orGivenUp<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const { name } = cause as { name?: unknown }
    if (name === 'NotAllowedError' || name === 'AbortError') throw new GivenUp('given up', { cause })
    if (name === 'InvalidStateError') throw new KnownAlready('known already', { cause })
    throw cause
  }
}

/** @param path where the question comes from, without `/api` */
export async function showPasskey(path: string): Promise<PasskeyAnswer> {
  const question = await ask({ path, method: 'POST', answer: PasskeyQuestion })
  const { startAuthentication } = await library()
  const optionsJSON = question as unknown as PublicKeyCredentialRequestOptionsJSON
  return PasskeyAnswer.parse(await orGivenUp(() => startAuthentication({ optionsJSON })))
}

/** Lets the browser offer passkeys in the field of the name, where it can. Never resolves where it cannot. */
export async function offeredPasskey(path: string): Promise<PasskeyAnswer> {
  const { browserSupportsWebAuthnAutofill, startAuthentication } = await library()
  if (!(await browserSupportsWebAuthnAutofill())) throw new GivenUp('no autofill')
  const question = await ask({ path, method: 'POST', answer: PasskeyQuestion })
  const optionsJSON = question as unknown as PublicKeyCredentialRequestOptionsJSON
  return PasskeyAnswer.parse(await orGivenUp(() => startAuthentication({ optionsJSON, useBrowserAutofill: true })))
}

export async function makePasskey(): Promise<NewPasskeyAnswer> {
  const question = await ask({ path: '/account/passkeys/question', method: 'POST', answer: PasskeyQuestion })
  const { startRegistration } = await library()
  const optionsJSON = question as unknown as PublicKeyCredentialCreationOptionsJSON
  return NewPasskeyAnswer.parse(await orGivenUp(() => startRegistration({ optionsJSON })))
}

/** Ends an offer that still waits: a page that goes away takes its question along. */
export async function endOffer(): Promise<void> {
  const { WebAuthnAbortService } = await library()
  WebAuthnAbortService.cancelCeremony()
}
