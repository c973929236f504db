/** The frameworks in force: the packages of the release and those the city took in, as far as it accepted them. */
import { type InForce, inForce } from '@citywide/model/assurance/framework-diff'
import { Problem } from '@citywide/model/problem'
import { outsideRights } from '#platform/access/reach.ts'
import type { Clock } from '#platform/clock.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import { hashOfPackage, releasedPackages } from './load.ts'
import { keepVersion, type KeptVersion, keptVersions, knownHashes } from './version-store.ts'

export interface Framework extends InForce {
  readonly newest: KeptVersion
}

const synchronised = new WeakMap<Pool, Promise<void>>()

/** Puts what a new release brings beside what the city has; the first version of each stands as it comes. */
function synchronise(pool: Pool, clock: Clock): Promise<void> {
  const known = synchronised.get(pool)
  if (known) return known
  const working = outsideRights(() => bring(pool, clock)).catch((error: unknown) => {
    synchronised.delete(pool)
    throw error
  })
  synchronised.set(pool, working)
  return working
}

async function bring(pool: Pool, clock: Clock): Promise<void> {
  const known = await knownHashes(pool)
  const fresh = (await releasedPackages()).filter((one) => !known.has(`${one.code} ${hashOfPackage(one)}`))
  if (fresh.length === 0) return
  await transaction(pool, async (client) => {
    const at = clock.now().toString()
    for (const one of fresh)
      await keepVersion(client, one, { hash: hashOfPackage(one), origin: 'release', notes: [], at, by: null })
  })
}

/** All of them, by code: what belongs to the standard first. */
export async function frameworks(pool: Pool, clock: Clock): Promise<readonly Framework[]> {
  await synchronise(pool, clock)
  const byCode = Map.groupBy(await keptVersions(pool), ({ framework }) => framework)
  return [...byCode.values()].flatMap((versions) => made(versions) ?? []).toSorted(ordered)
}

/** @throws Problem NOT_FOUND */
export async function frameworkOf(pool: Pool, clock: Clock, code: string): Promise<Framework> {
  await synchronise(pool, clock)
  const found = made(await keptVersions(pool, code))
  if (!found) throw new Problem('NOT_FOUND')
  return found
}

function made(versions: readonly KeptVersion[]): Framework | undefined {
  const state = inForce(
    versions.map((version) => ({ ...version, decisions: new Map(Object.entries(version.decisions)) })),
  )
  const newest = versions.at(-1)
  return state && newest && { ...state, newest }
}

const sorts = ['recommendation', 'survey', 'template', 'matrix', 'mapping', 'map', 'indicator']

function ordered({ package: one }: Framework, { package: other }: Framework): number {
  const first = Number(other.code === 'ISO37106') - Number(one.code === 'ISO37106')
  return (
    first || sorts.indexOf(one.sort) - sorts.indexOf(other.sort) || (one.code < other.code ? -1 : Number(one !== other))
  )
}
