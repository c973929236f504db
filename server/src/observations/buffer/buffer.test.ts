import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { clientOf } from '#platform/postgres/testing.ts'
import { freshRoom, sums, type TestRoom } from '../testing.ts'
import { openJetStream } from './jetstream.ts'
import { hasNats, startNats } from './testing.ts'

const start = Date.parse('2026-11-21T08:00:00Z')
const REQUESTS = 200
const ROWS = 20

/** With NATS 2.9 the new leader sometimes serves no consumer any more: `KILL_LEADER=1` runs that part where the server is newer. */
const kills = process.env['KILL_LEADER'] === '1'
if (!hasNats) process.stderr.write('buffer: skipped, the Debian package nats-server is not installed\n')

/** Twenty rows of one stream; no two requests share a time. */
const rowsOf = (request: number) => ({
  observations: Array.from({ length: ROWS }, (_, row) => ({
    stream: `air.${request % 4}`,
    at: start + (request * ROWS + row) * 1_000,
    value: request,
  })),
})

async function stored({ pool }: TestRoom): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select count(*) as n from observation')
  return rows[0]?.n ?? 0
}

async function reaches(count: number, room: TestRoom): Promise<void> {
  while ((await stored(room)) < count) await setTimeout(50)
}

test.skipIf(!hasNats)('what three servers acknowledged is stored once, and the drain is handed on', async () => {
  const room = await freshRoom()
  for (let stream = 0; stream < 4; stream += 1) await room.declare(`air.${stream}`, { intervalSeconds: 1 })
  const nats = await startNats()
  onTestFinished(() => nats.stop())
  const buffer = {
    servers: nats.addresses,
    replicas: 3,
    size: 100_000_000,
    openClient: () => clientOf(room.pool),
  }
  const first = await room.sibling({ buffer })
  const second = await room.sibling({ buffer })
  let acknowledged = 0
  let killed: Promise<void> | undefined
  const send = async (request: number) => {
    for (;;) {
      const door = request % 2 === 0 ? first : second
      const { statusCode } = await door.post(rowsOf(request), { 'idempotency-key': `request-${request}` })
      if (statusCode === 202) break
      expect(statusCode).toBe(503)
      await setTimeout(100)
    }
    acknowledged += 1
    if (kills && acknowledged === REQUESTS / 2) killed = killLeader()
  }
  const killLeader = async () => {
    const { connection, manager, stream } = await openJetStream(buffer)
    const { cluster } = await manager.streams.info(stream)
    await connection.close()
    await nats.kill(Number(cluster?.leader?.slice(1)))
  }
  const waiting = Array.from({ length: REQUESTS }, (_, request) => request)
  const client = async () => {
    for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) await send(request)
  }
  await Promise.all(Array.from({ length: 8 }, client))
  await killed
  await reaches(REQUESTS * ROWS, room)
  // Sent again, and drained by the other process after the first has ended: nothing doubles.
  await first.app.close()
  expect((await second.post(rowsOf(0), { 'idempotency-key': 'request-0' })).statusCode).toBe(202)
  expect((await second.post(rowsOf(1))).statusCode).toBe(202)
  expect((await second.post(rowsOf(REQUESTS))).statusCode).toBe(202)
  await reaches((REQUESTS + 1) * ROWS, room)
  const { history, latest, hours, days } = await sums(room.pool)
  expect(history.n).toBe((REQUESTS + 1) * ROWS)
  expect([latest.n, hours, days]).toEqual([history.n, history, history])
  const { rows } = await room.pool.query('select count(*) as n from ingest_unstored')
  expect(rows).toEqual([{ n: 0 }])
})

test.skipIf(!hasNats)(
  'while no server of the buffer answers, requests are sent away and nothing is stored',
  async () => {
    const room = await freshRoom()
    await room.declare('air.0')
    const door = await room.sibling({
      buffer: {
        servers: ['nats://127.0.0.1:9'],
        replicas: 1,
        size: 1_000_000,
        openClient: () => clientOf(room.pool),
      },
    })
    const refused = await door.post(rowsOf(0))
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([503, 'BUFFER_AWAY', '2'])
    expect(await stored(room)).toBe(0)
  },
)
