/** Secrets of a source: sealed together, opened by the doors alone, and never given back. */
import {
  type SourceDeclaration,
  SourceSecretName,
  sourceSecrets,
  type SourceSettings,
} from '@citywide/model/observations/source'
import { Problem } from '@citywide/model/problem'
import { z } from 'zod'
import type { Keys } from '#platform/keys/keys.ts'
import type { Queryable } from '#platform/postgres/pool.ts'
import { keepSecret, secretOf } from './store.ts'

export type Secrets = Readonly<Partial<Record<SourceSecretName, string>>>

const Sealed = z.partialRecord(SourceSecretName, z.string())
const placeOf = (id: string) => `source_secret.secret ${id}`

/** @throws SealBroken */
export function openSecrets(keys: Keys, id: string, sealed: string | null): Secrets {
  return sealed === null ? {} : Sealed.parse(JSON.parse(keys.opened(sealed, placeOf(id))))
}

/** Names of the secrets that are set. Where they do not open here, none of use is. */
export function secretNames(keys: Keys, id: string, sealed: string | null): SourceSecretName[] {
  try {
    return Object.keys(openSecrets(keys, id, sealed)) as SourceSecretName[]
  } catch {
    return []
  }
}

/**
 * Sets what is given anew. A secret is for whoever it was given for: when the source shall talk to another host, or be of
 * another kind, it has to be given again.
 *
 * @throws Problem SOURCE_SECRET where the kind has no such secret
 */
export async function changeSecrets(
  client: Queryable,
  keys: Keys,
  id: string,
  {
    given,
    settings,
    before,
  }: { given: SourceDeclaration['secrets']; settings: SourceSettings; before?: SourceSettings },
): Promise<{ dropped: boolean }> {
  const known: readonly string[] = sourceSecrets[settings.kind]
  const strange = Object.entries(given).find(([name, value]) => value !== null && !known.includes(name))
  if (strange) throw new Problem('SOURCE_SECRET', { name: strange[0] })
  const sealed = await secretOf(client, id)
  if (sealed === null && Object.values(given).every((value) => value === null || value === undefined))
    return { dropped: false }
  const moved = before !== undefined && partnerOf(before) !== partnerOf(settings)
  const kept = moved ? {} : openable(keys, id, sealed)
  const next: Record<string, string> = { ...kept }
  for (const [name, value] of Object.entries(given)) {
    if (value === null) delete next[name]
    else if (value !== undefined) next[name] = value
  }
  const empty = Object.keys(next).length === 0
  await keepSecret(client, id, empty ? null : keys.sealed(JSON.stringify(next), placeOf(id)))
  return { dropped: moved && sealed !== null && empty }
}

function openable(keys: Keys, id: string, sealed: string | null): Secrets {
  try {
    return openSecrets(keys, id, sealed)
  } catch {
    // Sealed on another machine: it opens nowhere any more.
    return {}
  }
}

/** Whom a source talks to, as far as its secrets are concerned. */
export function partnerOf(settings: SourceSettings): string {
  const { kind } = settings
  if (kind === 'mqtt') return `${kind} ${hostOf(settings.address)} ${settings.user ?? ''}`
  if (kind === 'database') return `${settings.engine} ${settings.host}:${settings.port} ${settings.user}`
  if ('asked' in settings) return `asked ${hostOf(settings.asked.address)}`
  return kind
}

function hostOf(address: string): string {
  const url = URL.parse(address)
  return url ? `${url.protocol}//${url.host}` : address
}
