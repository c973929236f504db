/** The records of every register: found, written and remembered. All of it runs in the transaction of the caller. */
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Text } from '@citywide/model/text'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'
import {
  type Change,
  changeMany,
  createMany,
  type NewRecord,
  type Outcome,
  type Removal,
  removeMany,
  type WriteCheck,
} from './batch.ts'
import { type Author, openHistory, recordsOf, type Stored, type Writer } from './stored.ts'

export type { Change, Outcome, WriteCheck } from './batch.ts'
export { type Author, authorOf, keepVersions, recordsOf, type Stored, type Writer } from './stored.ts'

interface Version {
  readonly version: number
  readonly op: 'I' | 'U' | 'D'
  readonly at: string
  readonly actor: { readonly id: string; readonly name: Text } | null
  readonly reason: string | null
  /** Who approved it, and the draft that it came from, where there was one. */
  readonly reviewer: { readonly id: string; readonly name: Text } | null
  readonly draft: string | null
  readonly document: Record<string, unknown>
}

type Values = Readonly<Record<string, unknown>>

export interface RecordStore {
  find(client: Queryable, declaration: RecordDeclaration, id: string): Promise<Stored | undefined>
  create(client: PoolClient, declaration: RecordDeclaration, values: Values, author: Writer): Promise<Stored>
  change(
    client: PoolClient,
    declaration: RecordDeclaration,
    id: string,
    read: number,
    values: Values,
    author: Writer,
  ): Promise<Stored>
  remove(client: PoolClient, declaration: RecordDeclaration, id: string, read: number, author: Author): Promise<void>
  /**
   * Many at once, each with its outcome in its place: what cannot be written is answered with its problem and leaves
   * no trace. Any number may be given; they are written in parts.
   *
   * @param coming ids that a later call of the same transaction brings; references to them are good
   */
  createMany(
    client: PoolClient,
    declaration: RecordDeclaration,
    records: readonly NewRecord[],
    author: Writer,
    coming?: ReadonlySet<string>,
  ): Promise<Outcome[]>
  changeMany(
    client: PoolClient,
    declaration: RecordDeclaration,
    changes: readonly Change[],
    author: Writer,
    coming?: ReadonlySet<string>,
  ): Promise<Outcome[]>
  /** Removes records that may point to each other. The outcome is the record as it was last, with its closing version. */
  removeMany(
    client: PoolClient,
    declaration: RecordDeclaration,
    removals: readonly Removal[],
    author: Author,
  ): Promise<Outcome[]>
  history(client: Queryable, declaration: RecordDeclaration, id: string): Promise<Version[]>
}

/** @param checks what rooms demand of the writes of their nouns, by noun */
export function recordStore(
  byName: ReadonlyMap<string, RecordDeclaration>,
  checks: Readonly<Record<string, WriteCheck>> = {},
): RecordStore {
  const options = (coming?: ReadonlySet<string>) => ({ byName, checks, ...(coming && { coming }) })
  return {
    async find(client, declaration, id) {
      const [record] = await recordsOf(client, declaration, [id])
      return record
    },
    async create(client, declaration, values, author) {
      return only(await createMany(client, declaration, [{ values }], author, options()))
    },
    async change(client, declaration, id, read, values, author) {
      return only(await changeMany(client, declaration, [{ id, read, values }], author, options()))
    },
    async remove(client, declaration, id, read, author) {
      only(await removeMany(client, declaration, [{ id, read }], author))
    },
    createMany: (client, declaration, records, author, coming) =>
      createMany(client, declaration, records, author, options(coming)),
    changeMany: (client, declaration, changes, author, coming) =>
      changeMany(client, declaration, changes, author, options(coming)),
    removeMany,

    async history(client, declaration, id) {
      await openHistory(client, declaration, id)
      return rowsOf<Version & Record<string, unknown>>(
        client,
        sql`select v.version, v.op, v.at, v.reason, v.document,
              case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as actor,
              case when b.id is null then null else jsonb_build_object('id', b.id, 'name', b.name) end as reviewer,
              v.draft_id as draft
            from record_version v left join account a on a.id = v.actor left join account b on b.id = v.reviewer
            where v.noun = ${declaration.name} and v.id = ${id} order by v.version desc limit 500`,
      )
    },
  }
}

/** The outcome of a batch of one. */
function only([outcome]: readonly Outcome[]): Stored {
  if (outcome === undefined || outcome instanceof Problem) throw outcome ?? new Problem('NOT_FOUND')
  return outcome
}
