/** Work that happens by itself: graphile-worker in the same database. */
import { Logger, type ParsedCronItem, parseCronItems, run, type TaskList } from 'graphile-worker'
import type { FastifyBaseLogger } from 'fastify'
import type { Pool } from './postgres/pool.ts'

/** One kind of work. `cron` is five fields in UTC (`17 * * * *`: every hour at 17 past); without it, it waits to be queued. */
export interface Job {
  readonly name: string
  readonly cron?: string
  /** Must be idempotent: a job that was cut off runs again from the start. */
  run(payload: unknown): Promise<void>
}

export interface Jobs {
  stop(): Promise<void>
}

export async function startJobs(pool: Pool, jobs: readonly Job[], log: FastifyBaseLogger): Promise<Jobs> {
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, (payload) => job.run(payload)]))
  const parsedCronItems: ParsedCronItem[] = parseCronItems(
    jobs.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ task: name, match: cron }])),
  )
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems,
    concurrency: 2,
    noHandleSignals: true, // the server ends its parts in order itself
    logger: new Logger(() => (level, message) => log[levels[level]]({ part: 'jobs' }, message)),
  })
  return { stop: () => runner.stop() }
}
