import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { column, selection } from '../records/columns.ts'
import { entryOf, GRAMMAR, searchedFields } from './entries.ts'

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly cityId: string
  readonly scopeId: string
  readonly confidentiality: string
  readonly updatedAt: string
  readonly content: string
}

/** Columns of a record whose change search has to follow. */
function followedColumns(declaration: RecordDeclaration): readonly RawBuilder<unknown>[] {
  return ['scopeId', 'cityId', 'confidentiality', ...searchedFields(declaration)].map((name) => column(name, 'r'))
}

/** A number for everything that an entry is made of, and for how. */
function contentOf(declaration: RecordDeclaration): RawBuilder<unknown> {
  const parts = sql.join(followedColumns(declaration))
  return sql`hashtextextended(jsonb_build_array(${parts})::text, ${sql.lit(GRAMMAR)})`
}

/** Makes the entries of these records say what the records say; those of records that are gone go. */
export async function enterRecords(
  client: PoolClient,
  declaration: RecordDeclaration,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0
  const rows = await differing(client, declaration, sql`r.id = any(${ids})`, ids.length)
  await keepEntries(client, declaration, rows)
  await rowsOf(
    client,
    sql`delete from search_entry e where e.noun = ${declaration.name} and e.id = any(${ids})
        and not exists (select from ${sql.table(declaration.table)} r where r.id = e.id)`,
  )
  return rows.length
}

/**
 * Goes on through a register from an id, as far as some records whose entries do not stand.
 *
 * @returns the id it came to; undefined at the end of the register
 */
export async function enterPast(
  client: PoolClient,
  declaration: RecordDeclaration,
  past: string | null,
  limit: number,
): Promise<string | undefined> {
  const from = past === null ? sql`true` : sql`r.id > ${past}::uuid`
  const rows = await differing(client, declaration, from, limit)
  await keepEntries(client, declaration, rows)
  return rows.length < limit ? undefined : rows.at(-1)?.id
}

/** Drops the entries of records that are gone. */
export async function dropGone(client: Queryable, declaration: RecordDeclaration): Promise<void> {
  await rowsOf(
    client,
    sql`delete from search_entry e where e.noun collate "C" = ${declaration.name}
        and not exists (select from ${sql.table(declaration.table)} r where r.id = e.id)`,
  )
}

function differing(
  client: Queryable,
  declaration: RecordDeclaration,
  which: RawBuilder<unknown>,
  limit: number,
): Promise<Row[]> {
  const content = contentOf(declaration)
  return rowsOf<Row>(
    client,
    sql`select ${selection(declaration, 'r')}, ${content}::text as content
          from ${sql.table(declaration.table)} r
          left join search_entry e on e.noun = ${declaration.name} and e.id = r.id
         where ${which} and e.content is distinct from ${content}
         order by r.id limit ${limit}`,
  )
}

async function keepEntries(client: Queryable, declaration: RecordDeclaration, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const entries = rows.map(({ id, cityId, scopeId, confidentiality, updatedAt, content, ...record }) => ({
    id,
    city_id: cityId,
    scope_id: scopeId,
    confidentiality,
    at: updatedAt,
    content,
    ...entryOf(declaration, record),
  }))
  await client.query(
    `insert into search_entry (noun, id, city_id, scope_id, confidentiality, zh, en, code, initials, words, at, content)
     select $1, id, city_id, scope_id, confidentiality, zh, en, code, initials, words::tsvector, at, content
       from jsonb_to_recordset($2::jsonb) as made (id uuid, city_id uuid, scope_id uuid, confidentiality text, zh text,
         en text, code text, initials text, words text, at timestamptz, content bigint)
     on conflict (id, noun) do update set city_id = excluded.city_id, scope_id = excluded.scope_id,
       confidentiality = excluded.confidentiality, zh = excluded.zh, en = excluded.en, code = excluded.code,
       initials = excluded.initials, words = excluded.words, at = excluded.at, content = excluded.content`,
    [declaration.name, JSON.stringify(entries)],
  )
}
