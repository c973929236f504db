import { setTimeout } from 'node:timers/promises'
import { type Buffered, type JetStreamSettings, openJetStream } from './jetstream.ts'

/** A buffer that may not have answered yet: the rest of the city works meanwhile. */
export interface Connecting {
  /** Undefined until it has answered for the first time. */
  now(): Buffered | undefined
  /** Rejects when it is stopped before. */
  readonly ready: Promise<Buffered>
  stop(): Promise<void>
}

/** Milliseconds between two tries. */
const AGAIN = 1_000

export function startConnecting(settings: JetStreamSettings, report: (error: unknown) => void): Connecting {
  const stopping = new AbortController()
  let buffered: Buffered | undefined
  async function connect(): Promise<Buffered> {
    for (;;) {
      try {
        buffered = await openJetStream(settings)
        return buffered
      } catch (error) {
        report(error)
      }
      await setTimeout(AGAIN, undefined, stopping)
    }
  }
  const ready = connect()
  ready.catch(() => undefined)
  return {
    now: () => buffered,
    ready,
    async stop() {
      stopping.abort()
      await ready.then(
        ({ connection }) => connection.close(),
        () => undefined,
      )
    },
  }
}
