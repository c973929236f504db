/** A piece of work that is done again and again: when something wakes it, and in any case after a while. */

export interface Paced {
  /** Brings the next pass forward, never puts it off: a steady stream of wake-ups must not starve it. */
  plan(milliseconds: number): void
  /** No further pass begins; resolves when the one that runs is over. */
  stop(): Promise<void>
}

/**
 * One pass at a time; the first begins at once.
 *
 * @param coalesce milliseconds to wait when a pass falls due while one still runs
 * @param pass does the work and says in how many milliseconds the next one is due; it reports its own errors
 */
export function startPaced(coalesce: number, pass: () => Promise<number>): Paced {
  let stopped = false
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let due = Number.POSITIVE_INFINITY

  const plan = (milliseconds: number) => {
    const at = performance.now() + milliseconds
    if (stopped || (timer && due <= at)) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(() => {
      timer = undefined
      if (running) return plan(coalesce)
      running = pass()
        .then(plan)
        .finally(() => {
          running = undefined
        })
    }, milliseconds)
  }
  plan(0)

  return {
    plan,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
