/**
 * Observations through a buffer of three NATS servers: how fast they are acknowledged by the majority, and how fast the
 * database has them. Three servers, PostgreSQL, Citywide and the clients share this machine, and acknowledge from memory.
 *
 * Run: npm run bench:buffer [-- --seconds 5 --bulk 300000]; needs the Debian package nats-server
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startNats } from '../server/src/observations/buffer/testing.ts'
import { openBenchDatabase } from './database.ts'
import { type Outcome, post, run } from './load.ts'
import { report, say, table } from './report.ts'
import { forms, rowAt, rowsOf } from './rows.ts'

const { values: settings } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, bulk: { type: 'string', default: '300000' } },
})
const BULK = Number(settings.bulk)
const BATCH = 10_000

const database = await openBenchDatabase()
const { pool, key } = database
const nats = await startNats()
const server = fork(new URL('server.ts', import.meta.url), {
  env: {
    ...process.env,
    BENCH_DATABASE: JSON.stringify(database.connection),
    BENCH_NATS: nats.addresses.join(','),
  },
})
try {
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)
  await ready(port)
  for (const clients of [32, 256]) {
    const begin = performance.now()
    const before = await stored()
    const outcome = await single(port, clients)
    report(`acknowledged, 1 a request, ${clients} clients`, outcome.answers / outcome.seconds, outcome)
    await reaches(before + outcome.answers)
    report(`in the database, 1 a request, ${clients} clients`, (outcome.answers * 1_000) / (performance.now() - begin))
  }
  const before = await stored()
  const begin = performance.now()
  const requests = Array.from({ length: BULK / BATCH }, (_, index) =>
    post({
      path: '/api/observations',
      type: forms.columns.type,
      key,
      body: forms.columns.body(rowsOf(9, index * BATCH, BATCH)),
    }),
  ).toReversed()
  const outcome = demandTaken(await run({ port, clients: 4, next: () => requests.pop() }))
  report('acknowledged, 10,000 columns a request', BULK / outcome.seconds)
  await reaches(before + BULK)
  report('in the database, 10,000 columns a request', (BULK * 1_000) / (performance.now() - begin))
  say()
  table()
} finally {
  server.disconnect()
  await once(server, 'exit')
  await nats.stop()
  await database.stop()
}

/** The first request that is taken: the stream has its leader then. */
async function ready(port: number): Promise<void> {
  for (let sent = 0; ; sent += 1) {
    const request = post({
      path: '/api/observations',
      type: 'application/json',
      key,
      body: forms.rows.body([rowAt(11, sent)]),
    })
    const requests = [request]
    const { statuses } = await run({ port, clients: 1, next: () => requests.pop() })
    if (statuses['202'] === 1) return
    await setTimeout(200)
  }
}

let series = 0

async function single(port: number, clients: number): Promise<Outcome> {
  const own = series
  series += 1
  const end = performance.now() + Number(settings.seconds) * 1_000
  let index = 0
  return demandTaken(
    await run({
      port,
      clients,
      next: () => {
        if (performance.now() > end) return undefined
        const body = forms.rows.body([rowAt(own, index)])
        index += 1
        return post({ path: '/api/observations', type: 'application/json', key, body })
      },
    }),
  )
}

async function stored(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select coalesce(sum(n), 0)::float8 as n from latest')
  return rows[0]?.n ?? 0
}

async function reaches(count: number): Promise<void> {
  while ((await stored()) < count) await setTimeout(20)
}

function demandTaken(outcome: Outcome): Outcome {
  if (Object.keys(outcome.statuses).some((status) => status !== '202')) {
    throw new Error(`not all answers were 202: ${JSON.stringify(outcome.statuses)}`)
  }
  return outcome
}
