/**
 * When the process ends: by a signal, because the start script is gone, or because the start failed. What was opened is
 * closed in reverse order; a signal during the start counts as well.
 */
export interface Lifetime {
  /**
   * Adds a step to the end, which is run before those that were added earlier.
   *
   * @param patience `own`: the step is waited for beyond the 20 s that all others share
   */
  onStop(close: () => Promise<unknown> | void, patience?: 'shared' | 'own'): void
  readonly stopping: boolean
  /** Runs the steps and ends the process; a second call waits for the first. */
  stop(exitCode?: number): Promise<never>
}

/** Milliseconds after which work that has not ended is left: what was not answered was not acknowledged. */
const SHARED = 20_000
/** PostgreSQL alone may take 40 s; the start script gives us 75 s. */
const LONGEST = 65_000

/** @param report told of a step that failed; the others still run */
export function openLifetime(report: (error: unknown) => void): Lifetime {
  const steps: { close: () => Promise<unknown> | void; patience: 'shared' | 'own' }[] = []
  let ending: Promise<never> | undefined
  const end = async (exitCode: number): Promise<never> => {
    // A request that hangs must not keep the data open for ever.
    setTimeout(() => process.exit(1), LONGEST).unref()
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, SHARED).unref())
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      try {
        await (step.patience === 'own' ? step.close() : Promise.race([step.close(), deadline]))
      } catch (error) {
        report(error)
      }
    }
    return process.exit(exitCode)
  }
  const stop = (exitCode = 0) => (ending ??= end(exitCode))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  onParentGone(() => void stop())
  return {
    onStop: (close, patience = 'shared') => void steps.push({ close, patience }),
    get stopping() {
      return ending !== undefined
    },
    stop,
  }
}

/** The start script holds the other end of a channel: when it is killed outright, nobody else would ever stop us. */
function onParentGone(callback: () => void): void {
  if (!process.channel) return
  process.once('disconnect', callback)
  process.channel.unref() // listening alone must not keep us alive
}
