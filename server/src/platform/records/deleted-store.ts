/** Deleted records of a register: what they were called, who deleted them, when and why. */
import type { DeletedPage } from '@citywide/model/platform/batch'
import { Problem } from '@citywide/model/problem'
import { displayName } from '@citywide/model/record/display'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Text } from '@citywide/model/text'
import { z } from 'zod'
import type { Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'

/** Where a page ended: moment and id. */
const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

interface Row {
  readonly id: string
  readonly version: number
  readonly at: string
  readonly reason: string | null
  readonly document: Readonly<Record<string, unknown>>
  readonly actor: { readonly id: string; readonly name: Text } | null
}

interface DeletedQuery {
  /** Code of a scope; its parts are included. */
  readonly scope?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** Newest first. A record that was restored is no longer among them. */
export async function deletedPage(
  client: Queryable,
  declaration: RecordDeclaration,
  { scope, limit, after }: DeletedQuery,
): Promise<DeletedPage> {
  const from = after === undefined ? undefined : readCursor(after)
  const rows = await rowsOf<Row & Record<string, unknown>>(
    client,
    sql`select v.id, v.version, v.at, v.reason, v.document,
          case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as actor
        from record_version v left join account a on a.id = v.actor
        where v.noun = ${declaration.name} and v.op = 'D'
          and not exists (select from record_version n where n.noun = v.noun and n.id = v.id and n.version > v.version)
          ${scope === undefined ? sql`` : sql`and ${within(scope)}`}
          ${from ? sql`and (v.at, v.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
        order by v.at desc, v.id desc limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ document, ...row }) => ({ ...row, title: displayName(declaration, document) })),
    next: rows.length > limit && last ? `${last.at}_${last.id}` : null,
  }
}

/** A scope that is gone itself has no parts any more: its records are found without the filter. */
function within(code: string) {
  return sql`(v.document ->> 'scopeId')::uuid in (
    with recursive inside as (
      select id from scope where code = ${code}
      union
      select s.id from scope s join inside i on s.parent_id = i.id)
    select id from inside)`
}

function readCursor(text: string): { at: string; id: string } {
  const read = Cursor.safeParse(text.split('_'))
  if (!read.success) throw new Problem('CURSOR')
  const [at, id] = read.data
  return { at, id }
}
