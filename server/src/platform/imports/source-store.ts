/** Mappings that are kept for files with the same headings. */
import { randomUUIDv7 } from 'node:crypto'
import type { ImportMapping, ImportSource } from '@citywide/model/platform/import'
import { Problem } from '@citywide/model/problem'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

const inOrder = (headings: readonly string[]) => headings.toSorted()

/** The newest mapping for a file with these headings. */
export async function sourceFor(
  client: Queryable,
  noun: string,
  headings: readonly string[],
): Promise<{ id: string; mapping: ImportMapping } | undefined> {
  const { rows } = await client.query<{ id: string; mapping: ImportMapping }>(
    'select id, mapping from import_source where noun = $1 and headings = $2 order by updated_at desc limit 1',
    [noun, inOrder(headings)],
  )
  return rows[0]
}

/** Keeps a mapping under a name; one of the same name gives way. */
export async function keepSource(
  client: PoolClient,
  noun: string,
  name: string,
  headings: readonly string[],
  mapping: ImportMapping,
  accountId: string,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into import_source (id, noun, name, headings, mapping, updated_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (noun, name) do update set headings = excluded.headings, mapping = excluded.mapping,
       updated_at = now(), updated_by = excluded.updated_by
     returning id`,
    [randomUUIDv7(), noun, name, inOrder(headings), JSON.stringify(mapping), accountId],
  )
  return rows[0]?.id ?? ''
}

export async function listSources(client: Queryable, noun: string): Promise<Omit<ImportSource, 'register'>[]> {
  const { rows } = await client.query<Omit<ImportSource, 'register'>>(
    'select id, name, headings, mapping, updated_at as "updatedAt" from import_source where noun = $1 order by name',
    [noun],
  )
  return rows
}

/** @throws Problem NOT_FOUND */
export async function dropSource(client: Queryable, id: string): Promise<void> {
  const { rowCount } = await client.query('delete from import_source where id = $1', [id])
  if (rowCount === 0) throw new Problem('NOT_FOUND')
}
