/** The one write path of every register. All of it runs in the transaction of the caller. */
import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@citywide/model/problem'
import { mayMove } from '@citywide/model/record/lifecycle'
import type { CommonValues, RecordDeclaration } from '@citywide/model/record/record'
import type { Text } from '@citywide/model/text'
import type { Principal } from '../access/principal.ts'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'
import { column, keptColumns, parameter, selection, typeOf } from './columns.ts'
import { demandReferences } from './references.ts'

/** A stored record of any register. */
export type Stored = CommonValues & Readonly<Record<string, unknown>>

/** Who writes, from where, and why. */
export interface Author {
  readonly accountId: string
  readonly personId: string | null
  readonly source: CommonValues['source']
  readonly reason?: string | undefined
}

/** A person writes by hand, a program brings in what stands elsewhere. */
export function authorOf({ accountId, personId, kind }: Principal, reason?: string): Author {
  return { accountId, personId, source: kind === 'key' ? 'import' : 'manual', reason }
}

interface Version {
  readonly version: number
  readonly op: 'I' | 'U' | 'D'
  readonly at: string
  readonly actor: { readonly id: string; readonly name: Text } | null
  readonly reason: string | null
  readonly document: Record<string, unknown>
}

export interface RecordStore {
  find(client: Queryable, declaration: RecordDeclaration, id: string): Promise<Stored | undefined>
  create(
    client: PoolClient,
    declaration: RecordDeclaration,
    values: Readonly<Record<string, unknown>>,
    author: Author,
  ): Promise<Stored>
  change(
    client: PoolClient,
    declaration: RecordDeclaration,
    id: string,
    read: number,
    values: Readonly<Record<string, unknown>>,
    author: Author,
  ): Promise<Stored>
  remove(client: PoolClient, declaration: RecordDeclaration, id: string, read: number, author: Author): Promise<void>
  history(client: Queryable, declaration: RecordDeclaration, id: string): Promise<Version[]>
}

export function recordStore(byName: ReadonlyMap<string, RecordDeclaration>): RecordStore {
  return {
    find: findRecord,

    async create(client, declaration, values, author) {
      const id = randomUUIDv7()
      const { scopeId, cityId } = await home(client, declaration, id, values)
      await demandReferences(client, byName, declaration, values)
      const row = {
        ...values,
        id,
        scopeId,
        cityId,
        createdBy: author.personId,
        updatedBy: author.personId,
        source: author.source,
      }
      const names = Object.keys(row)
      await rowsOf(
        client,
        sql`insert into ${sql.table(declaration.table)} (${sql.join(names.map((name) => column(name)))})
              values (${sql.join(Object.entries(row).map(([name, value]) => parameter(typeOf(declaration, name), value)))})`,
      )
      return kept(client, declaration, id, 'I', author)
    },

    async change(client, declaration, id, read, values, author) {
      const before = await findRecord(client, declaration, id)
      if (!before) throw new Problem('NOT_FOUND')
      if (before.version !== read) throw changed(read, before)
      demandMove(declaration, before, values)
      await demandReferences(client, byName, declaration, values)
      const moved = values['scopeId'] === undefined ? {} : await home(client, declaration, id, values)
      const parts = Object.entries({ ...values, ...moved }).filter(([name]) => !keptColumns.has(name))
      const updated = await rowsOf<{ id: string }>(
        client,
        sql`update ${sql.table(declaration.table)} set ${sql.join([
          ...parts.map(([name, value]) => sql`${column(name)} = ${parameter(typeOf(declaration, name), value)}`),
          sql`version = version + 1`,
          sql`updated_at = now()`,
          sql`updated_by = ${author.personId}`,
        ])} where id = ${id} and version = ${read} returning id`,
      )
      if (updated.length === 0) {
        const now = await findRecord(client, declaration, id)
        throw now ? changed(read, now) : new Problem('NOT_FOUND')
      }
      return kept(client, declaration, id, 'U', author)
    },

    async remove(client, declaration, id, read, author) {
      const before = await findRecord(client, declaration, id)
      if (!before) throw new Problem('NOT_FOUND')
      if (before.version !== read) throw changed(read, before)
      await keepVersions(client, declaration, [{ ...before, version: read + 1 }], 'D', author)
      const removed = await rowsOf<{ id: string }>(
        client,
        sql`delete from ${sql.table(declaration.table)} where id = ${id} and version = ${read} returning id`,
      )
      if (removed.length === 0) throw new Problem('NOT_FOUND')
      // References are checked at commit; asking now lets the answer name the reason.
      await client.query('set constraints all immediate')
    },

    async history(client, declaration, id) {
      return rowsOf<Version & Record<string, unknown>>(
        client,
        sql`select v.version, v.op, v.at, v.reason, v.document,
              case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as actor
            from record_version v left join account a on a.id = v.actor
            where v.noun = ${declaration.name} and v.id = ${id} order by v.version desc limit 500`,
      )
    },
  }
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

async function findRecord(client: Queryable, declaration: RecordDeclaration, id: string): Promise<Stored | undefined> {
  const [record] = await recordsOf(client, declaration, [id])
  return record
}

/** Reads back what was written and keeps it as a version: what is answered is what is stored. */
async function kept(client: PoolClient, declaration: RecordDeclaration, id: string, op: 'I' | 'U', author: Author) {
  const record = await findRecord(client, declaration, id)
  if (!record) throw new Problem('NOT_FOUND')
  await keepVersions(client, declaration, [record], op, author)
  return record
}

/**
 * Keeps records as versions, as they stand now. Whoever writes a register outside the store does this in the same
 * transaction; without an author the platform itself wrote.
 */
export async function keepVersions(
  client: PoolClient,
  declaration: RecordDeclaration,
  records: readonly Stored[],
  op: Version['op'],
  author?: Author,
): Promise<void> {
  if (records.length === 0) return
  await client.query(
    `insert into record_version (noun, id, version, op, document, actor, reason)
     select $1, (d ->> 'id')::uuid, (d ->> 'version')::int, $2, d, $3, $4 from jsonb_array_elements($5::jsonb) d`,
    [declaration.name, op, author?.accountId ?? null, author?.reason ?? null, JSON.stringify(records)],
  )
}

function changed(read: number, now: Stored): Problem {
  return new Problem('CHANGED', { read: String(read), now: String(now.version) }, { current: now })
}

/** The scope that a new record belongs to and its city. Without one given: the first city of this installation. */
async function home(
  client: PoolClient,
  declaration: RecordDeclaration,
  id: string,
  values: Readonly<Record<string, unknown>>,
) {
  const isScope = declaration.name === 'Scope'
  const asked = (isScope ? values['parentId'] : values['scopeId']) as string | null | undefined
  if (isScope && (asked === null || asked === undefined)) return { scopeId: id, cityId: id }
  const [scope] = await rowsOf<{ id: string; city_id: string }>(
    client,
    asked
      ? sql`select id, city_id from scope where id = ${asked}`
      : sql`select id, city_id from scope where kind = 'city' order by created_at limit 1`,
  )
  if (!scope) throw asked ? new Problem('NO_SUCH_SCOPE', { code: asked }) : new Problem('NO_CITY')
  return { scopeId: isScope ? id : scope.id, cityId: scope.city_id }
}

function demandMove(declaration: RecordDeclaration, before: Stored, values: Readonly<Record<string, unknown>>): void {
  const { lifecycle } = declaration
  if (!lifecycle) return
  const from = before[lifecycle.field]
  const to = values[lifecycle.field]
  if (typeof from !== 'string' || typeof to !== 'string') return
  if (!mayMove(lifecycle, from, to)) throw new Problem('NO_SUCH_MOVE', { from, to })
}
