/** Giving an indicator a definition. */
import { createHash, randomUUIDv7 } from 'node:crypto'
import {
  canonicalJson,
  type DefinitionVersion,
  type IndicatorDefinition,
  unitOf,
} from '@citywide/model/benefits/indicator-definition'
import { Indicator } from '@citywide/model/benefits/indicator'
import { Problem } from '@citywide/model/problem'
import { registers } from '@citywide/model/registers'
import type { Clock } from '#platform/clock.ts'
import { type PoolClient } from '#platform/postgres/pool.ts'
import { type Author, recordStore } from '#platform/records/store.ts'
import { addVersion, holdIndicator, newestVersion } from './definition-store.ts'

const records = recordStore(new Map(registers.map((declaration) => [declaration.name, declaration])))

/**
 * Puts a definition into force. The same definition again changes nothing and answers with the version that stands.
 *
 * @throws Problem NOT_FOUND, UNIT_DOES_NOT_FIT when the figures would not be in the unit of the indicator
 */
export async function define(
  client: PoolClient,
  indicatorId: string,
  definition: IndicatorDefinition,
  author: Author,
  clock: Clock,
): Promise<DefinitionVersion & { readonly isNew: boolean }> {
  const held = await holdIndicator(client, indicatorId)
  if (!held) throw new Problem('NOT_FOUND')
  const unit = unitOf(definition)
  if (held.unit !== unit) throw new Problem('UNIT_DOES_NOT_FIT', { unit, expected: held.unit })
  const sha256 = createHash('sha256').update(canonicalJson(definition)).digest('hex')
  const before = await newestVersion(client, indicatorId)
  if (before?.sha256 === sha256) return { ...before, fingerprint: sha256.slice(0, 12), isNew: false }
  const version = {
    id: randomUUIDv7(),
    indicatorId,
    version: (before?.version ?? 0) + 1,
    sha256,
    definition,
    createdAt: clock.now().toString(),
  }
  await addVersion(client, { ...version, createdBy: author.personId })
  await records.change(
    client,
    Indicator,
    indicatorId,
    held.version,
    { definitionId: version.id, definitionVersion: version.version, automated: true },
    author,
  )
  return { ...version, fingerprint: sha256.slice(0, 12), isNew: true }
}
