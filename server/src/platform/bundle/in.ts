/** A bundle becomes this instance: all of it, or nothing. */
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Blobs } from '../files/blobs.ts'
import { knownMigrations, type MigrationFile, runMigrations } from '../postgres/migrate.ts'
import { type Pool, type PoolClient, sqlState, transaction } from '../postgres/pool.ts'
import { type Archive, damaged, openArchive } from './archive.ts'
import {
  advanceSequences,
  clear,
  copyIn,
  isServed,
  isUsed,
  makePartition,
  tablesOf,
  withoutRules,
} from './catalog-store.ts'
import { leftOut } from './left-out.ts'
import { entryOfFile, entryOfTable, type Manifest, type TablePart } from './manifest.ts'
import { BundleRefused } from './refusal.ts'

export interface BundleInOptions {
  readonly pool: Pool
  readonly blobs: Blobs
  /** Absolute. */
  readonly path: string
  /** Whether what is here may go. */
  readonly replace: boolean
}

/**
 * Verifies the whole bundle, then loads it in one transaction: at the level of schema that it was made at, and from
 * there up to that of this release. Attached contents lie under their hashes before the records that name them appear.
 *
 * @throws BundleRefused
 */
export async function bundleIn({ pool, blobs, path, replace }: BundleInOptions): Promise<Manifest> {
  const archive = await openArchive(path)
  const brought: string[] = []
  try {
    const levels = await levelsOf(archive.manifest)
    await transaction(
      pool,
      async (client) => {
        await demandFree(client, replace)
        await client.query(
          `select set_config('idle_in_transaction_session_timeout', '0', true), set_config('lock_timeout', '5s', true)`,
        )
        await bringContents(archive, blobs, brought)
        await clear(client)
        await runMigrations(client, levels.made)
        await load(client, archive)
        await runMigrations(client, levels.all)
      },
      { statementTimeout: 0 },
    )
    await transaction(pool, (client) => client.query('analyze'), { statementTimeout: 0 })
    return archive.manifest
  } catch (error) {
    for (const sha256 of brought) await blobs.remove(sha256)
    throw explained(error)
  } finally {
    archive.close()
  }
}

/** The files that made the bundle's schema, and all of this release. */
async function levelsOf({ migrations }: Manifest): Promise<{ made: MigrationFile[]; all: MigrationFile[] }> {
  const all = await knownMigrations()
  const made = all.slice(0, migrations.length)
  if (migrations.length > all.length || migrations.some(({ name }, index) => name > (all[index]?.name ?? ''))) {
    throw new BundleRefused({
      zh: '此数据包由更新版本的 Citywide 导出，请使用该版本或更高版本导入。',
      en: 'This bundle was made by a newer Citywide: take it in with that release, or a newer one.',
    })
  }
  if (migrations.some(({ name, sha256 }, index) => made[index]?.name !== name || made[index].sha256 !== sha256)) {
    throw new BundleRefused({
      zh: '此数据包的数据库结构与本版本的历史不符，请使用导出它的版本导入。',
      en: 'The schema of this bundle is not one that this release grew from: take it in with the release that made it.',
    })
  }
  return { made, all }
}

async function demandFree(client: PoolClient, replace: boolean): Promise<void> {
  if (await isServed(client)) {
    throw new BundleRefused({
      zh: 'Citywide 正在使用此数据库，请先停止服务。未作任何更改。',
      en: 'Citywide works on this database at the moment: stop it first. Nothing was changed.',
    })
  }
  if (!replace && (await isUsed(client))) {
    throw new BundleRefused({
      zh: '这里已有数据。如需用数据包替换全部内容，请加上 --replace。未作任何更改。',
      en: 'There is data here already. To replace all of it by the bundle, add --replace. Nothing was changed.',
    })
  }
}

async function bringContents({ contents, read }: Archive, blobs: Blobs, brought: string[]): Promise<void> {
  for (const sha256 of contents.keys()) {
    if (await blobs.has(sha256)) continue
    const arrived = await blobs.arrive(await read(entryOfFile(sha256)))
    if (arrived.sha256 !== sha256) {
      await arrived.drop()
      throw damaged(entryOfFile(sha256))
    }
    brought.push(sha256)
    await arrived.keep()
  }
}

async function load(client: PoolClient, { manifest, read }: Archive): Promise<void> {
  for (const { name, partition } of manifest.tables) if (partition) await makePartition(client, name, partition)
  const there = new Map((await tablesOf(client)).map((table) => [table.name, table]))
  const coming = new Map(manifest.tables.map((part) => [part.name, part]))
  for (const { name, divided } of there.values()) {
    if (!divided && !coming.has(name) && !manifest.leftOut.includes(name)) throw damaged(entryOfTable(name))
  }
  for (const { name, columns } of coming.values()) {
    const known = there.get(name)
    if (!known || name in leftOut || known.columns.toSorted().join() !== columns.toSorted().join()) {
      throw damaged(entryOfTable(name))
    }
  }
  await withoutRules(client, async () => {
    // What a migration wrote by itself comes along with the rest.
    const names = [...coming.keys()].map((name) => `"${name}"`)
    await client.query(`truncate ${names.join(', ')}`)
    for (const part of coming.values()) await loadTable(client, part, await read(entryOfTable(part.name)))
  })
  await advanceSequences(client)
}

async function loadTable(client: PoolClient, part: TablePart, source: NodeJS.ReadableStream): Promise<void> {
  const copy = client.query(copyFrom(copyIn(part)))
  await pipeline(source, copy)
  if (copy.rowCount !== part.rows) throw damaged(entryOfTable(part.name))
}

/** Data that the tables do not take is the fault of the bundle. Source: SQLSTATE classes 22 and 23. */
function explained(error: unknown): unknown {
  const state = sqlState(error) ?? ''
  if (state.startsWith('22') || state.startsWith('23')) return damaged(`SQLSTATE ${state}`, error)
  if (state === '55P03') {
    return new BundleRefused(
      {
        zh: '有其他程序正在使用此数据库，请先停止它们。未作任何更改。',
        en: 'Another program uses this database: stop it first. Nothing was changed.',
      },
      { cause: error },
    )
  }
  return error
}
