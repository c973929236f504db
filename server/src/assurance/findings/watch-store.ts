/** What the clock brings to findings that stand. */
import type { FindingSeverity } from '@citywide/model/assurance/finding'
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { Queryable } from '#platform/postgres/pool.ts'

export interface Waiting {
  readonly id: string
  readonly scopeId: string
  readonly scope: string
  readonly rule: string
  readonly state: 'open' | 'acknowledged' | 'planned'
  readonly severity: FindingSeverity
  readonly verdict: VerdictState
  readonly openedAt: string
  readonly dueOn: string
  readonly ownerRole: string
  readonly escalated: number
  readonly toldInVain: boolean
  /** Actions that are neither done nor cancelled, those that are done, and the day the last of them was. */
  readonly open: number
  readonly done: number
  readonly lastDone: string | null
}

/** Standing findings that nobody else writes until this transaction ends. */
export async function waitingFindings(client: Queryable): Promise<Waiting[]> {
  const { rows } = await client.query<Waiting>(
    `select f.id, f.scope_id as "scopeId", c.code as scope, f.rule, f.state, f.severity, f.verdict, f.opened_at as "openedAt",
        f.due_on as "dueOn", f.owner_role as "ownerRole", f.escalated, f.ineffective_at is not null as "toldInVain",
        coalesce(a.open, 0)::int as open, coalesce(a.done, 0)::int as done, a.last as "lastDone"
       from finding f
       join scope c on c.id = f.scope_id
       left join lateral (
         select count(*) filter (where status not in ('done', 'cancelled')) as open,
            count(*) filter (where status = 'done') as done, max(done_at) filter (where status = 'done') as last
           from action where finding_id = f.id) a on true
      where f.closed_at is null order by f.id for update of f`,
  )
  return rows
}

export async function markEscalated(client: Queryable, id: string, times: number): Promise<void> {
  await client.query('update finding set escalated = $2, version = version + 1 where id = $1', [id, times])
}

export async function markIneffective(client: Queryable, id: string, at: string): Promise<void> {
  await client.query('update finding set ineffective_at = $2, version = version + 1 where id = $1', [id, at])
}
