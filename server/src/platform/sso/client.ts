/** What speaks OpenID Connect with a provider, through the one guarded way out. Source: OpenID Connect Core 1.0. */
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client'
import type { Keys } from '../keys/keys.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { ProviderSettings } from './provider-store.ts'

/** How long what a provider says of itself is believed, in milliseconds. */
const BELIEVED = 10 * 60_000

export interface SsoClients {
  /** The client of a provider, with what the provider says of itself. @throws as openid-client and Outbound do */
  of(provider: ProviderSettings, options?: { fresh?: boolean }): Promise<Configuration>
}

export function ssoClients({ outbound, keys }: { outbound: Outbound; keys: Keys }): SsoClients {
  const known = new Map<string, Promise<Configuration>>()
  return {
    of(provider, { fresh = false } = {}) {
      const name = `${provider.id} ${provider.version}`
      const remembered = known.get(name)
      if (remembered && !fresh) return remembered
      const asked = discover(provider, outbound, keys)
      known.set(name, asked)
      const forget = () => known.get(name) === asked && known.delete(name)
      asked.then(() => setTimeout(forget, BELIEVED).unref(), forget)
      return asked
    },
  }
}

/** Where the secret of a provider lies: it opens nowhere else. */
export const secretPlace = (id: string): string => `sso_provider.secret ${id}`

async function discover(provider: ProviderSettings, outbound: Outbound, keys: Keys): Promise<Configuration> {
  const { id, issuer, clientId } = provider
  const secret = provider.secret === null ? undefined : keys.opened(provider.secret, secretPlace(id))
  const configuration = await discovery(
    new URL(issuer),
    clientId,
    undefined,
    secret === undefined ? None() : withSecret(secret),
    {
      [customFetch]: guarded(outbound),
      // The guarded way out decides about http: it refuses what the installation has not listed.
      execute: [...(issuer.startsWith('http:') ? [allowInsecureRequests] : []), enableNonRepudiationChecks],
    },
  )
  // A provider for the tenants of all the world would vouch for people of any of them.
  if (new URL(configuration.serverMetadata().issuer).href !== new URL(issuer).href)
    throw new TypeError('the provider calls itself by another issuer')
  return configuration
}

/** The standard's default is Basic; some providers know the other way alone. Source: OpenID Connect Core 1.0, section 9. */
function withSecret(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, client, body, headers) => {
    const { token_endpoint_auth_methods_supported: ways } = server
    const authenticate = !ways || ways.includes('client_secret_basic') ? basic : post
    authenticate(server, client, body, headers)
  }
}

/** The guarded way out as the library wants it. */
function guarded(outbound: Outbound): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    if (body !== null && body !== undefined && !(body instanceof URLSearchParams) && typeof body !== 'string')
      throw new TypeError('only forms are sent to a provider')
    const answer = await outbound.request(url, {
      method,
      headers,
      redirects: 0,
      ...(body !== null && body !== undefined && { body: String(body) }),
      ...(signal && { signal }),
    })
    const empty = [204, 205, 304].includes(answer.status)
    return new Response(empty ? null : new Uint8Array(answer.body), { status: answer.status, headers: answer.headers })
  }
}
