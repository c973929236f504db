/**
 * An open-loop generator: requests leave at their times whatever becomes of those before, as people do. Each has a
 * connection for itself while it is under way; connections are kept.
 */
import { connect, type Socket } from 'node:net'

export interface Kind {
  readonly name: string
  readonly perSecond: number
  /** The next request as bytes. */
  readonly next: () => Buffer
}

/** One request and what became of it. Times in milliseconds. */
export interface Exchange {
  readonly kind: string
  /** After the start of the run, when it was due to leave. */
  readonly due: number
  /** From the time it was due to the whole answer. */
  readonly took: number
  /** 0: the connection broke. */
  readonly status: number
  readonly retryAfter: string | undefined
}

/** Sends for so many seconds and waits for every answer. */
export async function openLoop(port: number, kinds: readonly Kind[], seconds: number): Promise<Exchange[]> {
  const idle: Socket[] = []
  const exchanges: Promise<Exchange>[] = []
  const start = performance.now()
  const due = kinds
    .flatMap((kind) =>
      Array.from({ length: Math.round(kind.perSecond * seconds) }, (_, n) => ({
        kind,
        at: ((n + Math.random()) / kind.perSecond) * 1_000,
      })),
    )
    .toSorted((a, b) => a.at - b.at)
  let sent = 0
  while (sent < due.length) {
    for (let one = due[sent]; one && one.at <= performance.now() - start; one = due[sent]) {
      exchanges.push(exchange(port, idle, one.kind, one.at, start))
      sent += 1
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const all = await Promise.all(exchanges)
  for (const socket of idle) socket.destroy()
  return all
}

function exchange(port: number, idle: Socket[], kind: Kind, due: number, start: number): Promise<Exchange> {
  const socket = idle.pop() ?? open(port, idle)
  return new Promise((resolve) => {
    let answer = ''
    const end = (status: number, retryAfter?: string) => {
      socket.off('data', onData).off('error', broke).off('close', broke)
      resolve({ kind: kind.name, due, took: performance.now() - start - due, status, retryAfter })
    }
    const broke = () => {
      socket.destroy()
      end(0)
    }
    const onData = (part: Buffer) => {
      answer += part.toString('latin1')
      const head = answer.indexOf('\r\n\r\n')
      if (head < 0) return
      const heading = answer.slice(0, head)
      const [, length] = /content-length: (\d+)/i.exec(heading) ?? []
      const whole = length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= head + 4 + Number(length)
      if (!whole) return
      end(Number(answer.slice(9, 12)), /retry-after: (\S+)/i.exec(heading)?.[1])
      if (/connection: close/i.test(heading)) socket.destroy()
      else idle.push(socket)
    }
    socket.on('data', onData).once('error', broke).once('close', broke)
    socket.write(kind.next())
  })
}

/** A connection that leaves the idle ones when the server closes it. */
function open(port: number, idle: Socket[]): Socket {
  return connect({ port, host: '127.0.0.1', noDelay: true })
    .on('error', () => undefined)
    .on('close', function gone(this: Socket) {
      const at = idle.indexOf(this)
      if (at >= 0) idle.splice(at, 1)
    })
}

/** A request without a body. */
export function get(path: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
}
