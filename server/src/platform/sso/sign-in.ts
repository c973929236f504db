/**
 * Signing in with an account elsewhere: authorization code with PKCE, state and nonce, bound to the browser that began. An
 * account here is found by issuer and subject alone; a mail address never leads to one. Sources: OpenID Connect Core 1.0,
 * RFC 7636, RFC 9207, RFC 9700.
 */
import { randomUUIDv7 } from 'node:crypto'
import type { SsoReason } from '@citywide/model/platform/sso'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { noteAct } from '../audit/append.ts'
import { OutboundError } from '../outbound/refused.ts'
import { type Pool, type PoolClient, sqlState, transaction } from '../postgres/pool.ts'
import { addAccount, loginTaken } from '../accounts/account-store.ts'
import { holdRole } from '../accounts/grant-store.ts'
import type { SsoClients } from './client.ts'
import { addFlow, type Flow, takeFlow } from './flow-store.ts'
import { addIdentity, identityAt, markIdentityUsed } from './identity-store.ts'
import type { ProviderSettings } from './provider-store.ts'

export interface SsoOptions {
  readonly pool: Pool
  readonly publicUrl: string
  readonly clients: SsoClients
}

/** A sign-in that came to nothing, for a reason that the page of the sign-in says. */
export class SsoRefused extends Error {
  override readonly name = 'SsoRefused'
  readonly reason: SsoReason
  /** For the log: what the library or the provider said. */
  readonly detail: string

  constructor(reason: SsoReason, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options)
    this.reason = reason
    this.detail = detail
  }
}

export const redirectUri = (publicUrl: string, code: string): string => `${publicUrl}/sign-in/sso/${code}/callback`

/** @returns where the browser has to go */
export async function begin(
  { pool, publicUrl, clients }: SsoOptions,
  provider: ProviderSettings,
  { browser, returnTo, linkAccount }: { browser: string } & Pick<Flow, 'returnTo' | 'linkAccount'>,
): Promise<URL> {
  const client = await clients.of(provider).catch((error: unknown) => {
    throw refusal(error)
  })
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
  await addFlow(pool, { providerId: provider.id, state, browser, nonce, verifier, returnTo, linkAccount })
  return buildAuthorizationUrl(client, {
    redirect_uri: redirectUri(publicUrl, provider.code),
    response_type: 'code',
    scope: 'openid profile email',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
}

/** What the provider says of who came back. */
interface Arrival {
  readonly flow: Flow
  readonly issuer: string
  readonly subject: string
  readonly name: string | null
  readonly mail: string | null
  readonly mailVerified: boolean
}

/**
 * Takes the answer that a browser brings back.
 *
 * @param query of the address it came back to
 * @throws SsoRefused
 */
export async function arrive(
  { pool, publicUrl, clients }: SsoOptions,
  provider: ProviderSettings,
  { query, browser }: { query: string; browser: string | undefined },
): Promise<Arrival> {
  const state = new URLSearchParams(query).get('state')
  if (state === null || browser === undefined) throw new SsoRefused('sso-over', 'no state, or not this browser')
  const flow = await takeFlow(pool, { providerId: provider.id, state, browser })
  if (!flow) throw new SsoRefused('sso-over', 'no such sign-in under way in this browser')
  try {
    const client = await clients.of(provider)
    const here = new URL(`${redirectUri(publicUrl, provider.code)}${query}`)
    const tokens = await authorizationCodeGrant(client, here, {
      expectedState: state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
    })
    const claims = tokens.claims()
    if (!claims) throw new TypeError('no ID token')
    // Many providers tell mail and name at the door beside.
    const asks = claims['email'] === undefined && client.serverMetadata().userinfo_endpoint !== undefined
    const more = asks ? await fetchUserInfo(client, tokens.access_token, claims.sub) : {}
    const told: Readonly<Record<string, unknown>> = { ...claims, ...more }
    return {
      flow,
      issuer: claims.iss,
      subject: claims.sub,
      name: words(told['name']) ?? words(told['preferred_username']),
      mail: words(told['email']),
      mailVerified: told['email_verified'] === true,
    }
  } catch (error) {
    throw refusal(error)
  }
}

/**
 * The account that an arrival opens: one it is linked to, or one that is made for people of the provider's own domains.
 *
 * @throws SsoRefused
 */
export async function accountFor(
  { pool }: Pick<SsoOptions, 'pool'>,
  provider: ProviderSettings,
  arrival: Arrival,
): Promise<string> {
  const opened = transaction(pool, async (client) => {
    const known = await identityAt(client, arrival)
    if (known?.disabled) throw new SsoRefused('sso-disabled', known.accountId)
    if (!known) return newcomer(client, provider, arrival)
    await markIdentityUsed(client, known.id, arrival.mail ?? arrival.name)
    return known.accountId
  })
  return opened.catch((error: unknown) => {
    // Made at the same moment in another window, which was first.
    throw sqlState(error) === '23505' ? new SsoRefused('sso-over', 'made in another window', { cause: error }) : error
  })
}

/** Links an account elsewhere to one here, from inside it. @throws SsoRefused */
export async function link(
  { pool }: Pick<SsoOptions, 'pool'>,
  provider: ProviderSettings,
  { issuer, subject, mail, name }: Arrival,
  accountId: string,
): Promise<void> {
  await transaction(
    pool,
    async (client) => {
      const label = mail ?? name
      const added = await addIdentity(client, { providerId: provider.id, issuer, subject, accountId, label })
      const known = added === undefined ? await identityAt(client, { issuer, subject }) : undefined
      if (known && known.accountId !== accountId) throw new SsoRefused('sso-linked', known.accountId)
      if (added !== undefined)
        await noteAct(client, {
          act: 'identity.link',
          noun: 'account',
          object: accountId,
          detail: { provider: provider.code, identity: added },
        })
    },
    { actor: accountId },
  )
}

/** An account with the least of rights, for a confirmed address of the provider's own domains. */
async function newcomer(client: PoolClient, provider: ProviderSettings, arrival: Arrival): Promise<string> {
  const { issuer, subject, name, mail } = arrival
  if (provider.domains.length === 0) throw new SsoRefused('sso-unknown', 'not linked')
  if (mail === null || !arrival.mailVerified) throw new SsoRefused('sso-unverified', 'no confirmed address')
  const domain = domainOf(mail)
  if (domain === undefined || !provider.domains.includes(domain)) throw new SsoRefused('sso-unknown', 'another domain')
  const id = randomUUIDv7()
  // A colon stands in no login that a person types: a newcomer never takes the place of somebody else.
  const byMail = `${provider.code}:${mail.toLowerCase()}`
  const login = (await loginTaken(client, byMail)) ? `${provider.code}:${id}` : byMail
  const called = (name ?? mail).slice(0, 100)
  const place = { personId: null, organizationId: provider.organizationId, scopeIds: null, citizen: false } as const
  const account = { login, name: { zh: called, en: called }, kind: 'person', ...place } as const
  await addAccount(client, id, account, { subject: null, by: null })
  await holdRole(client, id, 'citizen')
  const identity = await addIdentity(client, { providerId: provider.id, issuer, subject, accountId: id, label: mail })
  if (identity === undefined) throw new SsoRefused('sso-over', 'made in another window')
  await noteAct(client, {
    act: 'account.create',
    noun: 'account',
    object: id,
    detail: { login, provider: provider.code, kind: 'person' },
    actor: { id, kind: 'person' },
  })
  return id
}

/** In lower case; undefined where the address has not exactly one @ or its domain is not plain. */
function domainOf(mail: string): string | undefined {
  const [, domain] = /^[^@\s]+@([a-z\d.-]+)$/.exec(mail.toLowerCase()) ?? []
  return domain
}

function words(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const plain = value
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(0, 200)
  return plain === '' ? null : plain
}

/** What went wrong between here and the provider, without its words for people. */
function refusal(error: unknown): SsoRefused {
  if (error instanceof SsoRefused) return error
  const causes = [error, error instanceof Error ? error.cause : undefined]
  const away = causes.some((one) => one instanceof OutboundError)
  const [code] = causes.flatMap((one) => {
    const named = (one ?? {}) as { code?: unknown; error?: unknown }
    return [named.error, named.code].filter((word) => typeof word === 'string')
  })
  return new SsoRefused(away ? 'sso-away' : 'sso-refused', code ?? 'unknown', { cause: error })
}
