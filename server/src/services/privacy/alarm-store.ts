/** Unusual looks: found in the log of looks itself, told to the privacy officers. */
import type { AccessAlarm } from '@citywide/model/platform/privacy-office'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, sql } from '#platform/postgres/statement.ts'

/** From how many times the own usual day on looks are unusual, and the least that counts. */
const TIMES = 3
const LEAST = 10
/** Working time in the city's zone, in hours of the day. */
const FROM = 7
const TO = 20

export interface FreshAlarm {
  readonly id: string
  readonly accountId: string
}

const fresh = sql`returning id, account_id as "accountId"`

/**
 * Raises alarms for the looks of the last two days in the city's zone, each kind once for an account and a day. Looks are
 * counted, not rows: what was shown at once is one. Those who watch the city day and night have no working time, and a
 * look at oneself is unusual for everybody.
 */
export async function raiseAlarms(client: PoolClient, timeZone: string): Promise<FreshAlarm[]> {
  const looks = sql`looks as (
    select a.initiator_account::uuid as account_id, (a.accessed_at at time zone ${timeZone})::date as day,
      count(distinct coalesce(a.audit_id, a.id::text))::int as looks, (array_agg(a.id order by a.accessed_at desc))[1] as last
      from personal_data_access a join account o on o.id::text = a.initiator_account and o.kind = 'person'
     where a.accessed_at > now() - interval '33 days' group by 1, 2)`
  // Days without a look count as zero, since the account existed; a new one is compared with the days it has.
  const many = await rowsOf<FreshAlarm & Record<string, unknown>>(
    client,
    sql`with ${looks}, days as (
          select l.account_id, l.day, l.looks, l.last, (
            select percentile_cont(0.5) within group (order by coalesce(b.looks, 0))
              from generate_series(l.day - 30, l.day - 1, interval '1 day') d (day)
              left join looks b on b.account_id = l.account_id and b.day = d.day::date
             where d.day::date >= (select (o.created_at at time zone ${timeZone})::date from account o where o.id = l.account_id)
          ) as usual from looks l where l.day >= (now() at time zone ${timeZone})::date - 1)
        insert into access_alarm (id, account_id, kind, day, looks, usual, access_id)
        select gen_random_uuid(), account_id, 'many', day, looks, usual, last from days
         where looks >= ${LEAST} and looks > ${TIMES} * coalesce(usual, 0)
        on conflict (account_id, kind, day) do nothing ${fresh}`,
  )
  const close = await rowsOf<FreshAlarm & Record<string, unknown>>(
    client,
    sql`with touched as (
          select a.id, a.initiator_account::uuid as account_id, a.accessed_at, a.subject_ref from personal_data_access a
           where a.accessed_at > now() - interval '2 days' and a.subject_ref is not null and a.initiator_account is not null
          union all
          select a.id, a.initiator_account::uuid, a.accessed_at, s.subject_ref from personal_data_access a
            join personal_data_access_subject s on s.access_id = a.id
           where a.accessed_at > now() - interval '2 days' and a.initiator_account is not null),
        days as (
          select t.account_id, (t.accessed_at at time zone ${timeZone})::date as day, t.id, t.accessed_at
            from touched t join close_relation r on r.account_id = t.account_id and r.subject_ref = t.subject_ref)
        insert into access_alarm (id, account_id, kind, day, looks, access_id)
        select gen_random_uuid(), account_id, 'close', day, count(*)::int, (array_agg(id order by accessed_at desc))[1]
          from days group by account_id, day
        on conflict (account_id, kind, day) do nothing ${fresh}`,
  )
  const hours = await rowsOf<FreshAlarm & Record<string, unknown>>(
    client,
    sql`insert into access_alarm (id, account_id, kind, day, looks, access_id)
        select gen_random_uuid(), a.initiator_account::uuid, 'hours', l.at::date, count(*)::int,
            (array_agg(a.id order by a.accessed_at desc))[1]
          from personal_data_access a join account o on o.id::text = a.initiator_account and o.kind = 'person'
            cross join lateral (select a.accessed_at at time zone ${timeZone} as at) l
         where a.accessed_at > now() - interval '2 days'
           and not ('duty_officer' = any (string_to_array(coalesce(a.initiator_role, ''), ',')))
           and (extract(isodow from l.at) > 5 or extract(hour from l.at) < ${FROM} or extract(hour from l.at) >= ${TO})
         group by a.initiator_account, l.at::date
        on conflict (account_id, kind, day) do nothing ${fresh}`,
  )
  return [...many, ...close, ...hours]
}

/** Accounts of the privacy officers. */
export async function privacyOfficers(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from account where disabled_at is null and 'privacy_officer' = any (roles_of(id))`,
  )
  return rows.map(({ id }) => id)
}

export function alarms(client: Queryable): Promise<AccessAlarm[]> {
  return rowsOf<AccessAlarm & Record<string, unknown>>(
    client,
    sql`select m.id, m.kind, jsonb_build_object('id', a.id, 'name', a.name) as account, m.day, m.looks, m.usual,
          m.raised_at as "raisedAt", m.closed_at as "closedAt", m.conclusion
        from access_alarm m join account a on a.id = m.account_id
        order by (m.closed_at is not null), m.raised_at desc, m.id limit 500`,
  )
}

/** @returns whether it was open */
export async function closeAlarm(client: Queryable, id: string, by: string, conclusion: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update access_alarm set closed_at = now(), closed_by = $2, conclusion = $3
      where id = $1 and closed_at is null`,
    [id, by, conclusion],
  )
  return rowCount === 1
}
