/** What was asked of many records at once, and what came of each. */
import type { BatchAction, BatchItem, BatchView, ItemProblem } from '@citywide/model/platform/batch'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient, Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'
import type { BulkPlan } from './bulk-plan.ts'
import { listStatement } from './list.ts'
import type { Selection } from './query.ts'
import type { Stored } from './stored.ts'

export interface Batch {
  readonly id: string
  readonly noun: string
  readonly action: BatchAction
  readonly plan: BulkPlan
  readonly reason: string
  readonly state: BatchView['state']
  readonly accountId: string
}

export interface Item {
  readonly position: number
  readonly id: string
  readonly version: number
  readonly outcome: BatchItem['outcome']
  readonly problem: ItemProblem | null
  readonly written: number | null
}

export interface ReadItem extends Item {
  readonly undone: number | null
  /** The record at the version that was looked at; null where there was none. */
  readonly document: Stored | null
}

/** Ids and versions of what a list shows, in its order; one more than `bound` tells that there are too many. */
export function chosenBy(
  client: Queryable,
  declaration: RecordDeclaration,
  query: Selection,
  bound: number,
): Promise<{ id: string; version: number }[]> {
  return rowsOf(client, sql`${listStatement(declaration, query, sql`r.id, r.version`)} limit ${bound + 1}`)
}

export async function keepBatch(client: Queryable, batch: Batch, items: readonly Item[]): Promise<void> {
  const { id, noun, action, plan, reason, state, accountId } = batch
  await client.query(
    `insert into record_batch (id, noun, action, plan, reason, state, account_id, applied_at)
     values ($1, $2, $3, $4, $5, $6, $7, case when $6 = 'applied' then now() end)`,
    [id, noun, action, JSON.stringify(plan), reason, state, accountId],
  )
  await client.query(
    `insert into record_batch_item (batch, position, id, version, outcome, problem, written)
     select $1, i.position, i.id, i.version, i.outcome, nullif(i.problem, 'null'), i.written
     from jsonb_to_recordset($2::jsonb) i (position int, id uuid, version int, outcome text, problem jsonb, written int)`,
    [id, JSON.stringify(items)],
  )
}

/** What came of the items of a batch. */
export async function settleItems(client: Queryable, batch: string, items: readonly Item[]): Promise<void> {
  await client.query(
    `update record_batch_item t set outcome = i.outcome, problem = nullif(i.problem, 'null'), written = i.written
     from jsonb_to_recordset($2::jsonb) i (position int, outcome text, problem jsonb, written int)
     where t.batch = $1 and t.position = i.position`,
    [
      batch,
      JSON.stringify(items.map(({ position, outcome, problem, written }) => ({ position, outcome, problem, written }))),
    ],
  )
}

export async function keepUndone(
  client: Queryable,
  batch: string,
  versions: readonly { readonly position: number; readonly undone: number }[],
): Promise<void> {
  await client.query(
    `update record_batch_item t set undone = i.undone from jsonb_to_recordset($2::jsonb) i (position int, undone int)
     where t.batch = $1 and t.position = i.position`,
    [batch, JSON.stringify(versions)],
  )
}

export async function markApplied(client: Queryable, id: string): Promise<void> {
  await client.query(`update record_batch set state = 'applied', applied_at = now() where id = $1`, [id])
}

export async function markUndone(client: Queryable, id: string, accountId: string): Promise<void> {
  await client.query(`update record_batch set state = 'undone', undone_at = now(), undone_by = $2 where id = $1`, [
    id,
    accountId,
  ])
}

/** The batch, held until the transaction ends: it is applied once and undone once. */
export async function heldBatch(client: PoolClient, id: string): Promise<Batch | undefined> {
  const { rows } = await client.query<Batch & Record<string, unknown>>(
    `select id, noun, action, plan, reason, state, account_id as "accountId" from record_batch where id = $1 for update`,
    [id],
  )
  return rows[0]
}

type ViewRow = Omit<BatchView, 'register'> & { readonly noun: string; readonly plan: BulkPlan }

const views = sql`select b.id, b.noun, b.action, b.plan, b.reason, b.state,
    case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as by,
    b.made_at as "madeAt", b.applied_at as "appliedAt", b.undone_at as "undoneAt",
    jsonb_build_object('accepted', i.accepted, 'unchanged', i.unchanged, 'refused', i.refused, 'undone', i.undone) as counts
  from record_batch b left join account a on a.id = b.account_id
    cross join lateral (
      select count(*) filter (where outcome = 'accepted') as accepted,
        count(*) filter (where outcome = 'unchanged') as unchanged,
        count(*) filter (where outcome = 'refused') as refused,
        count(undone) as undone
      from record_batch_item where batch = b.id) i`

export async function findBatch(client: Queryable, id: string): Promise<ViewRow | undefined> {
  const [row] = await rowsOf<ViewRow & Record<string, unknown>>(client, sql`${views} where b.id = ${id}`)
  return row
}

/** What was done to many records of a noun, newest first; previews are left out. */
export function batchesOf(client: Queryable, noun: string, limit: number): Promise<ViewRow[]> {
  return rowsOf<ViewRow & Record<string, unknown>>(
    client,
    sql`${views} where b.noun = ${noun} and b.state <> 'preview' order by b.made_at desc, b.id limit ${limit}`,
  )
}

/** Items in their order, each with the record at the version that was looked at. */
export function itemsOf(
  client: Queryable,
  { id, noun }: Pick<Batch, 'id' | 'noun'>,
  { outcome, after = -1, limit }: { outcome?: Item['outcome'] | undefined; after?: number; limit?: number },
): Promise<ReadItem[]> {
  return rowsOf<ReadItem & Record<string, unknown>>(
    client,
    sql`select i.position, i.id, i.version, i.outcome, i.problem, i.written, i.undone, v.document
        from record_batch_item i
          left join record_version v on v.noun = ${noun} and v.id = i.id and v.version = i.version
        where i.batch = ${id} and i.position > ${after} ${outcome === undefined ? sql`` : sql`and i.outcome = ${outcome}`}
        order by i.position ${limit === undefined ? sql`` : sql`limit ${limit}`}`,
  )
}

export interface ClosedRecord {
  readonly op: 'I' | 'U' | 'D'
  readonly document: Stored
  /** The newest version that is kept of it. */
  readonly newest: number
}

/** Records at certain versions, by id. */
export async function documentsOf(
  client: Queryable,
  noun: string,
  versions: readonly { readonly id: string; readonly version: number }[],
): Promise<Map<string, ClosedRecord>> {
  const rows = await rowsOf<ClosedRecord & { id: string }>(
    client,
    sql`select v.id, v.op, v.document,
          (select max(n.version) from record_version n where n.noun = v.noun and n.id = v.id) as newest
        from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) i (id uuid, version int)
          join record_version v on v.noun = ${noun} and v.id = i.id and v.version = i.version`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Drops previews that nobody applied. */
export async function prunePreviews(client: Queryable, hours: number): Promise<void> {
  await client.query(
    `delete from record_batch where state = 'preview' and made_at < now() - make_interval(hours => $1)`,
    [hours],
  )
}
