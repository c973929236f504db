/** Work that happens by itself: when it ran, how it ended, when it runs next. */
import type { Text } from '@citywide/model/text'
import type { Clock } from '../clock.ts'
import type { Job } from '../jobs.ts'
import type { Pool } from '../postgres/pool.ts'
import { nextRun } from './cron.ts'
import { type JobRun, lastRuns, queuedJobs, type WaitingJobs } from './job-run-store.ts'
import type { HealthReader } from './reader.ts'
import { lasting, line, many } from './words.ts'

/** Seconds that work may wait for its turn. */
const LATE = 10 * 60

const idle: WaitingJobs = { waiting: 0, running: 0, givenUp: 0, retrying: 0, oldest: 0 }

/** @param jobs those that this server does */
export function jobReader(pool: Pool, clock: Clock, jobs: () => readonly Job[]): HealthReader {
  return {
    group: 'jobs',
    read: async () => {
      const [runs, queued] = [await lastRuns(pool), await queuedJobs(pool)]
      const now = clock.now().epochMilliseconds
      return jobs().map((job) => jobLine(job, runs.get(job.name), queued.get(job.name) ?? idle, now))
    },
  }
}

function jobLine({ name, title, cron }: Job, run: JobRun | undefined, queued: WaitingJobs, now: number) {
  const next = cron === undefined ? undefined : nextRun(cron, now)
  const parts = [lastWords(run, queued, now), ...(next === undefined ? [] : [nextWords(next / 1_000)])]
  if (queued.waiting > 0)
    parts.push({
      zh: `${queued.waiting} 项等待执行。`,
      en: `${many(queued.waiting, 'task')} ${queued.waiting === 1 ? 'waits' : 'wait'}.`,
    })
  if (queued.givenUp > 0)
    parts.push({
      zh: `${queued.givenUp} 项多次失败，已不再尝试。`,
      en: `${many(queued.givenUp, 'task')} failed too often and ${queued.givenUp === 1 ? 'is' : 'are'} not tried again.`,
    })
  return line({
    id: `jobs ${name}`,
    group: 'jobs',
    state: queued.givenUp > 0 ? 'act' : run?.failed || queued.retrying > 0 || queued.oldest > LATE ? 'look' : 'good',
    title: title ?? { zh: name, en: name },
    says: { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join(' ') },
    todo:
      queued.givenUp > 0
        ? {
            zh: '查看服务器日志中该任务的错误，排除原因后重启服务；它会在下一个时点重新执行。',
            en: 'Read in the log of the server why it failed and mend the cause; it runs anew when it is due next.',
          }
        : {
            zh: '通常会自行恢复。若一天后仍失败，请查看服务器日志。',
            en: 'It usually mends itself. If it still fails after a day, read the log of the server.',
          },
  })
}

function lastWords(run: JobRun | undefined, queued: WaitingJobs, now: number): Text {
  if (queued.running > 0) return { zh: '正在执行。', en: 'It is running.' }
  if (!run) return { zh: '尚未执行过。', en: 'It has not run yet.' }
  const ago = lasting(Math.max(0, (now - Temporal.Instant.from(run.startedAt).epochMilliseconds) / 1_000))
  if (run.seconds === null)
    return {
      zh: `上次在 ${ago.zh}前开始，随服务停止而中断，会从头再执行。`,
      en: `It began ${ago.en} ago and was cut off when the server stopped; it runs again from its start.`,
    }
  const took = lasting(run.seconds)
  return run.failed
    ? {
        zh: `${ago.zh}前执行失败（${run.reason}），会再次尝试。`,
        en: `It failed ${ago.en} ago (${run.reason}) and is tried again.`,
      }
    : { zh: `${ago.zh}前执行成功，用时 ${took.zh}。`, en: `It ran ${ago.en} ago and took ${took.en}.` }
}

function nextWords(seconds: number): Text {
  const wait = lasting(seconds)
  return { zh: `下次在 ${wait.zh}后。`, en: `Next in ${wait.en}.` }
}
