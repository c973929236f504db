/** What the privacy officer keeps: leave to hide, who is close to whom, what consents there are. */
import type { CityConsents, HidingPermission } from '@citywide/model/platform/privacy-office'
import type { Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, sql } from '#platform/postgres/statement.ts'

export function hidingPermissions(client: Queryable): Promise<HidingPermission[]> {
  return rowsOf<HidingPermission & Record<string, unknown>>(
    client,
    sql`select h.id, h.reference, o.name as organization, h.reason, h.until, a.name as by, h.made_at as "madeAt",
          h.ended_at as "endedAt",
          (select count(*) from personal_data_access x where x.reference = h.reference and x.hidden_until = h.until) as looks
        from hiding_permission h join account a on a.id = h.made_by left join organization o on o.id = h.organization_id
        order by (h.ended_at is null and h.until > now()) desc, h.made_at desc limit 200`,
  )
}

export async function permitHiding(
  client: Queryable,
  leave: {
    readonly id: string
    readonly reference: string
    readonly organizationId: string | null
    readonly reason: string
    readonly days: number
    readonly by: string
  },
): Promise<void> {
  const { id, reference, organizationId, reason, days, by } = leave
  await client.query(
    `insert into hiding_permission (id, reference, organization_id, reason, until, made_by)
     values ($1, $2, $3, $4, now() + make_interval(days => $5), $6)`,
    [id, reference, organizationId, reason, days, by],
  )
}

/** From now on looks under the reference are seen at once; what is hidden already keeps its day. */
export async function endHiding(client: Queryable, id: string, by: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'update hiding_permission set ended_at = now(), ended_by = $2 where id = $1 and ended_at is null',
    [id, by],
  )
  return rowCount === 1
}

/** @returns whether there is a citizen's account of that name */
export async function keepRelation(
  client: Queryable,
  relation: { readonly accountId: string; readonly citizen: string; readonly kind: string; readonly by: string },
): Promise<boolean> {
  const { accountId, citizen, kind, by } = relation
  const { rowCount } = await client.query(
    `insert into close_relation (account_id, subject_ref, kind, made_by)
     select o.id, c.subject, $3, $4 from account o, account c where o.id = $1 and c.login = $2 and c.subject is not null
     on conflict (account_id, subject_ref) do update set kind = excluded.kind, made_by = excluded.made_by, made_at = now()`,
    [accountId, citizen, kind, by],
  )
  return rowCount === 1
}

/** Consents by purpose and organization; nobody's name. */
export function consentsByPurpose(client: Queryable): Promise<CityConsents['purposes']> {
  return rowsOf<CityConsents['purposes'][number] & Record<string, unknown>>(
    client,
    sql`select c.purpose, o.name as grantee,
          count(*) filter (where c.withdrawn_at is null and (c.expires_at is null or c.expires_at > now())) as "inForce",
          count(*) filter (where c.withdrawn_at is null and c.expires_at <= now()) as expired,
          count(c.withdrawn_at) as withdrawn,
          coalesce(sum((select count(*) from personal_data_access a where a.consent_id = c.id)), 0)::int as uses
        from consent c left join organization o on o.id = c.grantee_org_id
        group by c.purpose, o.name order by count(*) desc, c.purpose limit 500`,
  )
}
