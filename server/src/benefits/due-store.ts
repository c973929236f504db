/** Periods that wait to be computed again. */
import type { Period } from '@citywide/model/benefits/period'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'

/** One pass at a time over all processes; false when another one is at it. */
export async function takeTurn(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(37106, 4) as mine`)
  return rows[0]?.mine ?? false
}

/** Waits until no pass runs, and keeps others from running until the transaction ends. */
export async function awaitTurn(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock(37106, 4)')
}

export async function markDue(
  client: PoolClient,
  indicatorId: string,
  periods: readonly Period[],
  at: string,
): Promise<void> {
  await client.query(
    `insert into indicator_due (indicator_id, period_start, period_end, first_at, last_at)
     select $1, p.period_start, p.period_end, $4, $4 from unnest($2::date[], $3::date[]) as p (period_start, period_end)
     on conflict (indicator_id, period_start) do update set period_end = excluded.period_end, last_at = excluded.last_at`,
    [indicatorId, periods.map(({ start }) => start), periods.map(({ end }) => end), at],
  )
}

export interface Patience {
  /** Periods untouched since then are computed. */
  readonly quietSince: string
  /** Periods that wait since before then are computed although input still comes in. */
  readonly waitingSince: string
  /** The same for periods that are not over: people watch them. */
  readonly openWaitingSince: string
  readonly today: string
}

/** Takes the periods that are ripe, by indicator. */
export async function takeDue(client: PoolClient, patience: Patience | undefined): Promise<Map<string, Period[]>> {
  const { rows } = await client.query<{ indicator_id: string; period_start: string; period_end: string }>(
    `delete from indicator_due where $1::timestamptz is null or last_at <= $1
        or first_at <= case when period_end >= $4::date then $3 else $2 end::timestamptz
     returning indicator_id, period_start, period_end`,
    patience
      ? [patience.quietSince, patience.waitingSince, patience.openWaitingSince, patience.today]
      : [null, null, null, null],
  )
  const due = new Map<string, Period[]>()
  for (const { indicator_id: id, period_start: start, period_end: end } of rows) {
    const periods = due.get(id) ?? []
    due.set(id, periods)
    periods.push({ start, end })
  }
  return due
}

export async function anyDue(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>('select exists (select from indicator_due) as any')
  return rows[0]?.any ?? false
}

/** Civil days on which an indicator's streams have observations, first and last. */
export async function daysWithInput(
  client: Queryable,
  streamIds: readonly number[],
): Promise<{ first: string; last: string } | undefined> {
  const { rows } = await client.query<{ first: string | null; last: string | null }>(
    'select min(day) as first, max(day) as last from station_day where stream_id = any($1)',
    [streamIds],
  )
  const [row] = rows
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined
}

/** Periods that have a row for an indicator. */
export async function keptPeriods(client: Queryable, indicatorId: string): Promise<Period[]> {
  const { rows } = await client.query<{ start: string; end: string }>(
    'select period_start as start, period_end as end from indicator_period where indicator_id = $1',
    [indicatorId],
  )
  return rows
}
