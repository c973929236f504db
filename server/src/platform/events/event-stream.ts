/** Server-sent events as every route sends them (HTML Standard, 9.2). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerResponse } from 'node:http'

export interface EventStream {
  /** Whole events, each with its empty line. A browser that does not keep up is let go; it comes back with its last id. */
  write(text: string): void
  /** Bytes that the browser has not taken yet. */
  unsent(): number
}

export interface EventStreams {
  /** Answers a request with a stream that stays open, and calls `onClose` when it has ended. */
  open(request: FastifyRequest, reply: FastifyReply, onClose: () => void): EventStream
}

const UNSENT = 1024 * 1024
const HEARTBEAT = 15_000

/**
 * The open streams of one route; they end with the application.
 *
 * @param heartbeat milliseconds between two signs of life
 */
export function eventStreams(app: Pick<FastifyInstance, 'addHook'>, heartbeat = HEARTBEAT): EventStreams {
  const open = new Set<ServerResponse>()
  // Browsers come back by themselves, to the process that takes over.
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })
  return {
    open(request, reply, onClose) {
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      raw.write('retry: 2000\n\n')
      open.add(raw)
      const write = (text: string) => {
        if (raw.writableLength > UNSENT) raw.destroy()
        else raw.write(text)
      }
      const beat = setInterval(() => {
        write(': \n\n')
        // A session that ended, or an account that was disabled, hears no more; while the database is away nobody knows.
        request.stillOpen().then(
          (stays) => stays || raw.end(),
          () => undefined,
        )
      }, heartbeat)
      raw.on('close', () => {
        clearInterval(beat)
        open.delete(raw)
        onClose()
      })
      // It may stay open for hours.
      request.admitted?.leave()
      return { write, unsent: () => raw.writableLength }
    },
  }
}
