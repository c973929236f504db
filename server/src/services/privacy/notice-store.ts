/** What people are told before they consent, in versions that never change. */
import type { PrivacyNotice } from '@citywide/model/platform/my-data'
import type { Names } from '@citywide/model/text'
import type { Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, type RawBuilder, sql } from '#platform/postgres/statement.ts'

export interface StoredNotice extends PrivacyNotice {
  readonly cityId: string
  readonly scopeId: string
  readonly datasetIds: readonly string[]
  readonly controllerId: string
  readonly granteeId: string
  readonly recipientIds: readonly string[]
}

const selected = sql`n.id, n.version, n.purpose, n.body, n.hashes, n.data_categories as "dataCategories",
  n.months, n.made_at as "madeAt", n.retired_at as "retiredAt", n.city_id as "cityId", n.scope_id as "scopeId",
  n.dataset_ids as "datasetIds", n.controller_org_id as "controllerId", n.grantee_org_id as "granteeId",
  n.recipient_org_ids as "recipientIds", c.name as controller, g.name as grantee,
  coalesce((select jsonb_agg(d.title) from dataset d where d.id = any (n.dataset_ids)), '[]') as datasets,
  coalesce((select jsonb_agg(o.name) from organization o where o.id = any (n.recipient_org_ids)), '[]') as recipients`

function notices(client: Queryable, condition: RawBuilder<unknown>): Promise<StoredNotice[]> {
  return rowsOf<StoredNotice & Record<string, unknown>>(
    client,
    sql`select ${selected} from privacy_notice n join organization c on c.id = n.controller_org_id
          join organization g on g.id = n.grantee_org_id
        where ${condition} order by n.made_at, n.id, n.version`,
  )
}

const newest = sql`not exists (select from privacy_notice m where m.id = n.id and m.version > n.version)`

/** The newest version of each notice that is offered now, except those that the person consents to already. */
export function offersTo(client: Queryable, subject: string): Promise<StoredNotice[]> {
  return notices(
    client,
    sql`${newest} and n.retired_at is null and not exists (
      select from consent c where c.subject_ref = ${subject} and c.notice_id = n.id::text
        and c.withdrawn_at is null and (c.expires_at is null or c.expires_at > now()))`,
  )
}

export const allNotices = (client: Queryable): Promise<StoredNotice[]> => notices(client, sql`${newest}`)

export async function noticeAt(client: Queryable, id: string, version: number): Promise<StoredNotice | undefined> {
  const [found] = await notices(client, sql`n.id = ${id} and n.version = ${version}`)
  return found
}

/** The version that is offered now; undefined when there is none, or the notice is retired. */
export async function offered(client: Queryable, id: string): Promise<StoredNotice | undefined> {
  const [found] = await notices(client, sql`n.id = ${id} and n.retired_at is null and ${newest}`)
  return found
}

export interface NewNotice {
  readonly id: string
  readonly purpose: Names
  readonly body: Names
  readonly hashes: Names
  readonly dataCategories: readonly string[]
  readonly datasetIds: readonly string[]
  readonly controllerId: string
  readonly granteeId: string
  readonly recipientIds: readonly string[]
  readonly months: number | null
  readonly madeBy: string
}

/** The next version of a notice; the one before stays as it was and is not offered any more. */
export async function keepNotice(client: Queryable, notice: NewNotice): Promise<number> {
  const { id, purpose, body, hashes, dataCategories, datasetIds, controllerId, granteeId, recipientIds } = notice
  const { rows } = await client.query<{ version: number }>(
    `insert into privacy_notice (id, version, purpose, body, hashes, data_categories, dataset_ids, controller_org_id,
       grantee_org_id, recipient_org_ids, months, scope_id, city_id, made_by)
     select $1, coalesce((select max(version) from privacy_notice where id = $1), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9,
       $10, o.scope_id, o.city_id, $11 from organization o where o.id = $7
     returning version`,
    [
      id,
      JSON.stringify(purpose),
      JSON.stringify(body),
      JSON.stringify(hashes),
      dataCategories,
      datasetIds,
      controllerId,
      granteeId,
      recipientIds,
      notice.months,
      notice.madeBy,
    ],
  )
  return rows[0]?.version ?? 0
}

export async function retireNotice(client: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'update privacy_notice set retired_at = now() where id = $1 and retired_at is null',
    [id],
  )
  return (rowCount ?? 0) > 0
}
