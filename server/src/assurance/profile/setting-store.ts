/** Settings as they are kept: proposed, decided, ended; never changed otherwise and never removed. */
import type { Limits, SettingKind, SettingState } from '@citywide/model/assurance/profile'
import type { AccountName } from '@citywide/model/platform/account-view'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, sql } from '#platform/postgres/statement.ts'

export interface StoredSetting {
  readonly id: string
  readonly scopeId: string
  readonly scope: string
  readonly kind: SettingKind
  readonly subject: string
  readonly limits: Limits
  readonly records: readonly string[]
  readonly state: SettingState
  readonly reason: string
  readonly author: AccountName | null
  readonly proposedAt: string
  readonly approver: AccountName | null
  readonly decidedAt: string | null
  readonly decisionReason: string | null
  readonly from: string | null
  readonly untilAt: string | null
  readonly until: string | null
  readonly reviewDue: string | null
  readonly endedAt: string | null
  readonly endedBy: AccountName | null
  readonly endReason: string | null
}

const named = (column: string) =>
  sql.raw(`(select jsonb_build_object('id', n.id, 'name', n.name) from account n where n.id = ${column})`)

const columns = sql`s.id, s.scope_id as "scopeId", c.code as scope, s.kind, s.subject, s.limits, s.records, s.state, s.reason,
  ${named('s.author')} as author, s.proposed_at as "proposedAt", ${named('s.approver')} as approver,
  s.decided_at as "decidedAt", s.decision_reason as "decisionReason", s.from_at as "from", s.until_at as "untilAt",
  s.until_day as until, s.review_due as "reviewDue", s.ended_at as "endedAt", ${named('s.ended_by')} as "endedBy",
  s.end_reason as "endReason"`

/** Settings of some scopes, what waits first, then the newest first. */
export function settingsOf(
  client: Queryable,
  scopeIds: readonly string[],
  { subjects }: { readonly subjects?: readonly string[] | undefined } = {},
): Promise<StoredSetting[]> {
  return rowsOf<StoredSetting>(
    client,
    sql`select ${columns} from profile_setting s join scope c on c.id = s.scope_id
         where s.scope_id = any (${scopeIds}::uuid[])
           and (${subjects ?? null}::text[] is null or s.subject = any (${subjects ?? null}::text[]))
         order by s.state <> 'proposed', s.proposed_at desc, s.id limit 1000`,
  )
}

export async function findSetting(client: Queryable, id: string): Promise<StoredSetting | undefined> {
  const [row] = await rowsOf<StoredSetting>(
    client,
    sql`select ${columns} from profile_setting s join scope c on c.id = s.scope_id where s.id = ${id}`,
  )
  return row
}

/** Locked until the transaction ends. */
export async function lockSetting(client: PoolClient, id: string): Promise<StoredSetting | undefined> {
  await client.query('select from profile_setting where id = $1 for update', [id])
  return findSetting(client, id)
}

export interface NewSetting extends Pick<
  StoredSetting,
  'id' | 'scopeId' | 'kind' | 'subject' | 'limits' | 'records' | 'reason' | 'untilAt' | 'until' | 'reviewDue'
> {
  readonly author: string
  readonly at: string
}

export async function addSetting(client: Queryable, setting: NewSetting): Promise<void> {
  const { id, scopeId, kind, subject, limits, records, reason, untilAt, until, reviewDue, author, at } = setting
  await client.query(
    `insert into profile_setting (id, scope_id, kind, subject, limits, records, reason, until_at, until_day, review_due,
       author, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, scopeId, kind, subject, JSON.stringify(limits), records, reason, untilAt, until, reviewDue, author, at],
  )
}

/** @param at by the clock; `from` in the time that its scope is judged in */
interface Decided {
  readonly by: string
  readonly at: string
  readonly from: string
  readonly reason: string | null
}

/** Puts a setting in force; what stood in its place ends with it. */
export async function putInForce(client: Queryable, setting: StoredSetting, decided: Decided): Promise<void> {
  const { id, scopeId, kind, subject } = setting
  const { by, at, from, reason } = decided
  if (kind !== 'record_exemption') {
    await client.query(
      `update profile_setting set state = 'ended', ended_at = $4, ended_by = $5, end_reason = null
        where scope_id = $1 and subject = $2 and kind = $3 and state = 'in_force'`,
      [scopeId, subject, kind, from, by],
    )
  }
  await client.query(
    `update profile_setting set state = 'in_force', approver = $2, decided_at = $3, from_at = $4, decision_reason = $5
      where id = $1`,
    [id, by, at, from, reason],
  )
}

export async function declineSetting(
  client: Queryable,
  id: string,
  { by, at, reason }: Omit<Decided, 'from'>,
): Promise<void> {
  await client.query(
    `update profile_setting set state = 'declined', approver = $2, decided_at = $3, decision_reason = $4 where id = $1`,
    [id, by, at, reason],
  )
}

/** @param at for what was in force, in the time that its scope is judged in */
export async function endSetting(
  client: Queryable,
  id: string,
  { state, by, at, reason }: { state: 'ended' | 'withdrawn'; by: string | null; at: string; reason: string | null },
): Promise<void> {
  await client.query(
    'update profile_setting set state = $2, ended_at = $3, ended_by = $4, end_reason = $5 where id = $1',
    [id, state, at, by, reason],
  )
}

interface ScopeMoment {
  readonly id: string
  readonly moment: string
}

const momentsAs = (moments: readonly ScopeMoment[]) =>
  sql`unnest(${moments.map(({ id }) => id)}::uuid[], ${moments.map((one) => one.moment)}::timestamptz[]) as m(id, moment)`

/** Settings in force whose time is over in the time of their scope: the clock has ended them, and now they say so. */
export async function endOverdue(client: Queryable, moments: readonly ScopeMoment[]): Promise<void> {
  await rowsOf(
    client,
    sql`update profile_setting s set state = 'ended', ended_at = s.until_at from ${momentsAs(moments)}
         where m.id = s.scope_id and s.state = 'in_force' and s.until_at <= m.moment`,
  )
}

/** Settings that end, or are to be looked at again, within some days; their authors count as told. */
export function takeEndingSettings(
  client: Queryable,
  moments: readonly ScopeMoment[],
  days: number,
): Promise<Pick<StoredSetting, 'id' | 'kind' | 'subject' | 'scope' | 'author'>[]> {
  return rowsOf(
    client,
    sql`update profile_setting s set warned_at = now() from scope c, ${momentsAs(moments)}
         where c.id = s.scope_id and m.id = s.scope_id and s.state = 'in_force' and s.warned_at is null
           and least(s.until_day, s.review_due) < m.moment + make_interval(days => ${days})
         returning s.id, s.kind, s.subject, c.code as scope, ${named('s.author')} as author`,
  )
}
