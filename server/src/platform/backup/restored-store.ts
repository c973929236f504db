/** What is asked of, and written into, a database that was just restored, and the one it takes the place of. */
import { noteAct } from '../audit/append.ts'
import type { Queryable } from '../postgres/pool.ts'

/** What happened after a moment, and is undone by going back to it. */
export interface Undone {
  /** Acts by their name, the most frequent first. */
  readonly acts: readonly { readonly act: string; readonly count: number }[]
  /** Events that other systems have received, and know of although they never happened now. */
  readonly told: readonly {
    readonly event: string
    readonly topic: string
    readonly subject: string
    readonly at: string
    readonly receiver: string
  }[]
}

const MOST = 10_000

/** @param after ISO 8601 */
export async function undoneAfter(client: Queryable, after: string): Promise<Undone> {
  const { rows: acts } = await client.query<Undone['acts'][number]>(
    'select act, count(*) as count from audit where at > $1 group by act order by 2 desc, 1',
    [after],
  )
  const { rows: told } = await client.query<Undone['told'][number]>(
    `select d.event, d.topic, d.subject, d.event_at as at, w.title as receiver
       from webhook_delivery d join webhook w on w.id = d.webhook_id
      where d.delivered and d.event_at > $1 order by d.event_at, d.id limit $2`,
    [after, MOST],
  )
  return { acts, told }
}

/** Rows of all tables. @param names as `tableNames` gives them */
export async function countRows(
  client: Queryable,
  names: readonly string[],
): Promise<{ tables: number; rows: number }> {
  let all = 0
  for (const name of names) {
    const { rows } = await client.query<{ count: number }>(`select count(*) as count from ${name}`)
    all += rows[0]?.count ?? 0
  }
  return { tables: names.length, rows: all }
}

/** Sessions and links that ended after the moment must not live again. */
export async function closeDoors(client: Queryable): Promise<void> {
  await client.query('delete from session')
  await client.query('delete from sign_in_link')
}

/** A database that an early release made has none. */
export async function hasAuditLog(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(`select to_regclass('public.audit') is not null as known`)
  return rows[0]?.known ?? false
}

/** The log goes on with a row that says where it was taken back to. */
export async function noteRestore(
  client: Queryable,
  detail: { backup: string; newest: string; asked: string | null },
): Promise<void> {
  if (await hasAuditLog(client)) await noteAct(client, { act: 'database.restore', noun: 'database', detail })
}
