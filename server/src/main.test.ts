import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type Instance, startInstance } from './platform/instance/testing.ts'

async function instance(settings?: Readonly<Record<string, string>>): Promise<Instance> {
  const started = await startInstance(settings)
  onTestFinished(() => started.remove())
  return started
}

interface Sent {
  readonly edition: number
  /** Whether it was on its way before the process was told to end. */
  readonly before: boolean
  /** 0: no answer. */
  readonly status: number
  readonly retryAfter: string | null
}

/** Creates records one after another, on connections that are kept, until nobody takes them any more. */
async function write({ address, key }: Instance, editions: Iterator<number>, leaving: () => boolean): Promise<Sent[]> {
  const sent: Sent[] = []
  for (;;) {
    const edition = Number(editions.next().value)
    const before = !leaving()
    const answer = await fetch(`${address}/api/roadmaps`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ edition, status: 'draft', reviewDueAt: '2027-01-01' }),
    }).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => undefined)
    sent.push({
      edition,
      before,
      status: answer?.status ?? 0,
      retryAfter: answer?.headers.get('retry-after') ?? null,
    })
    if (!answer) return sent
  }
}

function* counted(): Generator<number> {
  for (let n = 1; ; n += 1) yield n
}

test('told to end under load, the server answers what is under way, sends the rest elsewhere and keeps what it acknowledged', async () => {
  const city = await instance()
  await fetch(`${city.address}/api/scopes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${city.key}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true }),
  })
  let leaving = false
  const editions = counted()
  const writers = Array.from({ length: 6 }, () => write(city, editions, () => leaving))
  const stream = await fetch(`${city.address}/api/live`, { headers: { authorization: `Bearer ${city.key}` } })
  const heard = stream.text() // ends when the server ends it
  await expect
    .poll(async () => (await city.pool.query<{ n: number }>('select count(*) as n from roadmap')).rows[0]?.n, {
      timeout: 60_000,
    })
    .toBeGreaterThan(20)
  leaving = true
  city.process.kill('SIGTERM')
  const notReady = await fetch(`${city.address}/health/ready`).catch(() => undefined)
  const live = await fetch(`${city.address}/health/live`).catch(() => undefined)
  const [code] = (await once(city.process, 'exit')) as [number]
  const sent = (await Promise.all(writers)).flat()
  expect(code).toBe(0)
  expect([notReady?.status, live?.status]).toEqual([503, 200])
  expect(await heard).toContain('retry: 2000')
  // Nobody who had asked before was left without an answer, and all that was refused was told when to come back.
  expect(sent.filter(({ before, status }) => before && status === 0)).toEqual([])
  expect(sent.filter(({ status }) => ![0, 201, 503].includes(status))).toEqual([])
  expect(sent.filter(({ status, retryAfter }) => status === 503 && retryAfter === null)).toEqual([])
  const { rows } = await city.pool.query<{ edition: number }>('select edition from roadmap order by edition')
  const stored = rows.map(({ edition }) => edition)
  const acknowledged = sent.filter(({ status }) => status === 201).map(({ edition }) => edition)
  const unknown = new Set(sent.filter(({ status }) => status === 0).map(({ edition }) => edition))
  expect(stored.filter((edition) => !unknown.has(edition))).toEqual(acknowledged.toSorted((a, b) => a - b))
})

test('a database that hangs is seen: not ready but alive, asked for data it answers 503 at once, and well again when it wakes', async () => {
  const city = await instance()
  const { rows } = await city.pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  const processes = [city.postgresPid, ...rows.map(({ pid }) => pid)]
  for (const pid of processes) process.kill(pid, 'SIGSTOP')
  const wake = () => {
    for (const pid of processes.splice(0)) {
      try {
        process.kill(pid, 'SIGCONT')
      } catch {
        // Its client had given it up.
      }
    }
  }
  onTestFinished(wake)
  const status = (path: string) =>
    fetch(`${city.address}${path}`, { headers: { authorization: `Bearer ${city.key}` } }).then(
      (answer) => answer.status,
    )
  await expect.poll(() => status('/health/ready'), { timeout: 60_000 }).toBe(503)
  expect(await status('/health/live')).toBe(200)
  await expect.poll(() => status('/api/session'), { timeout: 60_000 }).toBe(503)
  wake()
  await expect.poll(() => status('/health/ready'), { timeout: 60_000 }).toBe(200)
  await expect.poll(() => status('/api/session'), { timeout: 60_000 }).toBe(200)
})

test('a connection that sends half a request does not keep the server from ending', async () => {
  const city = await instance()
  const socket = connect({ port: city.port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write('POST /api/scopes HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{')
  await fetch(`${city.address}/health/live`)
  city.process.kill('SIGTERM')
  expect((await once(city.process, 'exit'))[0]).toBe(0)
})
