/** What a person may see of the looks at their data, and of what they asked. Everything here is asked by pseudonym. */
import type { MyAccess, MyRequest } from '@citywide/model/platform/my-data'
import { Problem } from '@citywide/model/problem'
import type { Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, type RawBuilder, sql } from '#platform/postgres/statement.ts'

/** What the person may not know yet is left out until its day; the job that discloses it only makes that lasting. */
const mayKnow = sql`(a.visible_to_subject or a.hidden_until <= now())`

const myAccess = sql`a.id, a.accessed_at as at,
  coalesce(o.name, case when a.initiator_organization is not null
    then jsonb_build_object('zh', a.initiator_organization) end) as organization,
  a.initiator_name as person, string_to_array(coalesce(a.initiator_role, ''), ',') as roles, a.initiator_system as system,
  a.purpose, a.legal_basis as "legalBasis", a.reference, a.data_category as category, a.noun, d.title as dataset,
  case when a.bulk_processing then coalesce(a.record_count, 0) end as bulk, i.hazard as emergency,
  case when a.hidden_until is not null then coalesce(a.hidden_reason, '') end as "hiddenBefore",
  a.audit_id is not null as provable,
  exists (select from subject_request q where q.access_id = a.id) as asked`

const beside = sql`left join organization o on o.id = a.org_id left join dataset d on d.id = a.dataset_id
  left join incident i on i.id = a.incident_id`

/** Ids of looks at one person: those noted for the person alone, and bulk reads that the person was part of. */
const concerning = (subject: string): RawBuilder<unknown> => sql`(
  select id from personal_data_access where subject_ref = ${subject}
  union all select access_id from personal_data_access_subject where subject_ref = ${subject})`

/** Newest first. @param after where the page before ended: `<instant>_<id>` */
export async function accessesOf(
  client: Queryable,
  subject: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: MyAccess[]; next: string | null }> {
  const from = after === undefined ? undefined : cursorOf(after)
  const rows = await rowsOf<MyAccess & Record<string, unknown>>(
    client,
    sql`select ${myAccess} from personal_data_access a ${beside}
        where a.id in ${concerning(subject)} and ${mayKnow}
          ${from ? sql`and (a.accessed_at, a.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
        order by a.accessed_at desc, a.id desc limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.at}_${last.id}` : null }
}

function cursorOf(text: string): { at: string; id: string } {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)_([\da-f-]{36})$/.exec(text) ?? []
  if (at === undefined || id === undefined) throw new Problem('CURSOR')
  return { at, id }
}

/** Looks of the last thirty days. */
export async function recentAccesses(client: Queryable, subject: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    client,
    sql`select count(*) as count from personal_data_access a
        where a.id in ${concerning(subject)} and ${mayKnow} and a.accessed_at > now() - interval '30 days'`,
  )
  return row?.count ?? 0
}

/** One look, if the person may know of it, with its entry of the audit log. */
export async function accessOf(
  client: Queryable,
  subject: string,
  id: string,
): Promise<{ id: string; auditId: string | null; cityId: string; scopeId: string } | undefined> {
  const [row] = await rowsOf<{ id: string; auditId: string | null; cityId: string; scopeId: string }>(
    client,
    sql`select a.id, a.audit_id as "auditId", a.city_id as "cityId", a.scope_id as "scopeId" from personal_data_access a
        where a.id = ${id} and a.id in ${concerning(subject)} and ${mayKnow}`,
  )
  return row
}

/** Requests and questions of a person, open ones first, then the newest. */
export function requestsOf(client: Queryable, subject: string): Promise<MyRequest[]> {
  return rowsOf<MyRequest & Record<string, unknown>>(
    client,
    sql`select * from (
          select r.id, 'ServiceRequest' as noun, r.category as kind, r.case_number as number,
            coalesce(r.subject, r.details) as text, r.note as answer, r.submitted_at as "submittedAt", r.due_at as "dueAt",
            r.closed_at as "closedAt", o.name as organization, null::uuid as "accessId"
            from service_request r left join organization o on o.id = r.assigned_org_id where r.subject_ref = ${subject}
          union all
          select r.id, 'SubjectRequest', r.kind, null, r.question, r.answer, r.submitted_at, r.due_at, r.closed_at, null,
            r.access_id from subject_request r where r.subject_ref = ${subject}) asked
        order by ("closedAt" is null) desc, "submittedAt" desc limit 200`,
  )
}
