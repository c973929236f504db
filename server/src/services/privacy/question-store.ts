/** Questions of people about their data, with the day by which they are answered. */
import type { CityQuestion } from '@citywide/model/platform/privacy-office'
import type { PersonalRecord } from '#platform/access/personal-store.ts'
import type { Queryable } from '#platform/postgres/pool.ts'
import { rowsOf, sql } from '#platform/postgres/statement.ts'

const selected = sql`q.id, q.kind, q.submitted_at as "submittedAt", q.due_at as "dueAt", q.closed_at as "closedAt",
  q.access_id is not null as "aboutAccess"`

/** Days until a request of a person must be answered. Source: GB/T 35273-2020, 8.7 (thirty days, or shorter by law). */
const DAYS = 30

export async function dueOf(client: Queryable): Promise<{ submittedAt: string; dueAt: string }> {
  const { rows } = await client.query<{ submittedAt: string; dueAt: string }>(
    `select now() as "submittedAt", now() + make_interval(days => $1) as "dueAt"`,
    [DAYS],
  )
  const [row] = rows
  if (!row) throw new Error('the database told no time')
  return row
}

/** Scope that a question belongs to which is about nothing particular: the city. */
export async function askedHome(client: Queryable): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select id from scope where parent_id is null order by created_at, id limit 1`,
  )
  return rows[0]?.id
}

/** Questions as the officer finds them: open ones by their day, then those answered last. */
export function cityQuestions(client: Queryable): Promise<CityQuestion[]> {
  return rowsOf<CityQuestion & Record<string, unknown>>(
    client,
    sql`select ${selected} from subject_request q
        order by (q.closed_at is not null), case when q.closed_at is null then q.due_at end, q.closed_at desc, q.id limit 500`,
  )
}

type Opened = CityQuestion & {
  readonly question: string | null
  readonly answer: string | null
  readonly accessId: string | null
  readonly version: number
  readonly record: PersonalRecord
}

export async function cityQuestion(client: Queryable, id: string): Promise<Opened | undefined> {
  const [row] = await rowsOf<Opened & Record<string, unknown>>(
    client,
    sql`select ${selected}, q.question, q.answer, q.access_id as "accessId", q.version,
          jsonb_build_object('id', q.id, 'cityId', q.city_id, 'scopeId', q.scope_id, 'subjectRef', q.subject_ref) as record
        from subject_request q where q.id = ${id}`,
  )
  return row
}
