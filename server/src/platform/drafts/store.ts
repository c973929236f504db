/** Drafts as they are kept: one open draft for a record, and everything that was done to it. */
import type { DraftEvent } from '@citywide/model/platform/draft-view'
import type { DraftAct, DraftState } from '@citywide/model/platform/draft'
import type { Text } from '@citywide/model/text'
import { randomUUIDv7 } from 'node:crypto'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'

export type Values = Readonly<Record<string, unknown>>

export interface Draft {
  readonly id: string
  readonly noun: string
  /** Null while the record does not exist. */
  readonly recordId: string | null
  readonly scopeId: string
  readonly version: number
  readonly state: DraftState
  /** Version and content of the record that the draft was written against; null for a new record. */
  readonly baseVersion: number | null
  readonly base: Values | null
  readonly values: Values
  readonly authors: readonly string[]
  readonly reviewer: string | null
  readonly note: string | null
  readonly begunAt: string
  readonly updatedAt: string
  readonly sentAt: string | null
  readonly decidedAt: string | null
  readonly decidedBy: string | null
}

/** Accounts that drafts name; several may belong to one person. */
export interface Writer {
  readonly id: string
  readonly name: Text
  readonly personId: string | null
}

const columns = sql`d.id, d.noun, d.record_id as "recordId", d.scope_id as "scopeId", d.version, d.state,
  d.base_version as "baseVersion", d.base, d."values", d.authors, d.reviewer, d.note, d.begun_at as "begunAt",
  d.updated_at as "updatedAt", d.sent_at as "sentAt", d.decided_at as "decidedAt", d.decided_by as "decidedBy"`

type Row = Draft & Record<string, unknown>

export async function findDraft(client: Queryable, id: string): Promise<Draft | undefined> {
  const [draft] = await rowsOf<Row>(client, sql`select ${columns} from record_draft d where d.id = ${id}`)
  return draft
}

/** The draft, held until the transaction ends: of two people who decide at once the second sees what the first did. */
export async function heldDraft(client: PoolClient, id: string): Promise<Draft | undefined> {
  const [draft] = await rowsOf<Row>(client, sql`select ${columns} from record_draft d where d.id = ${id} for update`)
  return draft
}

export async function openDraftOf(client: Queryable, noun: string, recordId: string): Promise<Draft | undefined> {
  const [draft] = await rowsOf<Row>(
    client,
    sql`select ${columns} from record_draft d
        where d.noun = ${noun} and d.record_id = ${recordId} and d.state in ('draft', 'review')`,
  )
  return draft
}

export interface DraftFilter {
  readonly box?: 'awaiting' | 'mine' | 'open' | 'closed' | undefined
  readonly noun?: string | undefined
  readonly record?: string | undefined
  /** Code of a scope: drafts in it and in what lies in it. */
  readonly scope?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Newest first; `awaiting` and `mine` are the reader's. */
export function draftsOf(client: Queryable, reader: string, filter: DraftFilter): Promise<Draft[]> {
  const boxes: Readonly<Record<NonNullable<DraftFilter['box']>, RawBuilder<unknown>>> = {
    awaiting: sql`d.state = 'review' and not (${reader} = any(d.authors))`,
    mine: sql`d.state in ('draft', 'review') and ${reader} = any(d.authors)`,
    open: sql`d.state in ('draft', 'review')`,
    closed: sql`d.state in ('published', 'withdrawn')`,
  }
  const { box, noun, record, scope, after, limit } = filter
  const asked = [
    sql`true`,
    ...(box === undefined ? [] : [boxes[box]]),
    ...(noun === undefined ? [] : [sql`d.noun = ${noun}`]),
    ...(record === undefined ? [] : [sql`d.record_id = ${record}`]),
    ...(after === undefined ? [] : [sql`d.id < ${after}`]),
    ...(scope === undefined
      ? []
      : [
          sql`d.scope_id in (
            with recursive inside as (
              select id from scope where code = ${scope}
              union
              select s.id from scope s join inside i on s.parent_id = i.id)
            select id from inside)`,
        ]),
  ]
  return rowsOf<Row>(
    client,
    sql`select ${columns} from record_draft d where ${sql.join(asked, sql` and `)} order by d.id desc limit ${limit}`,
  )
}

/** Counted to a hundred; more is a backlog. */
export async function countAwaiting(client: Queryable, reader: string): Promise<number> {
  const { rows } = await client.query<{ awaiting: number }>(
    `select count(*)::int as awaiting from (
       select from record_draft where state = 'review' and not ($1 = any(authors)) limit 100) counted`,
    [reader],
  )
  return rows[0]?.awaiting ?? 0
}

export type NewDraftRow = Pick<
  Draft,
  'id' | 'noun' | 'recordId' | 'scopeId' | 'baseVersion' | 'base' | 'values' | 'authors' | 'note'
>

/** @returns false when somebody else has begun a draft of the record in the meantime */
export async function insertDraft(client: PoolClient, draft: NewDraftRow): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into record_draft (id, noun, record_id, scope_id, base_version, base, "values", authors, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (noun, record_id) where state in ('draft', 'review') do nothing`,
    [
      draft.id,
      draft.noun,
      draft.recordId,
      draft.scopeId,
      draft.baseVersion,
      draft.base && JSON.stringify(draft.base),
      JSON.stringify(draft.values),
      draft.authors,
      draft.note,
    ],
  )
  return rowCount === 1
}

/** Writes the draft as it stands after an act; the caller holds it. */
export async function updateDraft(client: PoolClient, draft: Draft): Promise<void> {
  await client.query(
    `update record_draft set record_id = $2, state = $3, base_version = $4, base = $5, "values" = $6, authors = $7,
        reviewer = $8, note = $9, sent_at = case when $3 = 'review' then coalesce($10, now()) end,
        decided_at = case when $3 in ('published', 'withdrawn') then now() end, decided_by = $11,
        version = version + 1, updated_at = now()
      where id = $1`,
    [
      draft.id,
      draft.recordId,
      draft.state,
      draft.baseVersion,
      draft.base && JSON.stringify(draft.base),
      JSON.stringify(draft.values),
      draft.authors,
      draft.reviewer,
      draft.note,
      draft.sentAt,
      draft.decidedBy,
    ],
  )
}

/** @param values what the draft says after it, where somebody wrote in it */
export async function keepEvent(
  client: PoolClient,
  draftId: string,
  act: DraftAct | 'begin',
  actor: string,
  note: string | undefined,
  values?: Values,
): Promise<void> {
  await client.query(
    `insert into record_draft_event (id, draft_id, act, actor, note, "values") values ($1, $2, $3, $4, $5, $6)`,
    [randomUUIDv7(), draftId, act, actor, note ?? null, values ? JSON.stringify(values) : null],
  )
}

/** Oldest first. */
export function eventsOf(client: Queryable, draftId: string): Promise<DraftEvent[]> {
  return rowsOf<DraftEvent & Record<string, unknown>>(
    client,
    sql`select e.act, e.at, e.note, jsonb_build_object('id', a.id, 'name', a.name) as actor
        from record_draft_event e join account a on a.id = e.actor where e.draft_id = ${draftId} order by e.id`,
  )
}

export async function writersOf(client: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Writer>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<Writer>(
    'select id, name, person_id as "personId" from account where id = any($1)',
    [[...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Who may be asked to review: their roles, where the account is a person's and still open. */
export async function rolesOfReviewer(client: Queryable, id: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ roles: string[] }>(
    'select roles_of(id) as roles from account where id = $1 and disabled_at is null',
    [id],
  )
  return rows[0]?.roles ?? []
}

/** Versions of records as they stand, by id. */
export async function versionsNow(client: Queryable, table: string, ids: readonly string[]) {
  const rows = await rowsOf<{ id: string; version: number }>(
    client,
    sql`select id, version from ${sql.table(table)} where id = any(${ids})`,
  )
  return new Map(rows.map(({ id, version }) => [id, version]))
}
