/** Evaluation that goes on by itself for as long as the server runs. */
import type { Feed } from '#platform/events/feed.ts'
import type { Job } from '#platform/jobs.ts'
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
  let stopped = false
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let due = Number.POSITIVE_INFINITY
  let caughtUp = false

  /** Brings the next pass forward, never puts it off: a steady stream of writes must not starve it. */
  const plan = (milliseconds: number) => {
    const at = performance.now() + milliseconds
    if (stopped || (timer && due <= at)) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(() => {
      timer = undefined
      if (running) return plan(COALESCE)
      running = pass().finally(() => {
        running = undefined
      })
    }, milliseconds)
  }

  async function pass(): Promise<void> {
    let more = false
    try {
      more = await followChanges(parts)
      if (!more && !caughtUp) {
        await catchUp(parts)
        caughtUp = true
      }
    } catch (error) {
      // The database is away or busy: the position stays, and the next pass takes up from there.
      report?.(error)
    }
    plan(more ? 0 : POLL)
  }

  const unsubscribe = feed.subscribe((event) => {
    if (event.kind === 'change') plan(COALESCE)
  })
  plan(0)

  return {
    async stop() {
      stopped = true
      unsubscribe()
      clearTimeout(timer)
      await running
    },
  }
}

/** What the clock asks for. Times are UTC; the runs themselves look at the clock of the city. */
export function evidenceJobs(parts: EvaluatorParts): readonly Job[] {
  return [
    { name: 'evidence-clock', cron: '*/15 * * * *', run: () => followClock(parts) },
    { name: 'evidence-confirm', cron: '*/5 * * * *', run: () => confirmPending(parts) },
  ]
}
