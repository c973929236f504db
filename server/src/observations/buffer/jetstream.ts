/** The stream of NATS JetStream that stands before the database. */
import {
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  jetstream,
  jetstreamManager,
  type JetStreamClient,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream'
import { connect, credsAuthenticator, type NatsConnection } from '@nats-io/transport-node'

export interface JetStreamSettings {
  /** `nats://host:port`, or `tls://…`; a user and password may stand in front of the host. */
  readonly servers: readonly string[]
  /** Content of a credentials file. */
  readonly credentials?: Uint8Array | undefined
  /** Servers that hold each message: a message is acknowledged when the majority of them has it. */
  readonly replicas: number
  /** Bytes that may wait for the database; above them requests are refused. */
  readonly size: number
  /** Tells installations on the same servers apart. */
  readonly name?: string
}

export interface Buffered {
  readonly connection: NatsConnection
  readonly client: JetStreamClient
  readonly manager: JetStreamManager
  /** Name of the stream, and of the one subject it holds. */
  readonly stream: string
}

/** Nanoseconds within which a message that is published again under its name is known. */
const KNOWN = 600 * 1_000_000_000

/** Connects, and makes the stream where there is none. Once connected, it comes back for ever by itself. */
export async function openJetStream(settings: JetStreamSettings): Promise<Buffered> {
  const { servers, credentials, replicas, size, name = 'citywide' } = settings
  const logins = servers.map((server) => new URL(server))
  const [{ username, password } = { username: '', password: '' }] = logins
  const connection = await connect({
    servers: logins.map(({ host, protocol }) => `${protocol}//${host}`),
    ...(username !== '' && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(credentials && { authenticator: credsAuthenticator(credentials) }),
    ...(logins.some(({ protocol }) => protocol === 'tls:') && { tls: {} }),
    name: 'citywide',
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
  })
  try {
    const manager = await jetstreamManager(connection)
    const stream = `${name}-observations`
    await keepStream(manager, stream, { num_replicas: replicas, max_bytes: size })
    return { connection, client: jetstream(connection), manager, stream }
  } catch (error) {
    // Whoever tries again opens another.
    await connection.close()
    throw error
  }
}

async function keepStream(
  manager: JetStreamManager,
  stream: string,
  wanted: { readonly num_replicas: number; readonly max_bytes: number },
): Promise<void> {
  try {
    const { config } = await manager.streams.info(stream)
    if (config.num_replicas !== wanted.num_replicas || config.max_bytes !== wanted.max_bytes)
      await manager.streams.update(stream, wanted)
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== JetStreamApiCodes.StreamNotFound) throw error
    await manager.streams.add({
      name: stream,
      subjects: [stream],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      // What waits is never thrown away for what comes.
      discard: DiscardPolicy.New,
      duplicate_window: KNOWN,
      ...wanted,
    })
  }
}

/** Milliseconds that are waited for messages. */
const WAIT = 1_000
/** Milliseconds after which a server that owes an answer is given up. */
const LOST = 10_000

/**
 * The next messages behind a sequence number, in order, each as it comes; ends after a second.
 *
 * @throws Error when the servers do not answer; nothing is told after that
 */
export async function takeMessages(
  { client, stream }: Buffered,
  { after, most }: { readonly after: number; readonly most: number },
  onMessage: (sequence: number, content: Uint8Array) => void,
): Promise<void> {
  let lost = false
  const { promise: givenUp, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    lost = true
    reject(new Error('the buffer does not answer'))
  }, LOST)
  const take = async () => {
    const consumer = await client.consumers.get(stream, {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: after + 1,
      inactive_threshold: LOST,
    })
    try {
      for await (const { seq, data } of await consumer.fetch({ max_messages: most, expires: WAIT }))
        if (!lost) onMessage(seq, data)
    } finally {
      void consumer.delete().catch(() => undefined)
    }
  }
  try {
    await Promise.race([take(), givenUp])
  } finally {
    clearTimeout(timer)
  }
}
