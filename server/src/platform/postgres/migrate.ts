import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { Pool, PoolClient } from 'pg'
import { keepPolicies } from '../access/policy-store.ts'
import { transaction } from './pool.ts'

const folder = new URL('../../../migrations/', import.meta.url)

/** The schema of the database does not belong to this release. The message says what to do, in both languages. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch'
}

/**
 * Brings the database to the newest numbered file of `server/migrations/`, one transaction for all that is missing,
 * and its policies to what the grants say. Several processes may call it at once: one works, the others wait. Files that ran are never changed: their SHA-256 is
 * kept and compared.
 *
 * @returns names of the files that ran now
 * @throws SchemaMismatch when a file changed after it ran, or when the database is newer than this release
 */
export async function migrate(pool: Pool): Promise<readonly string[]> {
  const known = await knownMigrations()
  const work = async (client: PoolClient) => {
    const ran = await runMigrations(client, known)
    await keepPolicies(client)
    return ran
  }
  return transaction(pool, work, { statementTimeout: 0 })
}

export interface MigrationFile {
  readonly name: string
  readonly sha256: string
  readonly text: string
}

/** The files of this release, in order. */
export async function knownMigrations(): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** The same in a transaction of the caller, as far as the given files go. */
export async function runMigrations(client: PoolClient, files: readonly MigrationFile[]): Promise<readonly string[]> {
  await client.query('select pg_advisory_xact_lock(37106)')
  await client.query(
    'create table if not exists migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
  const ran = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
  for (const name of ran.keys()) {
    if (files.some((file) => file.name === name)) continue
    throw new SchemaMismatch(
      `This database was made by a newer Citywide (it knows ${name}). Start that release. ` +
        `此数据库由更新版本的 Citywide 创建（含 ${name}），请启动相应版本。`,
    )
  }
  const done: string[] = []
  for (const { name, text, sha256 } of files) {
    if (ran.has(name)) {
      if (ran.get(name) === sha256) continue
      throw new SchemaMismatch(
        `The file ${name} was changed after it had run here. Restore it and put the change into a new file. ` +
          `文件 ${name} 在执行之后被改动，请恢复原文件，并把改动写入新的迁移文件。`,
      )
    }
    await client.query(text)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
    done.push(name)
  }
  return done
}
