/** Sends a file as it is, and says how far it has come: `fetch` does not tell. */
import type { z } from 'zod'
import { addressOf, answerOf, away, type Query, RequestProblem } from './fetch.ts'

interface Upload<S extends z.ZodType> {
  readonly path: string
  readonly query: Query
  readonly answer: S
  readonly file: File
  /** Media type that the server takes it as. */
  readonly type: string
  /** The same key for the same wish, however often it is sent. */
  readonly key: string
  /** Part of the file that has left, 0 to 1. */
  readonly onProgress: (part: number) => void
  readonly signal: AbortSignal
}

/** @throws RequestProblem as `ask` does; when the reader gives up, the reason of the signal */
export function upload<S extends z.ZodType>(wish: Upload<S>): Promise<z.output<S>> {
  const { file, key, signal, onProgress } = wish
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(wish.path, wish.query))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', wish.type)
    request.setRequestHeader('idempotency-key', key)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => {
      try {
        resolve(answerOf(wish.answer, request.status, parsed(request.responseText)))
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
    request.addEventListener('error', () => reject(new RequestProblem({ code: 'AWAY', status: 0, text: away })))
    request.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
