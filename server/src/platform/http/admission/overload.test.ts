import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { startInstance } from '../../instance/testing.ts'

const headers = (cookie: string) => ({
  cookie,
  'content-type': 'application/json',
  'idempotency-key': randomUUID(),
})

test('far more than fits at once: every refusal says when to come back, what was accepted is there once, duty officers are all served', async () => {
  // Patience is long, so that what is refused is refused because the queue is full, on a slow machine as on a fast one.
  const city = await startInstance({ ADMISSION_RATE: '40', ADMISSION_WAIT_MS: '60000', CALLER_RATE: '100000' })
  onTestFinished(() => city.remove())
  const scope = { code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true }
  await fetch(`${city.address}/api/scopes`, {
    method: 'POST',
    headers: { ...headers(''), authorization: `Bearer ${city.key}` },
    body: JSON.stringify(scope),
  })
  const officers = await Promise.all(Array.from({ length: 5 }, () => city.session('programme_office')))
  const duty = await city.session('duty_officer')
  const ask = (path: string, cookie: string) => fetch(`${city.address}${path}`, { headers: { cookie } })
  for (const cookie of [...officers, duty]) expect((await ask('/api/session', cookie)).status).toBe(200)

  const write = async (edition: number) => {
    const answer = await fetch(`${city.address}/api/roadmaps`, {
      method: 'POST',
      headers: headers(officers[edition % officers.length] ?? ''),
      body: JSON.stringify({ edition, status: 'draft', reviewDueAt: '2027-01-01' }),
    })
    await answer.arrayBuffer()
    return { edition, status: answer.status, retryAfter: answer.headers.get('retry-after') }
  }
  const watch = async () => {
    const served: number[] = []
    for (let n = 0; n < 20; n += 1) served.push((await ask('/api/session', duty)).status)
    return served
  }
  const crowd = Promise.all(Array.from({ length: 400 }, (_, n) => write(n + 1)))
  const strangers = Promise.all(Array.from({ length: 100 }, () => ask('/api/session', 'cw=unknown')))
  const duties = await watch()
  const sent = await crowd

  expect(new Set(duties)).toEqual(new Set([200]))
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([201, 503]))
  expect(sent.filter(({ status, retryAfter }) => status === 503 && !/^[123]$/.test(retryAfter ?? ''))).toEqual([])
  for (const { status } of await strangers) expect([401, 503]).toContain(status)
  const { rows } = await city.pool.query<{ edition: number }>('select edition from roadmap order by edition')
  const accepted = sent.filter(({ status }) => status === 201).map(({ edition }) => edition)
  expect(rows.map(({ edition }) => edition)).toEqual(accepted.toSorted((a, b) => a - b))
  // And as if nothing had been.
  expect((await write(1_000)).status).toBe(201)
})
