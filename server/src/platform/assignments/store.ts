import type { Assignment } from '@citywide/model/platform/assignment'
import type { PoolClient, Queryable } from '../postgres/pool.ts'

/** An assignment and the record that it is about. */
export interface PlacedAssignment extends Assignment {
  readonly noun: string
  readonly recordId: string
}

const select = `select s.id, s.noun, s.record_id as "recordId", jsonb_build_object('id', a.id, 'name', a.name) as account,
  s.due_on as "dueOn", s.note, jsonb_build_object('id', b.id, 'name', b.name) as "assignedBy",
  s.assigned_at as "assignedAt", jsonb_build_object('id', e.id, 'name', e.name) as "endedBy",
  s.ended_at as "endedAt", s.outcome
  from assignment s join account a on a.id = s.account_id join account b on b.id = s.assigned_by
  left join account e on e.id = s.ended_by`

type Row = Omit<PlacedAssignment, 'ended'> & {
  readonly endedBy: Assignment['account']
  readonly endedAt: string | null
  readonly outcome: 'done' | 'withdrawn' | 'replaced' | null
}

function assignmentOf({ endedBy, endedAt, outcome, ...row }: Row): PlacedAssignment {
  const ended = endedAt === null || outcome === null ? null : { by: endedBy, at: endedAt, outcome }
  return { ...row, ended }
}

/** Newest first, the open one among them. */
export async function assignmentsOf(client: Queryable, noun: string, recordId: string): Promise<PlacedAssignment[]> {
  const { rows } = await client.query<Row>(
    `${select} where s.record_id = $1 and s.noun = $2 order by s.assigned_at desc, s.id desc limit 200`,
    [recordId, noun],
  )
  return rows.map(assignmentOf)
}

export async function findAssignments(client: Queryable, ids: readonly string[]): Promise<PlacedAssignment[]> {
  const { rows } = await client.query<Row>(`${select} where s.id = any($1)`, [ids])
  return rows.map(assignmentOf)
}

/** The open one of a record; writers of the same record wait for each other here. */
export async function lockOpen(client: PoolClient, noun: string, recordId: string): Promise<string | null> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`assignment ${noun} ${recordId}`])
  const { rows } = await client.query<{ id: string }>(
    'select id from assignment where record_id = $1 and noun = $2 and ended_at is null',
    [recordId, noun],
  )
  return rows[0]?.id ?? null
}

interface NewAssignment {
  readonly id: string
  readonly noun: string
  readonly recordId: string
  readonly accountId: string
  readonly dueOn: string | null
  readonly note: string | null
  readonly by: string
}

export async function keepAssignment(client: PoolClient, assignment: NewAssignment): Promise<void> {
  const { id, noun, recordId, accountId, dueOn, note, by } = assignment
  await client.query(
    `insert into assignment (id, noun, record_id, account_id, due_on, note, assigned_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, noun, recordId, accountId, dueOn, note, by],
  )
}

/** @returns whether it was still open */
export async function endAssignment(client: PoolClient, id: string, by: string, outcome: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'update assignment set ended_at = now(), ended_by = $2, outcome = $3 where id = $1 and ended_at is null',
    [id, by, outcome],
  )
  return rowCount === 1
}

interface TaskQuestion {
  /** Null for everybody's. */
  readonly accountId: string | null
  readonly noun: string | null
  readonly state: 'open' | 'ended'
  /** Id of the last one of the page before. */
  readonly after: string | null
  readonly limit: number
}

/** Open ones by due day, those without one last; ended ones newest first. */
export async function tasksOf(client: Queryable, question: TaskQuestion): Promise<PlacedAssignment[]> {
  const { accountId, noun, state, after, limit } = question
  const values = [accountId, noun, after, limit]
  const { rows } = await client.query<Row>(
    state === 'open'
      ? `${select} where s.ended_at is null and ($1::uuid is null or s.account_id = $1) and ($2::text is null or s.noun = $2)
           and ($3::uuid is null or (coalesce(s.due_on, 'infinity'), s.id) >
             (select coalesce(l.due_on, 'infinity'), l.id from assignment l where l.id = $3))
         order by coalesce(s.due_on, 'infinity'), s.id limit $4`
      : `${select} where s.ended_at is not null and ($1::uuid is null or s.account_id = $1) and ($2::text is null or s.noun = $2)
           and ($3::uuid is null or (s.ended_at, s.id) < (select l.ended_at, l.id from assignment l where l.id = $3))
         order by s.ended_at desc, s.id desc limit $4`,
    values,
  )
  return rows.map(assignmentOf)
}
