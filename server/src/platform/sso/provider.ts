/** Making, changing, testing and removing providers; secrets are sealed before they reach the database. */
import { randomUUIDv7 } from 'node:crypto'
import type { ProviderNew, ProviderPatch } from '@citywide/model/platform/sso'
import { Problem } from '@citywide/model/problem'
import { noteAct } from '../audit/append.ts'
import type { Keys } from '../keys/keys.ts'
import { OutboundError } from '../outbound/refused.ts'
import { type Pool, type PoolClient, transaction } from '../postgres/pool.ts'
import { secretPlace, type SsoClients } from './client.ts'
import { addProvider, changeProvider, dropProvider, findProvider, keepTest, lockProvider } from './provider-store.ts'

/** @throws Problem TAKEN for a code or issuer that is there already */
export async function makeProvider(
  client: PoolClient,
  keys: Keys,
  { provider, by }: { provider: ProviderNew; by: string },
): Promise<string> {
  const id = randomUUIDv7()
  const secret = provider.secret === null ? null : keys.sealed(provider.secret, secretPlace(id))
  await addProvider(client, id, provider, { secret, by })
  const { code, issuer, domains } = provider
  await noteAct(client, { act: 'provider.create', noun: 'provider', object: id, detail: { code, issuer, domains } })
  return id
}

/** @throws Problem NOT_FOUND, CHANGED, SSO_UNTESTED */
export async function editProvider(
  client: PoolClient,
  keys: Keys,
  { id, patch, read }: { id: string; patch: ProviderPatch; read: number },
): Promise<void> {
  const before = await lockProvider(client, id)
  if (!before) throw new Problem('NOT_FOUND')
  if (before.version !== read) throw new Problem('CHANGED', { read: String(read), now: String(before.version) })
  const { name, clientId, secret, domains, organizationId = before.organizationId } = patch
  const untested = secret !== undefined || (clientId !== undefined && clientId !== before.clientId)
  const enabled = untested ? false : (patch.enabled ?? before.enabled)
  if (enabled && !before.enabled) {
    const stands = await findProvider(client, id)
    if (stands?.testedAt === null || stands?.testProblem !== null) throw new Problem('SSO_UNTESTED')
  }
  await changeProvider(client, id, {
    name: name ? JSON.stringify(name) : null,
    clientId: clientId ?? null,
    secret: secret === undefined ? null : keys.sealed(secret, secretPlace(id)),
    domains: domains ?? null,
    organizationId,
    enabled,
    untested,
  })
  const detail = { fields: Object.keys(patch), enabled, ...(domains && { domains }) }
  await noteAct(client, { act: 'provider.change', noun: 'provider', object: id, detail })
}

/** Removes a provider with the links to it; the accounts stay, without this way in. @throws Problem NOT_FOUND */
export async function removeProvider(client: PoolClient, id: string): Promise<void> {
  const before = await lockProvider(client, id)
  if (!before) throw new Problem('NOT_FOUND')
  const { identities = 0 } = (await findProvider(client, id)) ?? {}
  await dropProvider(client, id)
  await noteAct(client, {
    act: 'provider.remove',
    noun: 'provider',
    object: id,
    detail: { code: before.code, identities },
  })
}

/** Asks the provider what it is and whether it can do what is needed; keeps what came of it. */
export async function testProvider(
  pool: Pool,
  clients: SsoClients,
  { id, by }: { id: string; by: string },
): Promise<void> {
  const provider = await transaction(pool, (client) => lockProvider(client, id))
  if (!provider) throw new Problem('NOT_FOUND')
  const problem = await clients.of(provider, { fresh: true }).then(
    (client) => shortcoming(client.serverMetadata()),
    (error: unknown) => reasonOf(error),
  )
  await transaction(
    pool,
    async (client) => {
      await keepTest(client, id, problem)
      await noteAct(client, {
        act: 'provider.test',
        noun: 'provider',
        object: id,
        detail: { passed: problem === null },
      })
    },
    { actor: by },
  )
}

interface Metadata {
  readonly authorization_endpoint?: string
  readonly token_endpoint?: string
  readonly jwks_uri?: string
  readonly response_types_supported?: string[]
  readonly code_challenge_methods_supported?: string[]
}

/** What the provider lacks; null where nothing. Source: OpenID Connect Discovery 1.0, section 3; RFC 9700, section 2.1.1. */
function shortcoming(told: Metadata): string | null {
  for (const address of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const)
    if (told[address] === undefined) return `no ${address}`
  if (told.response_types_supported?.includes('code') === false) return 'response_type code is not supported'
  if (told.code_challenge_methods_supported?.includes('S256') === false) return 'PKCE with S256 is not supported'
  return null
}

function reasonOf(error: unknown): string {
  const causes = [error, error instanceof Error ? error.cause : undefined]
  const out = causes.find((one) => one instanceof OutboundError)
  if (out instanceof OutboundError) return `${out.text.zh} ${out.text.en}`
  return error instanceof Error ? error.message.slice(0, 300) : 'unknown'
}
