/** One page of a register, as filtered and sorted. */
import { rightsOf } from '@citywide/model/platform/record-class'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { QueryResultRow } from 'pg'
import { currentRights, seesAll } from '../access/reach.ts'
import { type Queryable, sqlState } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { isFound } from '../search/found.ts'
import { column, selection, typeOf } from './columns.ts'
import type { ListQuery, Selection } from './query.ts'

/** Counting stops here: beyond it a list says "about". */
const COUNTED = 10_000
/** The same for a reader who may see some of the records alone: each has to be looked at. */
const JUDGED = 1_000

function judgedRows(declaration: RecordDeclaration): boolean {
  const rights = currentRights()
  return rights?.bound === 'rows' && !seesAll(rights, rightsOf(declaration).kind)
}

const paging = new Set(['scope', 'q', 'sort', 'limit', 'after', 'lang', 'format'])

export interface Page {
  readonly items: QueryResultRow[]
  readonly next: string | null
  readonly count: { readonly value: number; readonly exact: boolean }
}

export async function listPage(client: Queryable, declaration: RecordDeclaration, query: ListQuery): Promise<Page> {
  const filters = sql.join(conditions(declaration, query), sql` and `)
  const { limit } = query
  const order = orderOf(declaration, query)
  const after = query.after === undefined ? undefined : readCursor(query.after, order.by)
  const rows: Row[] = []
  // Records without a value stand last, so they are a walk of their own, by id alone: then each walk has an index.
  for (const part of order.nullable ? (['valued', 'empty'] as const) : (['valued'] as const)) {
    if (part === 'valued' && after !== undefined && after.value === null) continue
    if (rows.length > limit) break
    const statement = walk(
      declaration,
      order,
      part,
      part === 'empty' && after?.value !== null ? undefined : after,
      filters,
    )
    rows.push(...(await walked(client, sql`${statement} limit ${limit + 1 - rows.length}`, query)))
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const most = judgedRows(declaration) ? JUDGED : COUNTED
  const value = await countedTo(client, declaration, query, most + 1)
  return {
    items: page.map(({ sort_key: _key, ...record }) => record),
    next: rows.length > limit && last ? writeCursor(order.by, last.sort_key, last.id) : null,
    count: { value: Math.min(value, most), exact: value <= most },
  }
}

/** How many records a query finds, counting no further than `most`. */
export async function countedTo(
  client: Queryable,
  declaration: RecordDeclaration,
  query: Selection,
  most: number,
): Promise<number> {
  const [counted] = await rowsOf<{ value: number }>(
    client,
    sql`select count(*)::int as value from (select 1 from ${sql.table(declaration.table)} r
        where ${sql.join(conditions(declaration, query), sql` and `)} limit ${most}) counted`,
  )
  return counted?.value ?? 0
}

type Row = QueryResultRow & { id: string; sort_key: string | null }

interface Cursor {
  readonly value: string | null
  readonly id: string
}

type Order = ReturnType<typeof orderOf>

/** One end of a list to the other, behind a cursor: the records that have a value to sort by, or those that have none. */
function walk(
  declaration: RecordDeclaration,
  { key, nullable, descending }: Order,
  part: 'valued' | 'empty',
  after: Cursor | undefined,
  filters: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const direction = descending ? sql`desc` : sql`asc`
  const beyond = descending ? sql`<` : sql`>`
  const behind =
    after === undefined
      ? sql`true`
      : part === 'valued'
        ? sql`(${key}, r.id) ${beyond} (${after.value}, ${after.id}::uuid)`
        : sql`r.id ${beyond} ${after.id}::uuid`
  const present = nullable ? (part === 'valued' ? sql`${key} is not null` : sql`${key} is null`) : sql`true`
  return sql`select ${selection(declaration, 'r')}, (${key})::text as sort_key from ${sql.table(declaration.table)} r
    where ${filters} and ${present} and ${behind}
    order by ${part === 'valued' ? sql`${key} ${direction}, ` : sql``}r.id ${direction}`
}

function walked(client: Queryable, statement: RawBuilder<unknown>, query: ListQuery): Promise<Row[]> {
  return rowsOf<Row>(client, statement).catch((error: unknown) => {
    // What was asked for was checked; only the value inside a cursor can be none of its column. Source: SQLSTATE class 22.
    if (query.after !== undefined && sqlState(error)?.startsWith('22'))
      throw new Problem('CURSOR', {}, { cause: error })
    throw error
  })
}

/** Everything a query asks for, filtered and in order, without an end. */
export function listStatement(
  declaration: RecordDeclaration,
  query: Selection,
  columns: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { key, descending } = orderOf(declaration, query)
  const direction = descending ? sql`desc nulls last` : sql`asc nulls last`
  return sql`select ${columns} from ${sql.table(declaration.table)} r
    where ${sql.join(conditions(declaration, query), sql` and `)}
    order by ${key} ${direction}, r.id ${descending ? sql`desc` : sql`asc`}`
}

function orderOf(declaration: RecordDeclaration, { sort = '-updatedAt' }: Selection) {
  const by = sort.replace(/^-/, '')
  return {
    by,
    key: sortKey(declaration, by),
    nullable: mayBeEmpty(declaration, by),
    descending: sort.startsWith('-'),
  }
}

const alwaysKept = new Set([
  'id',
  'cityId',
  'scopeId',
  'version',
  'createdAt',
  'updatedAt',
  'source',
  'confidentiality',
])

/** A bilingual text may be there and have neither language. */
function mayBeEmpty(declaration: RecordDeclaration, name: string): boolean {
  const field = declaration.fields[name]
  return field === undefined ? !alwaysKept.has(name) : !field.required || field.type === 'bilingual'
}

/** Bilingual texts sort by what a reader sees first; the rest by value. */
function sortKey(declaration: RecordDeclaration, name: string): RawBuilder<unknown> {
  return typeOf(declaration, name) === 'bilingual'
    ? sql`coalesce(${column(name, 'r')} ->> 'zh', ${column(name, 'r')} ->> 'en')`
    : column(name, 'r')
}

function writeCursor(by: string, value: string | null, id: string): string {
  return Buffer.from(JSON.stringify([by, value, id])).toString('base64url')
}

function readCursor(text: string, by: string): Cursor {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(cursor) && cursor.length === 3) {
      const [field, value, id] = cursor as unknown[]
      const known = typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
      if (field === by && known && (value === null || typeof value === 'string')) return { value, id }
    }
  } catch (cause) {
    throw new Problem('CURSOR', {}, { cause })
  }
  throw new Problem('CURSOR')
}

function conditions(declaration: RecordDeclaration, query: Selection): RawBuilder<unknown>[] {
  const asked = Object.entries(query).filter(([name, value]) => value !== undefined && !paging.has(name))
  return [
    sql`true`,
    ...(query.scope === undefined ? [] : [withinScope(query.scope)]),
    ...(query.q === undefined || query.q === '' ? [] : [isFound(declaration, query.q)]),
    ...asked.map(([name, value]) => condition(declaration, name, value)),
  ]
}

/** The scope itself and everything that lies in it. */
function withinScope(code: string, alias = 'r'): RawBuilder<unknown> {
  return sql`${sql.ref(`${alias}.scope_id`)} in (
    with recursive inside as (
      select id from scope where code = ${code}
      union
      select s.id from scope s join inside i on s.parent_id = i.id)
    select id from inside)`
}

const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function condition(declaration: RecordDeclaration, filter: string, value: unknown): RawBuilder<unknown> {
  const [name = '', test] = filter.split('.')
  const at = column(name, 'r')
  const type = typeOf(declaration, name)
  const list = type === 'codes' || type === 'refs'
  if (test === 'missing') {
    const empty = list ? sql`cardinality(${at}) = 0` : sql`${at} is null`
    return value === 'true' ? empty : sql`not (${empty})`
  }
  if (test === 'contains') return sql`${at}::text ilike ${like(String(value))}`
  if (test === 'from') return sql`${at} >= ${value}`
  if (test === 'to') return sql`${at} <= ${value}`
  if (type === 'boolean') return sql`${at} = ${value === 'true'}`
  const values = Array.isArray(value) ? value : [value]
  if (list) return sql`${at} && ${values}`
  return values.length === 1 ? sql`${at} = ${values[0]}` : sql`${at} = any(${values})`
}
