import { randomUUIDv7 } from 'node:crypto'
import type { AccountName } from '@citywide/model/platform/account-view'
import type { InboxKind } from '@citywide/model/platform/inbox'
import { tellAround } from '../around/subject-store.ts'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

/** What somebody is told, and who brought it about. */
interface News {
  readonly kind: InboxKind
  /** Id of the comment or the assignment. */
  readonly about: string
  readonly noun: string
  readonly recordId: string
  readonly actor: string
}

/** Tells each of them once; nobody is told what he did himself. Open pages of theirs hear of it. */
export async function tellPeople(client: PoolClient, people: readonly string[], news: News): Promise<void> {
  const { kind, about, noun, recordId, actor } = news
  for (const person of new Set(people)) {
    if (person === actor) continue
    await client.query(
      `insert into inbox_entry (id, account_id, kind, about, noun, record_id, actor)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [randomUUIDv7(), person, kind, about, noun, recordId, actor],
    )
    await tellAround(client, `inbox ${person}`)
  }
}

export interface StoredEntry {
  readonly id: string
  readonly kind: InboxKind
  readonly about: string
  readonly noun: string
  readonly recordId: string
  readonly actor: AccountName
  readonly at: string
  readonly readAt: string | null
}

/** The entries of an account, newest first. */
export async function entriesOf(
  client: Queryable,
  accountId: string,
  { kind, unread, after, limit }: { kind: InboxKind | null; unread: boolean; after: string | null; limit: number },
): Promise<StoredEntry[]> {
  const { rows } = await client.query<StoredEntry>(
    `select e.id, e.kind, e.about, e.noun, e.record_id as "recordId",
        jsonb_build_object('id', a.id, 'name', a.name) as actor, e.at, e.read_at as "readAt"
       from inbox_entry e join account a on a.id = e.actor
      where e.account_id = $1 and ($2::text is null or e.kind = $2) and (not $3 or e.read_at is null)
        and ($4::uuid is null or e.id < $4::uuid)
      order by e.id desc limit $5`,
    [accountId, kind, unread, after, limit],
  )
  return rows
}

/** Counting stops at 100. */
export async function unreadOf(client: Queryable, accountId: string): Promise<number> {
  const { rows } = await client.query<{ unread: number }>(
    `select count(*) as unread from (
       select 1 from inbox_entry where account_id = $1 and read_at is null limit 100) counted`,
    [accountId],
  )
  return rows[0]?.unread ?? 0
}

/** Marks entries of an account as read: those named, or everything up to one. */
export async function markRead(
  client: PoolClient,
  accountId: string,
  { entries, upTo }: { entries?: readonly string[]; upTo?: string },
): Promise<void> {
  await client.query(
    `update inbox_entry set read_at = now()
      where account_id = $1 and read_at is null and (id = any($2::uuid[]) or id <= $3::uuid)`,
    [accountId, entries ?? [], upTo ?? null],
  )
  await tellAround(client, `inbox ${accountId}`)
}
