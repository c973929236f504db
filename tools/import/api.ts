/** The public API of a running Citywide, as a program uses it: patient with a server that is away for a while. */
import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { ProblemDocument } from '@citywide/model/problem'

export interface ApiOptions {
  /** `http://localhost:8080`, without a slash at the end. */
  readonly url: string
  /** Asked again after a refusal: a server that starts anew leaves a new key. */
  readonly key: () => Promise<string>
  /** Told when the server does not answer, and when it is back. */
  readonly onPause?: (seconds: number | undefined) => void
  /** Seconds without any answer after which to give up. */
  readonly patience?: number
}

interface Answer<T> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

interface Request {
  /** Goes as JSON. */
  readonly body?: unknown
  /** Goes as it is, instead of a body. */
  readonly file?: { readonly type: string; readonly content: string }
  readonly headers?: Readonly<Record<string, string>>
  /** Statuses beside 2xx that the caller wants to see. */
  readonly expect?: readonly number[]
}

export interface Api {
  send<T>(method: string, path: string, request?: Request): Promise<Answer<T>>
  /** Creates a record once, however often it is called with the same body. */
  create<T extends { id: string }>(path: string, body: object): Promise<T>
}

/** An answer that says no, or a server that stays away. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal'
}

const away = new Set([429, 502, 503, 504])
const SLOWEST = 5
/** How often a key may be refused before that is taken for the answer. */
const DENIALS = 4

export function connect({ url, key, onPause = () => undefined, patience = 600 }: ApiOptions): Api {
  let bearer: string | undefined

  async function attempt<T>(method: string, path: string, { body, file, headers }: Request): Promise<Answer<T>> {
    bearer ??= await key()
    const answer = await fetch(`${url}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(file && { 'content-type': file.type }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file && { body: file.content }),
      signal: AbortSignal.timeout(120_000),
    })
    const text = await answer.text()
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T, headers: answer.headers }
  }

  async function send<T>(method: string, path: string, request: Request = {}): Promise<Answer<T>> {
    let waited = 0
    let denied = 0
    for (let tries = 0; ; tries += 1) {
      let last: Answer<T> | Error
      try {
        last = await attempt<T>(method, path, request)
        const { status } = last
        if ((status >= 200 && status < 300) || request.expect?.includes(status)) {
          if (tries > 0) onPause(undefined)
          return last
        }
        if (status === 401) {
          bearer = undefined
          denied += 1
        }
        // A server that starts anew answers a moment before its new key lies there; a wrong key stays wrong.
        if (!away.has(status) && (status !== 401 || denied > DENIALS))
          throw new ApiRefusal(`${method} ${path}: ${refusalOf(last)}`)
      } catch (error) {
        if (error instanceof ApiRefusal || !(error instanceof Error)) throw error
        last = error
      }
      if (waited >= patience) {
        const reason = last instanceof Error ? last.message : refusalOf(last)
        throw new ApiRefusal(`${url} does not answer (${reason}) · ${url} 没有响应`)
      }
      const seconds = Math.min(0.25 * 2 ** tries, SLOWEST)
      waited += seconds
      onPause(seconds)
      await pause(seconds * 1_000)
    }
  }

  return {
    send,
    async create<T extends { id: string }>(path: string, body: object): Promise<T> {
      const name = createHash('sha256')
        .update(`${path} ${JSON.stringify(body)}`)
        .digest('hex')
        .slice(0, 48)
      const made = await send<T>('POST', path, { body, headers: { 'idempotency-key': name } })
      if (made.headers.get('idempotent-replay') !== '1') return made.body
      // The first answer was played back. The record may have been removed since: then it is made anew.
      const stands = await send<T>('GET', `${path}/${made.body.id}`, { expect: [404] })
      if (stands.status !== 404) return stands.body
      return (await send<T>('POST', path, { body, headers: { 'idempotency-key': randomUUID() } })).body
    },
  }
}

/** What a refusal says, both languages, with the fields it names. */
function refusalOf({ status, body }: Answer<unknown>): string {
  const problem = body as Partial<ProblemDocument> | null
  const fields = problem?.errors?.map(({ pointer, text }) => `${pointer}: ${text.en} ${text.zh}`).join('; ')
  return [String(status), problem?.code, problem?.text?.en, problem?.text?.zh, fields].filter(Boolean).join(' ')
}
