/**
 * Ingest against its physical limits: `psql \copy` into the same table, and the same door with no store behind it. Every
 * round measures the limits first and last; the medians over the rounds are reported. Ratios are what counts, taken
 * within a round: absolute rates move with whoever else uses the machine.
 *
 * Run: npm run bench:ingest [-- --rounds 3 --seconds 3 --bulk 300000]
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { flushesASecond, hasPsql, openBenchDatabase } from './database.ts'
import { type Outcome, post, run } from './load.ts'
import { ratio, report, say, table } from './report.ts'
import { forms, rowAt, rowsOf } from './rows.ts'

const { values: settings } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    bulk: { type: 'string', default: '300000' },
  },
})
const SECONDS = Number(settings.seconds)
const BULK = Number(settings.bulk)
const BATCH = 10_000
/** Bulk requests under way at once: one is parsed while another is stored. */
const BULK_CLIENTS = 4

let series = 0

const database = await openBenchDatabase()
const { connection, pool, key, directory } = database
const server: ChildProcess = fork(new URL('server.ts', import.meta.url), {
  env: { ...process.env, BENCH_DATABASE: JSON.stringify(connection) },
})
try {
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  const { rows } = await pool.query<{ version: string }>(`select current_setting('server_version') as version`)
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}`)
  say(`PostgreSQL ${rows[0]?.version}, durable; fdatasync of 8 kB: ${flushesASecond(directory)} a second`)
  if (!hasPsql()) say('psql is missing (Debian package postgresql-client): the lines about \\copy are left out')
  await single(port, '/api/observations', 32) // warm-up
  for (let round = 1; round <= Number(settings.rounds); round += 1) {
    say(`\nround ${round}, load ${loadavg()[0]?.toFixed(1)}`)
    await measure(port)
  }
  say()
  table()
} finally {
  server.disconnect()
  await once(server, 'exit')
  await database.stop()
}

async function measure(port: number): Promise<void> {
  const stored = '/api/observations'
  const dropped = '/nostore/observations'
  const limits = async () => ({
    copy: report(
      'psql \\copy csv, same history table',
      await database.copy('observation', rowsOf(nextSeries(), 0, BULK)),
    ),
    bare: report('psql \\copy csv, history without key', await database.copy('bare', rowsOf(nextSeries(), 0, BULK))),
    single32: told('no store, 1 a request, 32 clients', await single(port, dropped, 32)),
    single256: told('no store, 1 a request, 256 clients', await single(port, dropped, 256)),
  })
  const first = await limits()
  const full32 = told('full, 1 a request, 32 clients', await single(port, stored, 32))
  const full256 = told('full, 1 a request, 256 clients', await single(port, stored, 256))
  const keyed = { key: true, known: false }
  const each32 = told('one transaction a request, 32 clients', await single(port, '/each/observations', 32))
  const columns = report('full, 10,000 columns a request, key', await bulk(port, stored, 'columns', keyed))
  const csv = report('full, 10,000 CSV a request, key', await bulk(port, stored, 'csv', keyed))
  const rows = report('full, 10,000 rows a request, key', await bulk(port, stored, 'rows', keyed))
  const known = { key: false, known: true }
  const exact = report('full, 10,000 columns a request, looked up', await bulk(port, stored, 'columns', known))
  const exactCsv = report('full, 10,000 CSV a request, looked up', await bulk(port, stored, 'csv', known))
  const history = report('history only, 10,000 columns a request', await bulk(port, '/history/observations', 'columns'))
  const thousand = report(
    'full, 1,000 rows a request',
    await bulk(port, stored, 'rows', { key: false, known: false }, 1_000),
  )
  report('no store, 10,000 columns a request', await bulk(port, dropped, 'columns'))
  report('no store, 10,000 CSV a request', await bulk(port, dropped, 'csv'))
  const last = await limits()
  const limit = (name: keyof typeof first) => (first[name] + last[name]) / 2
  ratio('single, 32 clients / no store', full32 / limit('single32'), 0.3)
  ratio('single, 256 clients / no store', full256 / limit('single256'), 0.4)
  ratio('single, 32 clients / one transaction a request', full32 / each32, 3.5)
  ratio('bulk columns, history only / \\copy', history / limit('copy'), 0.8)
  ratio('bulk rows, 1,000 a request / \\copy', thousand / limit('copy'), 0.15)
  ratio('bulk columns, request key / \\copy', columns / limit('copy'), 0.5)
  ratio('bulk CSV, request key / \\copy', csv / limit('copy'), 0.5)
  ratio('bulk rows, request key / \\copy', rows / limit('copy'))
  ratio('bulk columns, looked up / \\copy', exact / limit('copy'), 0.35)
  ratio('bulk CSV, looked up / \\copy', exactCsv / limit('copy'), 0.35)
}

/** Another stretch of time, so that rows of different measurements never meet. */
function nextSeries(): number {
  series = (series + 1) % 12
  return series
}

/** One observation a request, as fast as they are answered. */
async function single(port: number, path: string, clients: number): Promise<Outcome> {
  await database.empty()
  const own = nextSeries()
  const end = performance.now() + SECONDS * 1_000
  let index = 0
  return run({
    port,
    clients,
    next: () => {
      if (performance.now() > end) return undefined
      const body = forms.rows.body([rowAt(own, index)])
      index += 1
      return post({ path, type: 'application/json', key, body })
    },
  })
}

/**
 * Rows a second in requests of ten thousand, prepared before.
 *
 * @param known each request but the first brings one row of the one before again, so that the batch must be looked up
 */
async function bulk(
  port: number,
  path: string,
  form: keyof typeof forms,
  options = { key: false, known: false },
  batch = BATCH,
): Promise<number> {
  await database.empty()
  const own = nextSeries()
  const { type, body } = forms[form]
  const requests = Array.from({ length: BULK / batch }, (_, index) => {
    const rows = rowsOf(own, index * batch, batch)
    const sent = options.known && index > 0 ? [rowAt(own, (index - 1) * batch), ...rows.slice(1)] : rows
    const idempotencyKey = options.key ? `bench-${form}-${own}-${index}` : undefined
    return post({ path, type, key, body: body(sent), idempotencyKey })
  }).toReversed()
  const outcome = await run({ port, clients: BULK_CLIENTS, next: () => requests.pop() })
  demandStored(outcome)
  return BULK / outcome.seconds
}

function told(name: string, outcome: Outcome): number {
  demandStored(outcome)
  return report(name, outcome.answers / outcome.seconds, outcome)
}

function demandStored({ statuses }: Outcome): void {
  if (Object.keys(statuses).some((status) => status !== '201')) {
    throw new Error(`not all answers were 201: ${JSON.stringify(statuses)}`)
  }
}
