/** Looks of the whole city as the privacy officer sees them: who and why, never at whom. */
import type { CityAccess, CityAccessQuery, PrivacyOverview } from '@citywide/model/platform/privacy-office'
import { Problem } from '@citywide/model/problem'
import type { z } from 'zod'
import type { Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, type RawBuilder, sql } from '#platform/postgres/statement.ts'

type Query = z.output<typeof CityAccessQuery>

const selected = sql`a.id, a.accessed_at as at,
  coalesce(o.name, case when a.initiator_organization is not null
    then jsonb_build_object('zh', a.initiator_organization) end) as organization,
  a.initiator_account as account, a.initiator_name as person,
  string_to_array(coalesce(a.initiator_role, ''), ',') as roles, a.initiator_system as system, a.purpose,
  a.legal_basis as "legalBasis", a.reference, a.data_category as category, a.noun,
  case when a.bulk_processing then coalesce(a.record_count, 0) end as bulk, i.hazard as emergency,
  case when not a.visible_to_subject and a.hidden_until > now()
    then jsonb_build_object('reason', coalesce(a.hidden_reason, ''), 'until',
      to_char(a.hidden_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as hidden`
const source = sql`personal_data_access a left join organization o on o.id = a.org_id
  left join incident i on i.id = a.incident_id`

const shown: Readonly<Record<NonNullable<Query['show']>, RawBuilder<unknown>>> = {
  hidden: sql`not a.visible_to_subject and a.hidden_until > now()`,
  bulk: sql`a.bulk_processing`,
  emergency: sql`a.incident_id is not null`,
  consent: sql`a.legal_basis = 'consent'`,
}

export async function cityAccesses(
  client: Queryable,
  { after, limit, from, to, organization, account, noun, basis, show, q }: Query,
): Promise<{ items: CityAccess[]; next: string | null }> {
  const cursor = after === undefined ? undefined : /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)_([\da-f-]{36})$/.exec(after)
  if (cursor === null) throw new Problem('CURSOR')
  const words = q === undefined ? undefined : `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    sql`true`,
    ...(cursor ? [sql`(a.accessed_at, a.id) < (${cursor[1]}::timestamptz, ${cursor[2]}::uuid)`] : []),
    ...(from === undefined ? [] : [sql`a.accessed_at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`a.accessed_at < ${to}::timestamptz`]),
    ...(organization === undefined ? [] : [sql`a.org_id = ${organization}::uuid`]),
    ...(account === undefined ? [] : [sql`a.initiator_account = ${account}`]),
    ...(noun === undefined ? [] : [sql`a.noun = ${noun}`]),
    ...(basis === undefined ? [] : [sql`a.legal_basis = ${basis}`]),
    ...(show === undefined ? [] : [shown[show]]),
    ...(words === undefined
      ? []
      : [sql`(a.purpose ilike ${words} or a.reference ilike ${words} or a.initiator_name ilike ${words})`]),
  ]
  const rows = await rowsOf<CityAccess & Record<string, unknown>>(
    client,
    sql`select ${selected} from ${source} where ${sql.join(conditions, sql` and `)}
        order by a.accessed_at desc, a.id desc limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.at}_${last.id}` : null }
}

export async function cityAccess(client: Queryable, id: string): Promise<CityAccess | undefined> {
  const [row] = await rowsOf<CityAccess & Record<string, unknown>>(
    client,
    sql`select ${selected} from ${source} where a.id = ${id}`,
  )
  return row
}

/** Numbers over the last thirty days, and what waits for the officer. */
export async function overview(client: Queryable): Promise<PrivacyOverview> {
  const [row] = await rowsOf<PrivacyOverview & Record<string, unknown>>(
    client,
    sql`select a.*, c.*, q.*, (select count(*) from access_alarm where closed_at is null) as alarms
        from (select count(*) as accesses, count(distinct subject_ref) as people,
                count(*) filter (where incident_id is not null) as emergencies,
                count(*) filter (where not visible_to_subject and hidden_until > now()) as hidden
              from personal_data_access where accessed_at > now() - interval '30 days') a,
          (select count(*) filter (where withdrawn_at is null and (expires_at is null or expires_at > now())) as "consentsInForce",
                count(*) filter (where withdrawn_at > now() - interval '30 days') as withdrawn from consent) c,
          (select count(*) as questions, count(*) filter (where due_at < now()) as "questionsLate"
             from subject_request where closed_at is null) q`,
  )
  if (!row) throw new Error('the database counted nothing')
  return row
}

/** Looks that were hidden for a while are the person's to see from their day on. */
export async function discloseDue(client: Queryable): Promise<number> {
  const { rowCount } = await client.query(
    `update personal_data_access set visible_to_subject = true, version = version + 1, updated_at = now()
      where not visible_to_subject and hidden_until <= now()`,
  )
  return rowCount ?? 0
}
