/** Who is told what of findings, until it is sent. */
import type { FindingChannel, FindingEventKind, FindingSeverity } from '@citywide/model/assurance/finding'
import type { Queryable } from '#platform/postgres/pool.ts'

export interface NewNotice {
  readonly finding: string
  readonly account: string
  readonly kind: FindingEventKind
  readonly channel: FindingChannel
  readonly sendAfter: string
}

export async function keepNotices(client: Queryable, at: string, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  await client.query(
    `insert into finding_notice (finding_id, account_id, kind, channel, queued_at, send_after)
     select finding, account, kind, channel, $1, "sendAfter"
     from jsonb_to_recordset($2::jsonb) as r(finding uuid, account uuid, kind text, channel text, "sendAfter" timestamptz)`,
    [at, JSON.stringify(notices)],
  )
}

export interface DueNotice {
  readonly id: number
  readonly finding: string
  readonly account: string
  readonly kind: FindingEventKind
  readonly channel: FindingChannel
  readonly scopeId: string
  readonly scope: string
  readonly rule: string
  readonly verdict: string
  readonly severity: FindingSeverity
  readonly dueOn: string
  readonly n: number
  readonly fail: number
  /** First records that fall short. */
  readonly failing: readonly string[]
}

/** Takes what is due, so that nobody else sends it. An account that has ended is told nothing more. */
export async function takeDue(client: Queryable, now: string): Promise<DueNotice[]> {
  const { rows } = await client.query<DueNotice>(
    `with due as (
       select id from finding_notice where sent_at is null and send_after <= $1 order by id for update skip locked),
     taken as (
       update finding_notice n set sent_at = $1 from due where n.id = due.id
       returning n.id, n.finding_id, n.account_id, n.kind, n.channel)
     select t.id, t.finding_id as finding, t.account_id as account, t.kind, t.channel, f.scope_id as "scopeId",
         c.code as scope, f.rule, f.verdict, f.severity, f.due_on as "dueOn", coalesce(s.n, f.n) as n,
         coalesce(s.fail, f.fail) as fail, coalesce(s.failing[1:3], '{}') as failing
       from taken t
       join finding f on f.id = t.finding_id
       join scope c on c.id = f.scope_id
       join account a on a.id = t.account_id and a.disabled_at is null
       left join rule_state s on s.scope_id = f.scope_id and s.rule = f.rule
      order by t.id`,
    [now],
  )
  return rows
}

/** A follow as far as it decides who is told. */
export interface StoredFollow {
  readonly id: string
  readonly accountId: string | null
  readonly role: string | null
  readonly scopeId: string | null
  readonly component: string | null
  readonly severity: FindingSeverity | null
  readonly class: string | null
  readonly channel: FindingChannel
}

export async function followsOf(client: Queryable): Promise<StoredFollow[]> {
  const { rows } = await client.query<StoredFollow>(
    `select id, account_id as "accountId", role, scope_id as "scopeId", component, severity, class, channel
       from finding_follow order by id`,
  )
  return rows
}
