import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import type { SupervisionEvent } from './events.ts'
import { end } from './processes.ts'
import { shutdown } from './survivor.ts'

export interface Supervision {
  /** Process number; undefined while the server is down. */
  pid(): number | undefined
  stop(): Promise<void>
}

interface Supervised {
  /** Clears the way for a new server; may refuse by throwing. */
  readonly prepare: () => Promise<unknown>
  readonly launch: () => ChildProcess
  readonly clock: Clock
  readonly onEvent: (event: SupervisionEvent) => void
}

const firstDelay = 0.2
const longestDelay = 10
const mostFailures = 5
const window = Temporal.Duration.from({ seconds: 60 })

/**
 * Starts a server and keeps it alive: after an unasked end it is started again, with delays from 0.2 to 10 s; after
 * five ends in 60 s it stays down. The first start is not repeated: its failure is the caller's to explain.
 *
 * @throws ServerEnded when the first start fails
 */
export async function supervise({ prepare, launch, clock, onEvent }: Supervised): Promise<Supervision> {
  const stopped = new AbortController()
  let child: ChildProcess | undefined
  let ready = false
  const begin = async () => {
    await prepare()
    stopped.signal.throwIfAborted()
    child = launch()
    return untilReady(child, (event) => {
      ready ||= event.kind === 'ready'
      onEvent(event)
    })
  }
  const endWithUs = () => {
    child?.kill('SIGINT')
  }
  process.once('exit', endWithUs) // also while it starts
  const first = await begin().catch((error: unknown) => {
    process.off('exit', endWithUs)
    throw error
  })

  const watching = watch(first.ended).catch((error: unknown) => {
    if (!stopped.signal.aborted) throw error
  })
  async function watch(ended: Promise<string>): Promise<void> {
    let failures: Temporal.Instant[] = []
    let delay = firstDelay
    let how = await ended
    while (!stopped.signal.aborted) {
      ready = false
      const now = clock.now()
      const recent = failures.filter((at) => Temporal.Instant.compare(at.add(window), now) > 0)
      if (recent.length === 0) delay = firstDelay
      failures = [...recent, now]
      if (failures.length >= mostFailures) return onEvent({ kind: 'given up', reason: how })
      onEvent({ kind: 'ended', how, againIn: delay })
      await setTimeout(delay * 1000, undefined, { signal: stopped.signal })
      delay = Math.min(delay * 2, longestDelay)
      how = await begin()
        .then(({ ended: next }) => next)
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    }
  }

  return {
    pid: () => (ready ? child?.pid : undefined),
    async stop() {
      process.off('exit', endWithUs)
      stopped.abort()
      if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
        await end(child.pid, shutdown)
      await watching
      ready = false
    },
  }
}

/** A server ended before it was ready; the message is the last thing it said. */
export class ServerEnded extends Error {
  override readonly name = 'ServerEnded'
}

/**
 * Waits until the server takes connections. No time limit: recovery after a crash takes as long as it takes.
 *
 * @returns how it will have ended, in words
 */
function untilReady(
  child: ChildProcess,
  onEvent: (event: SupervisionEvent) => void,
): Promise<{ readonly ended: Promise<string> }> {
  let last = ''
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, by) => {
      const tell = () => resolve(`${by ?? `code ${code}`}${last && `: ${last}`}`)
      // Its last words may still be under way. Sessions that outlive it keep the pipe open, so not for long.
      child.once('close', tell)
      void setTimeout(200).then(tell)
    })
  })
  return new Promise((resolve, reject) => {
    if (child.stderr) {
      createInterface({ input: child.stderr }).on('line', (text) => {
        if (text.startsWith('\t')) return // a message goes on: a slow statement can have a thousand lines
        const [, severity = 'LOG', line = text] = /^([A-Z]+): +(.*)$/.exec(text) ?? []
        if (severity !== 'LOG') last = line
        onEvent({ kind: 'log', severity, line })
        // Both "ready to accept connections" and "… read-only connections".
        if (child.pid === undefined || !line.startsWith('database system is ready to accept')) return
        onEvent({ kind: 'ready', pid: child.pid })
        resolve({ ended })
      })
    }
    void ended.then((how) => reject(new ServerEnded(how)))
  })
}
