/** Work that happens by itself: graphile-worker in the same database. */
import { Logger, type ParsedCronItem, parseCronItems, run, runMigrations, type TaskList } from 'graphile-worker'
import type { Text } from '@citywide/model/text'
import type { FastifyBaseLogger } from 'fastify'
import { beginRun, endRun } from './health/job-run-store.ts'
import type { Pool, Queryable } from './postgres/pool.ts'

/** One kind of work. `cron` is five fields in UTC (`17 * * * *`: every hour at 17 past); without it, it waits to be queued. */
export interface Job {
  readonly name: string
  /** What it does, in the words of the health page. */
  readonly title?: Text
  readonly cron?: string
  /** Must be idempotent: a job that was cut off runs again from the start. */
  run(payload: unknown): Promise<unknown>
}

export interface Jobs {
  /** Begins nothing new and waits for what runs, ten seconds at most: what is cut off then runs again from its start. */
  stop(): Promise<void>
}

/** Milliseconds that running jobs are given to end. */
const PATIENCE = 10_000

/** Makes the queue, so that work can be put into it before anybody works. */
export async function prepareJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) })
}

export async function startJobs(pool: Pool, jobs: readonly Job[], log: FastifyBaseLogger): Promise<Jobs> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload, { job: { attempts } }) => {
        const begun = await beginRun(pool, job.name, attempts)
        try {
          await job.run(payload)
        } catch (error) {
          await endRun(pool, begun, error)
          throw error
        }
        await endRun(pool, begun)
      },
    ]),
  )
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
  return {
    async stop() {
      const { promise: late, resolve } = Promise.withResolvers<'late'>()
      const alarm = setTimeout(resolve, PATIENCE, 'late')
      const ended = runner.stop()
      if ((await Promise.race([ended, late])) === 'late') await runner.kill('the server stops')
      clearTimeout(alarm)
    },
  }
}

/**
 * Queues work in the transaction of what it follows from: it runs at least once after commit, and never after a
 * roll-back. Jobs of one `subject` run one after another, in the order they were queued. A job that fails is tried
 * again with growing pauses; after its last try it stays where a person can see it.
 */
export async function enqueue(
  client: Queryable,
  name: string,
  payload: object,
  { subject }: { subject?: string } = {},
): Promise<void> {
  await client.query('select queue_job($1, $2::json, $3)', [name, JSON.stringify(payload), subject ?? null])
}
