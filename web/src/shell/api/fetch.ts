/** The one place that speaks HTTP: what comes in is parsed here, what went wrong comes out as a problem with both texts. */
import type { FieldProblem } from '@citywide/model/problem'
import { Text } from '@citywide/model/text'
import { z } from 'zod'

const Problem = z.object({
  status: z.int(),
  code: z.string(),
  text: Text,
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), text: Text })).default([]),
  current: z.unknown().optional(),
})

export const away = {
  zh: '连接不上服务器。数据没有丢失，请检查网络后重试。',
  en: 'The server cannot be reached. Nothing was lost; check the network and try again.',
}
const unreadable = {
  zh: '服务器的答复与此版本的界面不符，请刷新页面。',
  en: 'The answer does not fit this version of the interface. Reload the page.',
}

/** An answer that is not what was asked for. Codes: `model/src/problem.ts`, and `AWAY` and `UNREADABLE` of our own. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem'
  readonly code: string
  readonly status: number
  readonly text: Text
  readonly fields: readonly FieldProblem[]
  /** What stands on the server, where somebody else was faster (412). */
  readonly current: unknown

  constructor(
    problem: { code: string; status: number; text: Text; errors?: readonly FieldProblem[]; current?: unknown },
    cause?: unknown,
  ) {
    super(problem.text.en, { cause })
    this.code = problem.code
    this.status = problem.status
    this.text = problem.text
    this.fields = problem.errors ?? []
    this.current = problem.current
  }
}

/** A value that may stand in a query: lists repeat the name, nothing leaves it out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

interface Request<S extends z.ZodType> {
  readonly path: string
  readonly answer: S
  readonly query?: Query
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** Version that was read: sent as If-Match with a change. */
  readonly version?: number
  /** Sent as Idempotency-Key: the same key for the same wish, however often it is sent. */
  readonly key?: string
  readonly signal?: AbortSignal
}

/** What a person can do about a refusal is done by a dialog, which the shell brings along; here is where it is asked for. */
export const mending = { mend: async (_code: string): Promise<boolean> => false }

/** A page that reads by itself does not keep the session of somebody who has left the desk. */
const ATTENDED = 60_000
let touched = Date.now()
for (const kind of ['pointermove', 'pointerdown', 'keydown'])
  globalThis.addEventListener?.(kind, () => void (touched = Date.now()), { capture: true, passive: true })

/**
 * What the server refuses until the reader has shown a factor or stated a purpose is asked again when that is done.
 *
 * @param request `path` without `/api`
 * @throws RequestProblem with the server's code, `AWAY` when nothing answers, `UNREADABLE` when the answer has another shape
 */
export async function ask<S extends z.ZodType>(request: Request<S>): Promise<z.output<S>> {
  try {
    return await askOnce(request)
  } catch (problem) {
    if (!(problem instanceof RequestProblem && /^(STEP_UP|(PROOF|FACTOR|PURPOSE)_NEEDED)$/.test(problem.code)))
      throw problem
    if (!(await mending.mend(problem.code))) throw problem
    return ask(request)
  }
}

async function askOnce<S extends z.ZodType>(request: Request<S>): Promise<z.output<S>> {
  const { method = 'GET', body, version, key, signal } = request
  let response: Response
  try {
    response = await fetch(addressOf(request.path, request.query), {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(Date.now() - touched > ATTENDED && { 'x-unattended': '1' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new RequestProblem({ code: 'AWAY', status: 0, text: away }, cause)
  }
  const content: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
  return answerOf(request.answer, response.status, content)
}

/** @throws RequestProblem when the answer is a problem, or no answer of this shape */
export function answerOf<S extends z.ZodType>(shape: S, status: number, content: unknown): z.output<S> {
  if (status < 200 || status > 299) throw problemOf(status, content)
  const read = shape.safeParse(content)
  if (!read.success) throw new RequestProblem({ code: 'UNREADABLE', status, text: unreadable }, read.error)
  return read.data
}

export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value]) search.append(name, String(one))
  }
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

function problemOf(status: number, content: unknown): RequestProblem {
  const read = Problem.safeParse(content)
  if (read.success) return new RequestProblem(read.data)
  // Something between us and the server answered in its place.
  return new RequestProblem({
    code: status >= 500 ? 'AWAY' : 'UNREADABLE',
    status,
    text: status >= 500 ? away : unreadable,
  })
}
