/** Findings as they are read. */
import type { FindingEvent, FindingSeverity } from '@citywide/model/assurance/finding'
import type { FindingClosing, FindingState } from '@citywide/model/assurance/finding-move'
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { Queryable } from '#platform/postgres/pool.ts'
import type { Holder } from './owner-store.ts'

export interface StoredFinding {
  readonly id: string
  readonly scopeId: string
  readonly scope: string
  readonly rule: string
  readonly state: FindingState
  readonly severity: FindingSeverity
  readonly verdict: VerdictState
  readonly n: number
  readonly fail: number
  readonly openedAt: string
  readonly from: VerdictState | null
  readonly to: VerdictState
  readonly dueOn: string
  readonly ownerRole: string
  readonly escalated: number
  readonly actionsOpen: number
  readonly actionsDone: number
  readonly closedAt: string | null
  readonly closedAs: FindingClosing | null
  /** Who held the role when it closed. */
  readonly closer: Holder | null
  readonly opening: {
    readonly n: number
    readonly pass: number
    readonly fail: number
    readonly unknown: number
    readonly value: number | null
  }
  readonly previousId: string | null
  readonly version: number
}

const select = `select f.id, f.scope_id as "scopeId", c.code as scope, f.rule, f.state, f.severity, f.verdict,
    coalesce(case when f.closed_at is null then s.n end, f.n) as n,
    coalesce(case when f.closed_at is null then s.fail end, f.fail) as fail, f.opened_at as "openedAt", f.from_state as "from",
    f.to_state as "to", f.due_on as "dueOn", f.owner_role as "ownerRole", f.escalated,
    coalesce(a.open, 0)::int as "actionsOpen", coalesce(a.done, 0)::int as "actionsDone", f.closed_at as "closedAt",
    f.closed_as as "closedAs", case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as closer,
    jsonb_build_object('n', f.n, 'pass', f.pass, 'fail', f.fail, 'unknown', f.unknown, 'value', f.value) as opening,
    f.previous_id as "previousId", f.version
  from finding f
  join scope c on c.id = f.scope_id
  left join rule_state s on s.scope_id = f.scope_id and s.rule = f.rule
  left join person p on p.id = f.person_id
  left join lateral (
    select count(*) filter (where status not in ('done', 'cancelled')) as open, count(*) filter (where status = 'done') as done
      from action where finding_id = f.id) a on true`

/** Standing findings of a scope, or of one of its rules with those that closed. */
export async function standingFindings(
  client: Queryable,
  scopeId: string,
  rule: string | null,
): Promise<StoredFinding[]> {
  const { rows } = await client.query<StoredFinding>(
    `${select} where f.scope_id = $1 and case when $2::text is null then f.closed_at is null else f.rule = $2 end
      order by f.closed_at desc nulls first, f.due_on, f.rule limit 2000`,
    [scopeId, rule],
  )
  return rows
}

/** Closed findings, the last closed first. @param after the last one of the page before */
export async function closedFindings(
  client: Queryable,
  scopeId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<StoredFinding[]> {
  const { rows } = await client.query<StoredFinding>(
    `${select} where f.scope_id = $1 and f.closed_at is not null
        and ($2::uuid is null or (f.closed_at, f.id) < (select b.closed_at, b.id from finding b where b.id = $2))
      order by f.closed_at desc, f.id desc limit $3`,
    [scopeId, after, limit],
  )
  return rows
}

export async function closedCount(client: Queryable, scopeId: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*) as n from finding where scope_id = $1 and closed_at is not null',
    [scopeId],
  )
  return rows[0]?.n ?? 0
}

export async function findingsById(client: Queryable, ids: readonly string[]): Promise<StoredFinding[]> {
  const { rows } = await client.query<StoredFinding>(`${select} where f.id = any($1) order by f.id`, [ids])
  return rows
}

/** The finding on the same rule that followed this one. */
export async function followerOf(client: Queryable, id: string): Promise<{ id: string; openedAt: string } | null> {
  const { rows } = await client.query<{ id: string; openedAt: string }>(
    'select id, opened_at as "openedAt" from finding where previous_id = $1',
    [id],
  )
  return rows[0] ?? null
}

/** An event whose role is a code yet. */
export type StoredEvent = Omit<FindingEvent, 'role'> & { readonly role: string | null }

/** Newest first. */
export async function eventsOf(client: Queryable, id: string): Promise<StoredEvent[]> {
  const { rows } = await client.query<StoredEvent>(
    `select e.kind, e.at, case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as actor,
        e.verdict, e.role, e.because
       from finding_event e left join account a on a.id = e.actor
      where e.finding_id = $1 order by e.id desc limit 200`,
    [id],
  )
  return rows
}

/** Newest first. */
export async function messagesOf(client: Queryable, id: string) {
  const { rows } = await client.query<{
    account: { id: string; name: { zh: string; en: string } }
    kind: FindingEvent['kind']
    channel: 'at_once' | 'digest'
    sentAt: string | null
    sendAfter: string
  }>(
    `select jsonb_build_object('id', a.id, 'name', a.name) as account, n.kind, n.channel, n.sent_at as "sentAt",
        n.send_after as "sendAfter"
       from finding_notice n join account a on a.id = n.account_id
      where n.finding_id = $1 order by n.id desc limit 100`,
    [id],
  )
  return rows
}

export interface PlannedAction {
  readonly id: string
  readonly title: { readonly zh?: string; readonly en?: string }
  readonly status: string
  readonly owner: Holder | null
  readonly dueAt: string
  readonly doneAt: string | null
}

/** The actions that the reader may see. */
export async function actionsOf(client: Queryable, id: string): Promise<PlannedAction[]> {
  const { rows } = await client.query<PlannedAction>(
    `select a.id, a.title, a.status, case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end
        as owner, a.due_at as "dueAt", a.done_at as "doneAt"
       from action a left join person p on p.id = a.owner_id where a.finding_id = $1 order by a.created_at, a.id`,
    [id],
  )
  return rows
}
