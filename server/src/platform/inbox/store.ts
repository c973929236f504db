import { randomUUIDv7 } from 'node:crypto'
import type { AccountName } from '@citywide/model/platform/account-view'
import type { InboxEntry, InboxKind } from '@citywide/model/platform/inbox'
import { tellAround } from '../around/subject-store.ts'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

/** Noun of entries about a role that an account was given; `about` is the grant, `record_id` the account. */
export const ABOUT_ROLES = 'Account'
/** Noun of entries for the privacy officers: unusual looks at personal data, and questions of people. */
export const ABOUT_PRIVACY = 'Privacy'
/** Noun of entries about findings of the evidence engine; `note` is FindingNews, `record_id` the first of them. */
export const ABOUT_FINDINGS = 'Finding'

/** Noun of entries for the administrators: kept verdicts differed from the records; `note` says how many, and when. */
export const ABOUT_EVIDENCE = 'Evidence'

/** Noun of entries about what waits for a signature; `note` is SignatureNews, `record_id` the setting or statement. */
export const ABOUT_SIGNATURES = 'Signature'

/** What somebody is told, and who brought it about. */
interface News {
  readonly kind: InboxKind
  /** Id of the comment, the assignment or the grant. */
  readonly about: string
  readonly noun: string
  readonly recordId: string
  /** Null where nobody did it. */
  readonly actor: string | null
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

/** What accounts are told by the platform itself, in its own words. */
interface OwnNews extends Omit<News, 'about' | 'actor'> {
  readonly note: Readonly<Record<string, unknown>>
}

export async function tellAccounts(client: Queryable, accounts: readonly string[], news: OwnNews): Promise<void> {
  const { kind, noun, recordId, note } = news
  for (const account of new Set(accounts)) {
    await client.query(
      `insert into inbox_entry (id, account_id, kind, about, noun, record_id, note) values ($1, $2, $3, $1, $4, $5, $6)`,
      [randomUUIDv7(), account, kind, noun, recordId, JSON.stringify(note)],
    )
    await tellAround(client, `inbox ${account}`)
  }
}

export interface StoredEntry {
  readonly id: string
  readonly kind: InboxKind
  readonly about: string
  readonly noun: string
  readonly recordId: string
  readonly actor: AccountName | null
  readonly note: Readonly<Record<string, unknown>> | null
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
        case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as actor, e.note, e.at, e.read_at as "readAt"
       from inbox_entry e left join account a on a.id = e.actor
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

/** The grants that entries are about, as long as they have not ended. */
export async function rolesTold(
  client: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<InboxEntry['role']>>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<NonNullable<InboxEntry['role']> & { id: string }>(
    `select g.id, g.role, jsonb_build_object('id', a.id, 'name', a.name) as account, g.expires_at as "expiresAt"
       from account_role g join account a on a.id = g.account_id where g.id = any($1) and g.ended_at is null`,
    [ids],
  )
  return new Map(rows.map(({ id, ...role }) => [id, role]))
}
