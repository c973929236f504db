/** Requests are acknowledged once the buffer holds them, also while the database is away. */
import { Problem } from '@citywide/model/problem'
import type { IngestRequest, Outcome } from '../history/write.ts'
import type { Buffered } from './jetstream.ts'
import type { Connecting } from './connecting.ts'
import { messagesOf } from './message.ts'

/** Requests that may wait for the acknowledgement of the buffer at once. */
const OPEN = 2_000
/** Milliseconds after which a request is told that it was not acknowledged; a change of leader takes some seconds. */
const PATIENCE = 10_000

/** Stands where the lane stands: what it is given, it hands to the buffer. */
export class BufferDoor {
  readonly #connecting: Connecting
  #open = 0

  constructor(connecting: Connecting) {
    this.#connecting = connecting
  }

  get full(): boolean {
    return this.#open >= OPEN
  }

  /**
   * Resolves when the majority of the servers has the request. A request with a key that is sent again within ten minutes
   * is in the buffer once; later the writer knows its key.
   *
   * @throws Problem BUSY, BUFFER_AWAY, BUFFER_FULL
   */
  async write(request: IngestRequest): Promise<Outcome> {
    if (this.full) throw new Problem('BUSY', { seconds: '1' })
    const buffered = this.#connecting.now()
    if (!buffered) throw new Problem('BUFFER_AWAY')
    this.#open += 1
    try {
      await publish(buffered, request)
    } catch (error) {
      // The servers say this in words alone: https://github.com/nats-io/nats-server, `ErrMaxBytes`.
      const full = error instanceof Error && /maximum bytes exceeded/i.test(error.message)
      throw new Problem(full ? 'BUFFER_FULL' : 'BUFFER_AWAY', {}, { cause: error })
    } finally {
      this.#open -= 1
    }
    return { kind: 'buffered', accepted: request.rows.length, duplicate: 0, revised: 0 }
  }
}

async function publish({ client, stream }: Buffered, request: IngestRequest): Promise<void> {
  const { key } = request
  let part = 0
  for (const message of messagesOf(request)) {
    const msgID = key && `${key.account}/${key.key}/${key.fingerprint.toString('base64url')}/${part}`
    await client.publish(stream, message, { timeout: PATIENCE, ...(msgID !== undefined && { msgID }) })
    part += 1
  }
}
