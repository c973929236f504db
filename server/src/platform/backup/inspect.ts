/** Holds a restored copy against what its backup says, and looks whether it is sound in itself. */
import { createHash } from 'node:crypto'
import type { Text } from '@citywide/model/text'
import { contentsOf } from '../bundle/catalog-store.ts'
import type { Pool, Queryable } from '../postgres/pool.ts'
import { committedSince, contentOf, tableNames, withoutHaste } from './cluster-store.ts'
import type { Manifest } from './manifest.ts'
import { contentFile, readSealed, type Repository } from './repository.ts'

/** What a check of the audit log gives; null where there is no such log yet. */
export type AuditCheck = (pool: Pool) => Promise<{ whole: boolean; rows: number; findings: readonly Text[] } | null>

export interface Compared {
  /** Whether copy and original must hold the same rows here. */
  readonly exact: boolean
  readonly different: readonly string[]
  readonly tables: number
  readonly rows: number
}

/** @param pool of a copy that stands at the point of the manifest */
export async function compare(pool: Pool, { point }: Manifest): Promise<Compared> {
  const client = await pool.connect()
  try {
    await withoutHaste(client)
    const exact = !(await committedSince(client, point))
    const names = await tableNames(client)
    const different: string[] = []
    let rows = 0
    for (const name of new Set([...names, ...Object.keys(point.tables)])) {
      const here = names.includes(name) ? await contentOf(client, name) : undefined
      const there = point.tables[name]
      rows += here?.rows ?? 0
      if (here?.rows !== there?.rows || here?.sum !== there?.sum) different.push(name)
    }
    return { exact, different, tables: names.length, rows }
  } finally {
    client.release(true)
  }
}

/** Bytes of attached contents that one look reads. */
const READ = 2 ** 30

/**
 * Whether the attached contents that the copy names lie with the backups, and are what they are named by. Of many, some:
 * each time others.
 *
 * @throws SealRefused when one was altered
 */
export async function inspectContents(client: Queryable, repository: Repository) {
  const named = await contentsOf(client)
  const begin = Math.floor(Math.random() * named.length)
  let [compared, missing, bytes] = [0, 0, 0]
  for (const content of [...named.slice(begin), ...named.slice(0, begin)]) {
    const file = contentFile(repository, content.sha256)
    if (!(await repository.site.about(file))) missing += 1
    else if (bytes < READ) {
      bytes += content.bytes
      compared += 1
      const hash = createHash('sha256')
      for await (const part of readSealed(repository, file, { compressed: false })) hash.update(part)
      if (hash.digest('hex') !== content.sha256) missing += 1
    }
  }
  return { named: named.length, compared, missing }
}
