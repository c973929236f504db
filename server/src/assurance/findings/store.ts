/** Findings as the engine keeps them. */
import type { FindingEventKind, FindingSeverity } from '@citywide/model/assurance/finding'
import {
  type FindingAct,
  type FindingClosing,
  type FindingState,
  findingStates,
  moved,
} from '@citywide/model/assurance/finding-move'
import type { VerdictChange } from '@citywide/model/assurance/verdict'
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { Queryable } from '#platform/postgres/pool.ts'

/** How a rule stands in a scope, and the finding on it that stands. */
export interface Standing {
  readonly rule: string
  readonly state: VerdictState
  readonly before: VerdictState | null
  readonly n: number
  readonly pass: number
  readonly fail: number
  readonly unknown: number
  readonly value: number | null
  readonly finding: StandingFinding | null
}

export interface StandingFinding {
  readonly id: string
  readonly rule: string
  readonly state: FindingState
  readonly severity: FindingSeverity
  readonly verdict: VerdictState
  readonly dueOn: string
  readonly ownerRole: string
}

const standing = `f.id, f.rule, f.state, f.severity, f.verdict, f.due_on as "dueOn", f.owner_role as "ownerRole"`

export async function standingsOf(client: Queryable, scopeId: string, rules: readonly string[]): Promise<Standing[]> {
  const { rows } = await client.query<Standing>(
    `select s.rule, s.state, s.previous_state as before, s.n, s.pass, s.fail, s.unknown, s.value,
        case when f.id is null then null else jsonb_build_object('id', f.id, 'rule', f.rule, 'state', f.state,
          'severity', f.severity, 'verdict', f.verdict, 'dueOn', f.due_on, 'ownerRole', f.owner_role) end as finding
       from rule_state s
       left join finding f on f.scope_id = s.scope_id and f.rule = s.rule and f.closed_at is null
      where s.scope_id = $1 and s.rule = any($2) order by s.rule`,
    [scopeId, rules],
  )
  return rows
}

/** Standing findings on rules that are asked no more. */
export async function withdrawnOf(
  client: Queryable,
  scopeId: string,
  known: readonly string[],
): Promise<StandingFinding[]> {
  const { rows } = await client.query<StandingFinding>(
    `select ${standing} from finding f where f.scope_id = $1 and f.closed_at is null and f.rule <> all($2)`,
    [scopeId, known],
  )
  return rows
}

export interface NewFinding extends Omit<Standing, 'finding' | 'before' | 'state'> {
  readonly id: string
  readonly severity: FindingSeverity
  readonly incident: boolean
  readonly from: VerdictState | null
  readonly to: VerdictState
  readonly dueOn: string
  readonly ownerRole: string
}

/** Opens findings; what was the last one on the same rule is named by each. */
export async function openFindings(
  client: Queryable,
  scopeId: string,
  at: string,
  findings: readonly NewFinding[],
): Promise<void> {
  if (findings.length === 0) return
  await client.query(
    `insert into finding (id, scope_id, rule, state, severity, incident, from_state, to_state, verdict, opened_at, due_on,
       owner_role, n, pass, fail, unknown, value, previous_id)
     select id, $1, rule, 'open', severity, incident, "from", "to", "to", $2, "dueOn", "ownerRole", n, pass, fail, unknown,
       value, (select p.id from finding p where p.scope_id = $1 and p.rule = r.rule order by p.opened_at desc limit 1)
     from jsonb_to_recordset($3::jsonb) as r(id uuid, rule text, severity text, incident boolean, "from" text, "to" text,
       "dueOn" date, "ownerRole" text, n int, pass int, fail int, unknown int, value float8)`,
    [scopeId, at, JSON.stringify(findings)],
  )
}

/** The rule of a standing finding has another state, which leaves it standing. */
export async function turnFinding(
  client: Queryable,
  { id, verdict, severity, dueOn }: Pick<StandingFinding, 'id' | 'verdict' | 'severity' | 'dueOn'>,
): Promise<void> {
  await client.query(
    'update finding set verdict = $2, severity = $3, due_on = $4, version = version + 1 where id = $1',
    [id, verdict, severity, dueOn],
  )
}

export async function closeFindings(
  client: Queryable,
  at: string,
  closed: readonly { readonly id: string; readonly as: FindingClosing; readonly personId: string | null }[],
): Promise<void> {
  if (closed.length === 0) return
  await client.query(
    `update finding f set state = 'closed', closed_at = $1, closed_as = r."as", person_id = r."personId",
       verdict = case when r."as" = 'withdrawn' then f.verdict else r."as" end, version = version + 1
     from jsonb_to_recordset($2::jsonb) as r(id uuid, "as" text, "personId" uuid) where f.id = r.id`,
    [at, JSON.stringify(closed)],
  )
}

/** @returns ids of those that were moved: the others stand where the act is not possible */
export async function moveFindings(client: Queryable, ids: readonly string[], act: FindingAct): Promise<string[]> {
  const targets = Object.fromEntries(findingStates.flatMap((state) => [[state, moved(state, act) ?? null]]))
  const { rows } = await client.query<{ id: string }>(
    `update finding set state = $2::jsonb ->> state, version = version + 1
      where id = any($1) and $2::jsonb ->> state is not null returning id`,
    [ids, JSON.stringify(targets)],
  )
  return rows.map(({ id }) => id)
}

export interface NewEvent {
  readonly finding: string
  readonly kind: FindingEventKind
  readonly verdict?: VerdictState
  readonly role?: string
  readonly because?: VerdictChange['because']
}

/** @param actor null: the engine */
export async function keepEvents(
  client: Queryable,
  at: string,
  actor: string | null,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return
  await client.query(
    `insert into finding_event (finding_id, kind, at, actor, verdict, role, because)
     select finding, kind, $1, $2, verdict, role, coalesce(because, '[]')
     from jsonb_to_recordset($3::jsonb) as r(finding uuid, kind text, verdict text, role text, because jsonb)`,
    [at, actor, JSON.stringify(events)],
  )
}
