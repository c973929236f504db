/** Consents of a person as the person sees them. */
import type { MyConsent } from '@citywide/model/platform/my-data'
import type { Names } from '@citywide/model/text'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, sql } from '#platform/postgres/statement.ts'

export function consentsOf(client: Queryable, subject: string): Promise<MyConsent[]> {
  return rowsOf<MyConsent & Record<string, unknown>>(
    client,
    sql`select c.id, coalesce(n.purpose, jsonb_build_object('zh', c.purpose)) as purpose,
          case when c.withdrawn_at is not null then 'withdrawn'
            when c.expires_at <= now() then 'expired' else 'in_force' end as state,
          c.granted_at as "grantedAt", c.expires_at as "expiresAt", c.withdrawn_at as "withdrawnAt", o.name as grantee,
          c.data_categories as "dataCategories", c.method, c.notice_id as "noticeId", c.notice_version as "noticeVersion",
          c.receipt_id as "receiptId",
          (select count(*) from personal_data_access a where a.consent_id = c.id
             and (a.visible_to_subject or a.hidden_until <= now())) as uses
        from consent c left join organization o on o.id = c.grantee_org_id
          left join privacy_notice n on n.id::text = c.notice_id and n.version = c.notice_version
        where c.subject_ref = ${subject}
        order by (c.withdrawn_at is null and (c.expires_at is null or c.expires_at > now())) desc, c.granted_at desc, c.id`,
  )
}

/** The moment of this transaction by the database's clock, and the end of a consent that begins with it. */
export async function momentsOf(
  client: PoolClient,
  months: number | null,
): Promise<{ now: string; expiresAt: string | null }> {
  const { rows } = await client.query<{ now: string; expiresAt: string | null }>(
    'select now() as now, now() + make_interval(months => $1) as "expiresAt"',
    [months],
  )
  const [row] = rows
  if (!row) throw new Error('the database told no time')
  return row
}

/** Version of a consent of this person that is not withdrawn yet, held for the write that follows. */
export async function heldConsent(
  client: PoolClient,
  subject: string,
  id: string,
): Promise<{ version: number; withdrawnAt: string | null } | undefined> {
  const { rows } = await client.query<{ version: number; withdrawnAt: string | null }>(
    `select version, withdrawn_at as "withdrawnAt" from consent where id = $2 and subject_ref = $1 for no key update`,
    [subject, id],
  )
  return rows[0]
}

/** Takes the turn of a person and a notice until the transaction ends: of two consents at once, one is given. */
export async function takeTurn(client: PoolClient, subject: string, noticeId: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 18))', [`${subject} ${noticeId}`])
}

export async function hasConsent(client: Queryable, subject: string, noticeId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from consent where subject_ref = $1 and notice_id = $2 and withdrawn_at is null
       and (expires_at is null or expires_at > now())`,
    [subject, noticeId],
  )
  return (rowCount ?? 0) > 0
}

/** A consent with the names that a receipt tells. */
export interface ReceiptFacts {
  readonly id: string
  readonly subjectRef: string
  readonly grantedAt: string
  readonly expiresAt: string | null
  readonly withdrawnAt: string | null
  readonly method: string | null
  readonly withdrawalMethod: string | null
  readonly language: string | null
  readonly noticeId: string | null
  readonly noticeVersion: number | null
  readonly noticeHash: string | null
  readonly receiptId: string | null
  readonly purpose: string
  readonly dataCategories: readonly string[]
  /** Controller, grantee and recipients, with their part. */
  readonly parties: readonly {
    readonly id: string
    readonly name: Names
    readonly code: string | null
    readonly role: string
  }[]
}

export async function receiptFacts(client: Queryable, subject: string, id: string): Promise<ReceiptFacts | undefined> {
  const [row] = await rowsOf<ReceiptFacts & Record<string, unknown>>(
    client,
    sql`select c.id, c.subject_ref as "subjectRef", c.granted_at as "grantedAt", c.expires_at as "expiresAt",
          c.withdrawn_at as "withdrawnAt", c.method, c.withdrawal_method as "withdrawalMethod", c.language,
          c.notice_id as "noticeId", c.notice_version as "noticeVersion", c.notice_hash as "noticeHash",
          c.receipt_id as "receiptId", c.purpose, c.data_categories as "dataCategories",
          (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'code', o.identifier, 'role', p.role)
              order by p.role, o.id), '[]')
             from (select c.controller_org_id as id, 'PII controller' as role where c.controller_org_id is not null
               union all select c.grantee_org_id, 'PII processor' where c.grantee_org_id is distinct from c.controller_org_id
               union all select unnest(c.recipient_org_ids), 'third party') p join organization o on o.id = p.id) as parties
        from consent c where c.id = ${id} and c.subject_ref = ${subject}`,
  )
  return row
}
