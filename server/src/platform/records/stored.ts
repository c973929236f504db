/** Records as they stand, and the versions that are kept of them. */
import type { CommonValues, RecordDeclaration } from '@citywide/model/record/record'
import type { Principal } from '../access/principal.ts'
import { noteActs } from '../audit/append.ts'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'
import { selection } from './columns.ts'

/** A stored record of any register. */
export type Stored = CommonValues & Readonly<Record<string, unknown>>

/** Who writes, from where, and why. Without an account the platform itself does. */
export interface Writer {
  readonly accountId: string | null
  readonly personId: string | null
  readonly source: CommonValues['source']
  readonly reason?: string | undefined
  /** The draft that the write publishes, and who approved it; nobody where it was urgent. */
  readonly review?: { readonly draft: string; readonly reviewer: string | null }
}

/** Somebody with an account who writes. */
export interface Author extends Writer {
  readonly accountId: string
}

/** A person writes by hand, a program brings in what stands elsewhere. */
export function authorOf({ accountId, personId, kind }: Principal, reason?: string): Author {
  return { accountId, personId, source: kind === 'key' ? 'import' : 'manual', reason }
}

/** Records by their ids, as the API gives them. */
export function recordsOf(
  client: Queryable,
  declaration: RecordDeclaration,
  ids: readonly string[],
): Promise<Stored[]> {
  return rowsOf<Stored>(
    client,
    sql`select ${selection(declaration, 'r')} from ${sql.table(declaration.table)} r where r.id = any(${ids})`,
  )
}

/**
 * Records by their ids, held until the transaction ends: whoever else writes one of them waits. Always taken in the
 * order of the ids, so that two batches cannot wait for each other.
 */
export async function heldRecords(
  client: PoolClient,
  declaration: RecordDeclaration,
  ids: readonly string[],
): Promise<Map<string, Stored>> {
  const records = await rowsOf<Stored>(
    client,
    sql`select ${selection(declaration, 'r')} from ${sql.table(declaration.table)} r where r.id = any(${ids})
        order by r.id for no key update`,
  )
  return new Map(records.map((record) => [record.id, record]))
}

/** Lets the rest of the transaction read the versions of a record that who asks may read now. */
export async function openHistory(client: Queryable, declaration: RecordDeclaration, id: string): Promise<void> {
  await rowsOf(
    client,
    sql`select set_config('cw.shown', id::text, true) from ${sql.table(declaration.table)} where id = ${id}`,
  )
}

/** What is done to a record, as the audit calls it. */
const acts = { I: 'record.create', U: 'record.update', D: 'record.delete' } as const

/**
 * Keeps records as versions, as they stand now. Whoever writes a register outside the store does this in the same
 * transaction; without an author the platform itself wrote.
 */
export async function keepVersions(
  client: PoolClient,
  declaration: RecordDeclaration,
  records: readonly Stored[],
  op: 'I' | 'U' | 'D',
  author?: Writer,
): Promise<void> {
  if (records.length === 0) return
  await client.query(
    `insert into record_version (noun, id, version, op, document, actor, reason, reviewer, draft_id)
     select $1, (d ->> 'id')::uuid, (d ->> 'version')::int, $2, d, $3, $4, $6, $7
       from jsonb_array_elements($5::jsonb) d`,
    [
      declaration.name,
      op,
      author?.accountId ?? null,
      author?.reason ?? null,
      JSON.stringify(records),
      author?.review?.reviewer ?? null,
      author?.review?.draft ?? null,
    ],
  )
  await noteActs(
    client,
    records.map(({ id, version }) => ({
      act: acts[op],
      noun: declaration.name,
      object: id,
      detail: { version, ...(author?.review && { draft: author.review.draft, reviewer: author.review.reviewer }) },
    })),
  )
}
