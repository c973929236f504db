/** What was decided at the gates of the phases, and which gaps somebody works on. */
import type { Queryable } from '#platform/postgres/pool.ts'

export interface ReviewRow {
  readonly id: string
  readonly phase: string
  readonly reviewedAt: string
  readonly outcome: string
  readonly independent: boolean
  readonly factorsAssessed: boolean
  /** How many there were at this gate. */
  readonly reviews: number
}

/** The latest review of each phase until a day. */
export async function latestReviews(
  client: Queryable,
  scopeIds: readonly string[],
  until: string,
): Promise<readonly ReviewRow[]> {
  const { rows } = await client.query<ReviewRow>(
    `select distinct on (phase) id, phase, reviewed_at as "reviewedAt", outcome, independent,
        csf_scored as "factorsAssessed", (count(*) over (partition by phase))::int as reviews
       from phase_review where scope_id = any($1) and reviewed_at <= $2
      order by phase, reviewed_at desc, created_at desc, id`,
    [scopeIds, until],
  )
  return rows
}

/** Factors that were assessed in a span of days, whoever did. */
export async function factorsAssessed(
  client: Queryable,
  scopeIds: readonly string[],
  { from, until }: { readonly from: string; readonly until: string },
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ factor: string }>(
    `select distinct csf_code as factor from csf_assessment
      where scope_id = any($1) and assessed_at > $2 and assessed_at <= $3`,
    [scopeIds, from, until],
  )
  return new Set(rows.map(({ factor }) => factor))
}

/** Rules with a finding that stood open at a moment. */
export async function rulesWithFinding(client: Queryable, scopeId: string, at: string): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ rule: string }>(
    `select distinct rule from finding
      where scope_id = $1 and opened_at <= $2 and (closed_at is null or closed_at > $2)`,
    [scopeId, at],
  )
  return new Set(rows.map(({ rule }) => rule))
}

/** Rules whose standing finding carries an action. */
export async function rulesWithAction(client: Queryable, scopeId: string): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ rule: string }>(
    `select rule from finding where scope_id = $1 and closed_at is null and state = 'planned'`,
    [scopeId],
  )
  return new Set(rows.map(({ rule }) => rule))
}
