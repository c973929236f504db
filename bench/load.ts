/** A load client of plain sockets: requests are prepared as bytes, so that the client takes little of the shared cores. */
import { connect, type Socket } from 'node:net'

export interface Load {
  readonly port: number
  /** Keep-alive connections, each with one request under way. */
  readonly clients: number
  /** The next request as bytes; undefined ends the connection that asked. */
  readonly next: () => Buffer | undefined
}

export interface Outcome {
  readonly seconds: number
  readonly answers: number
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

/** Sends until `next` has no more; every answer is waited for. */
export async function run({ port, clients, next }: Load): Promise<Outcome> {
  const statuses: Record<string, number> = {}
  const times: number[] = []
  const start = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      try {
        for (let request = next(); request; request = next()) {
          const sent = performance.now()
          const status = await exchange(socket, request)
          times.push(performance.now() - sent)
          statuses[status] = (statuses[status] ?? 0) + 1
        }
      } finally {
        socket.destroy()
      }
    }),
  )
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { seconds: (performance.now() - start) / 1_000, answers: times.length, statuses, p50: at(0.5), p99: at(0.99) }
}

function exchange(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const onData = (part: Buffer) => {
      answer += part.toString('latin1')
      const head = answer.indexOf('\r\n\r\n')
      if (head < 0) return
      const [, length = '0'] = /content-length: (\d+)/i.exec(answer) ?? []
      if (answer.length < head + 4 + Number(length)) return
      socket.off('data', onData)
      socket.off('error', reject)
      resolve(answer.slice(9, 12))
    }
    socket.on('data', onData)
    socket.once('error', reject)
    socket.write(request)
  })
}

export interface Post {
  readonly path: string
  readonly type: string
  readonly key: string
  readonly body: string
  readonly idempotencyKey?: string | undefined
}

export function post({ path, type, key, body, idempotencyKey }: Post): Buffer {
  const content = Buffer.from(body)
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: localhost',
    `authorization: Bearer ${key}`,
    `content-type: ${type}`,
    `content-length: ${content.length}`,
    ...(idempotencyKey === undefined ? [] : [`idempotency-key: ${idempotencyKey}`]),
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), content])
}
