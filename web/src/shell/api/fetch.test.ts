import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { addressOf, ask, RequestProblem } from './fetch.ts'

afterEach(() => vi.unstubAllGlobals())

/** What the outside answers; the request that was sent is kept. */
function outside(answer: () => Response | Promise<Response>) {
  const sent: { address: string; init: RequestInit | undefined }[] = []
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
    sent.push({ address, init })
    return Promise.resolve(answer())
  })
  return sent
}

const Figure = z.object({ value: z.number() })
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
const problemOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => error as RequestProblem,
  )

test('an answer is parsed at the edge', async () => {
  outside(() => json({ value: 1, more: 2 }))
  expect(await ask({ path: '/x', answer: Figure })).toStrictEqual({ value: 1 })
})

test('a write carries the version that was read, and the key of the wish', async () => {
  const sent = outside(() => json({ value: 1 }))
  await ask({ path: '/x', method: 'PATCH', body: { a: 1 }, version: 3, key: 'one-wish', answer: Figure })
  expect(sent[0]?.init).toMatchObject({
    method: 'PATCH',
    body: '{"a":1}',
    headers: { 'if-match': '"3"', 'idempotency-key': 'one-wish', 'content-type': 'application/json' },
  })
})

test('a problem comes out with its code, both texts, its fields and what stands now', async () => {
  const text = { zh: '该记录已被他人修改。', en: 'Somebody changed the record.' }
  outside(() => json({ status: 412, code: 'CHANGED', text, current: { version: 4 } }, 412))
  const problem = await problemOf(ask({ path: '/x', answer: Figure }))
  expect(problem).toMatchObject({ code: 'CHANGED', status: 412, text, current: { version: 4 }, fields: [] })
})

test.each([
  ['nothing answers', () => Promise.reject(new TypeError('failed')), 'AWAY'],
  ['something in between answers with a page', () => new Response('<html>', { status: 502 }), 'AWAY'],
  ['the answer has another shape', () => json({ value: 'many' }), 'UNREADABLE'],
] as const)('where %s the problem is %s', async (_, answer, code) => {
  outside(answer)
  const problem = await problemOf(ask({ path: '/x', answer: Figure }))
  expect(problem).toBeInstanceOf(RequestProblem)
  expect(problem?.code).toBe(code)
  expect(problem?.text.zh).toMatch(/。$/)
})

test('lists repeat their name in the address, and nothing is left out', () => {
  expect(addressOf('/risks', { status: ['open', 'closed'], q: undefined, limit: 5 })).toBe(
    '/api/risks?status=open&status=closed&limit=5',
  )
})
