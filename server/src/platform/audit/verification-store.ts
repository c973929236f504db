/** What the checks of the log found, so that a person sees it without running one. */
import type { Verification } from '@citywide/model/audit/verification'
import type { Queryable } from '../postgres/pool.ts'

export async function keepVerification(client: Queryable, found: Omit<Verification, 'at'>): Promise<void> {
  await client.query(
    'insert into audit_verification (outcome, rows, milliseconds, findings, finding_count) values ($1, $2, $3, $4::jsonb, $5)',
    [found.outcome, found.rows, found.milliseconds, JSON.stringify(found.findings), found.findingCount],
  )
  await client.query(`delete from audit_verification where at < now() - interval '400 days'`)
}

/** The latest check; undefined before the first. */
export async function lastVerification(client: Queryable): Promise<Verification | undefined> {
  const { rows } = await client.query<Verification>(
    `select at, outcome, rows, milliseconds, findings, finding_count as "findingCount"
       from audit_verification order by id desc limit 1`,
  )
  return rows[0]
}
