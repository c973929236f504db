/** The ledger of what ran by itself. */
import { Problem } from '@citywide/model/problem'
import { type Queryable, sqlState } from '../postgres/pool.ts'

export interface JobRun {
  readonly startedAt: string
  readonly endedAt: string | null
  readonly failed: boolean
  readonly reason: string | null
  /** Seconds; null while it runs, or when it was cut off. */
  readonly seconds: number | null
}

/** @returns the number of the run, to be ended */
export async function beginRun(client: Queryable, job: string, attempt: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'insert into job_run (job, attempt) values ($1, $2) returning id',
    [job, attempt],
  )
  return rows[0]?.id ?? 0
}

/** @param error what it failed with; absent when it did what it should */
export async function endRun(client: Queryable, id: number, error?: unknown): Promise<void> {
  await client.query('update job_run set ended_at = clock_timestamp(), failed = $2, reason = $3 where id = $1', [
    id,
    error !== undefined,
    error === undefined ? null : reasonOf(error),
  ])
}

/** The error by its name. What the database says of a statement may quote a record, so its code stands for it. */
function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.code
  const state = sqlState(error)
  if (state !== undefined) {
    const { constraint } = error as { constraint?: unknown }
    return typeof constraint === 'string' ? `SQLSTATE ${state} ${constraint}` : `SQLSTATE ${state}`
  }
  return (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown').slice(0, 500)
}

/** The last run of every job, by name. */
export async function lastRuns(client: Queryable): Promise<ReadonlyMap<string, JobRun>> {
  const { rows } = await client.query<JobRun & { job: string }>(
    `select distinct on (job) job, started_at as "startedAt", ended_at as "endedAt", failed, reason,
       extract(epoch from ended_at - started_at)::float8 as seconds
       from job_run order by job, started_at desc, id desc`,
  )
  return new Map(rows.map(({ job, ...run }) => [job, run]))
}

export interface WaitingJobs {
  /** Due and not begun. */
  readonly waiting: number
  readonly running: number
  /** Tried as often as they may be; a person has to look. */
  readonly givenUp: number
  /** Failed and will be tried again. */
  readonly retrying: number
  /** Seconds that the oldest due one waits. */
  readonly oldest: number
}

/** What stands in the queue, by name. */
export async function queuedJobs(client: Queryable): Promise<ReadonlyMap<string, WaitingJobs>> {
  const { rows } = await client.query<WaitingJobs & { job: string }>(
    `select task_identifier as job,
       count(*) filter (where locked_at is null and run_at <= now() and attempts < max_attempts) as waiting,
       count(*) filter (where locked_at is not null) as running,
       count(*) filter (where locked_at is null and attempts >= max_attempts) as "givenUp",
       count(*) filter (where locked_at is null and attempts between 1 and max_attempts - 1) as retrying,
       coalesce(extract(epoch from now() - min(run_at) filter (where locked_at is null and run_at <= now()
         and attempts < max_attempts)), 0)::float8 as oldest
       from graphile_worker.jobs group by 1`,
  )
  return new Map(rows.map(({ job, ...queued }) => [job, queued]))
}

/** Keeps the last runs of every job and forgets the others. */
export async function pruneRuns(client: Queryable, days: number, runs: number): Promise<void> {
  await client.query(
    `delete from job_run r where started_at < now() - make_interval(days => $1)
        and id not in (select k.id from job_run k where k.job = r.job order by started_at desc limit $2)`,
    [days, runs],
  )
}
