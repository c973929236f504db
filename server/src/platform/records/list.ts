/** One page of a register, as filtered and sorted. */
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { QueryResultRow } from 'pg'
import { type Queryable, sqlState } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { isFound } from '../search/found.ts'
import { column, selection, typeOf } from './columns.ts'
import type { ListQuery, Selection } from './query.ts'

/** Counting stops here: beyond it a list says "about". */
const COUNTED = 10_000
const paging = new Set(['scope', 'q', 'sort', 'limit', 'after', 'lang', 'format'])

export interface Page {
  readonly items: QueryResultRow[]
  readonly next: string | null
  readonly count: { readonly value: number; readonly exact: boolean }
}

export async function listPage(client: Queryable, declaration: RecordDeclaration, query: ListQuery): Promise<Page> {
  const filters = conditions(declaration, query)
  const { limit } = query
  const { by, key } = orderOf(declaration, query)
  const columns = sql`${selection(declaration, 'r')}, (${key})::text as sort_key`
  const rows = await rowsOf<QueryResultRow & { id: string; sort_key: string | null }>(
    client,
    sql`${listStatement(declaration, query, columns)} limit ${limit + 1}`,
  ).catch((error: unknown) => {
    // What was asked for was checked; only the value inside a cursor can be none of its column. Source: SQLSTATE class 22.
    if (query.after !== undefined && sqlState(error)?.startsWith('22'))
      throw new Problem('CURSOR', {}, { cause: error })
    throw error
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const [counted] = await rowsOf<{ value: number }>(
    client,
    sql`select count(*)::int as value from (select 1 from ${sql.table(declaration.table)} r
        where ${sql.join(filters, sql` and `)} limit ${COUNTED + 1}) counted`,
  )
  const value = counted?.value ?? 0
  return {
    items: page.map(({ sort_key: _key, ...record }) => record),
    next: rows.length > limit && last ? writeCursor(by, last.sort_key, last.id) : null,
    count: { value: Math.min(value, COUNTED), exact: value <= COUNTED },
  }
}

/** Everything a query asks for, filtered and in order, from its cursor on and without an end. */
export function listStatement(
  declaration: RecordDeclaration,
  query: Selection,
  columns: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { by, key, descending } = orderOf(declaration, query)
  const after = query.after === undefined ? [] : [past(key, readCursor(query.after, by), descending)]
  const direction = descending ? sql`desc nulls last` : sql`asc nulls last`
  return sql`select ${columns} from ${sql.table(declaration.table)} r
    where ${sql.join([...conditions(declaration, query), ...after], sql` and `)}
    order by ${key} ${direction}, r.id ${descending ? sql`desc` : sql`asc`}`
}

function orderOf(declaration: RecordDeclaration, { sort = '-updatedAt' }: Selection) {
  const by = sort.replace(/^-/, '')
  return { by, key: sortKey(declaration, by), descending: sort.startsWith('-') }
}

/** Bilingual texts sort by what a reader sees first; the rest by value. */
function sortKey(declaration: RecordDeclaration, name: string): RawBuilder<unknown> {
  return typeOf(declaration, name) === 'bilingual'
    ? sql`coalesce(${column(name, 'r')} ->> 'zh', ${column(name, 'r')} ->> 'en')`
    : column(name, 'r')
}

function past(
  key: RawBuilder<unknown>,
  after: { value: string | null; id: string },
  descending: boolean,
): RawBuilder<unknown> {
  const beyond = descending ? sql`<` : sql`>`
  if (after.value === null) return sql`(${key} is null and r.id ${beyond} ${after.id}::uuid)`
  // Nulls stand last in both directions, so everything without a value still lies ahead.
  return sql`(${key} ${beyond} ${after.value} or (${key} = ${after.value} and r.id ${beyond} ${after.id}::uuid) or ${key} is null)`
}

function writeCursor(by: string, value: string | null, id: string): string {
  return Buffer.from(JSON.stringify([by, value, id])).toString('base64url')
}

function readCursor(text: string, by: string): { value: string | null; id: string } {
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
