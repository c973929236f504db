import type { Queryable } from '#platform/postgres/pool.ts'

export interface AssessmentRow {
  readonly id: string
  readonly factor: string
  readonly kind: string
  readonly score: number
  readonly assessedAt: string
  readonly published: boolean
}

/** The latest assessment of each factor by each kind of assessor until a day. */
export async function latestAssessments(
  client: Queryable,
  scopeIds: readonly string[],
  until: string,
): Promise<readonly AssessmentRow[]> {
  const { rows } = await client.query<AssessmentRow>(
    `select distinct on (csf_code, assessor_kind) id, csf_code as factor, assessor_kind as kind, score,
        assessed_at as "assessedAt", published_at is not null as published
       from csf_assessment where scope_id = any($1) and assessed_at <= $2
      order by csf_code, assessor_kind, assessed_at desc, created_at desc, id`,
    [scopeIds, until],
  )
  return rows
}
