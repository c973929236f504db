/** Moments as they are sealed and signed: UTC, to the millisecond. */
import type { Queryable } from '../postgres/pool.ts'

/**
 * `2026-11-22T08:00:00.5Z` as the pool gives it → `2026-11-22T08:00:00.500Z`. What is no such moment, which nobody ever
 * sealed, stays as it is and is found.
 */
export function milliseconds(at: string): string {
  const [, whole, part = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?Z$/.exec(at) ?? []
  return whole === undefined ? at : `${whole}.${part.padEnd(3, '0')}Z`
}

/** The database's clock. */
export async function moment(client: Queryable): Promise<string> {
  const { rows } = await client.query<{ at: string }>('select clock_timestamp()::timestamptz(3) as at')
  return milliseconds(rows[0]?.at ?? '')
}
