/** Evaluation that goes on by itself for as long as the server runs. */
import type { Feed } from '#platform/events/feed.ts'
import { startPaced } from '#platform/events/paced.ts'
import type { Job } from '#platform/jobs.ts'
import { PROFILE_MOVED } from '../profile/moved.ts'
import { catchUp, confirmPending, type EvaluatorParts, followChanges, followClock } from './evaluator.ts'

/** Milliseconds in which writes gather into one run. */
const COALESCE = 500
/** Without anything heard, the log is looked at in this rhythm: a lost wake-up costs at most this. */
const POLL = 15_000

export interface Watch {
  stop(): Promise<void>
}

/** Starts with what changed while nobody looked. */
export function startEvaluation(parts: EvaluatorParts & { readonly feed: Feed }): Watch {
  const { feed, report } = parts
  let caughtUp = false
  const paced = startPaced(COALESCE, async () => {
    try {
      if (await followChanges(parts)) return 0
      if (await followChanges(parts, 'parts')) return 0
      if (!caughtUp) {
        await catchUp(parts)
        caughtUp = true
      }
    } catch (error) {
      // The database is away or busy: the position stays, and the next pass takes up from there.
      report?.(error)
    }
    return POLL
  })
  const unsubscribe = feed.subscribe((event) => {
    // What a city has settled counts at once.
    if (event.kind === 'change' || event.payload === PROFILE_MOVED) paced.plan(COALESCE)
  })
  return {
    async stop() {
      unsubscribe()
      await paced.stop()
    },
  }
}

/** What the clock asks for. Times are UTC; the runs themselves look at the clock of the city. */
export function evidenceJobs(parts: EvaluatorParts): readonly Job[] {
  return [
    {
      name: 'evidence-clock',
      title: { zh: '按时间重新评估规则', en: 'Judging rules that follow the clock' },
      cron: '*/15 * * * *',
      run: () => followClock(parts),
    },
    {
      name: 'evidence-confirm',
      title: { zh: '确认状态变化', en: 'Confirming changes of state' },
      cron: '*/5 * * * *',
      run: () => confirmPending(parts),
    },
  ]
}
