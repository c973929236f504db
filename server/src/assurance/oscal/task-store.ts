import type { Queryable } from '#platform/postgres/pool.ts'
import type { PlannedTask } from './plan-out.ts'

/** The actions of findings that the reader may see, by finding. */
export async function tasksOf(
  client: Queryable,
  findings: readonly string[],
): Promise<ReadonlyMap<string, readonly PlannedTask[]>> {
  const { rows } = await client.query<PlannedTask & { finding: string }>(
    `select finding_id as finding, id, coalesce(title ->> 'en', title ->> 'zh', id::text) as title, due_at as "dueAt", status
       from action where finding_id = any($1) order by created_at, id`,
    [findings],
  )
  return Map.groupBy(rows, ({ finding }) => finding)
}
