/**
 * A file of 50,000 requests, 500 of them bad in ten ways, every fifth of them known already: checked, applied, undone,
 * over HTTP, with the work done by the job queue as in a city.
 *
 * Run: npm run bench:imports [-- --rows 50000 --bad 500]
 * Bar: the dry run takes at most 15 s; every bad row is named; the undo restores the register exactly.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUIDv7 } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { keepAccount, renewKey } from '../server/src/platform/access/store.ts'
import { prepareJobs } from '../server/src/platform/jobs.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool } from '../server/src/platform/postgres/pool.ts'
import { runCourse } from './import-course.ts'
import { say } from './report.ts'

const { values: settings } = parseArgs({
  options: { rows: { type: 'string', default: '50000' }, bad: { type: 'string', default: '500' } },
})
const BAR = 15_000

const directory = mkdtempSync(join(tmpdir(), 'citywide-bench-'))
const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
const { host, port: databasePort, user, password, database } = postgres
const connection = { host, port: databasePort, user, password, database }
const pool = openPool({ ...connection, options: '-c TimeZone=UTC' })
let server: ChildProcess | undefined
try {
  await migrate(pool)
  await prepareJobs(pool)
  const city = randomUUIDv7()
  await pool.query(
    `insert into scope (id, city_id, scope_id, code, title, kind, made_up)
     values ($1, $1, $1, 'bench', '{"zh":"基准测试","en":"Benchmark"}', 'city', true)`,
    [city],
  )
  const name = { zh: '基准测试', en: 'Benchmark' }
  await keepAccount(pool, { id: randomUUIDv7(), login: 'bench', name, roles: ['data_steward'] })
  const key = await renewKey(pool, 'bench', randomUUIDv7(), 1)
  server = fork(new URL('application.ts', import.meta.url), {
    env: { ...process.env, BENCH_DATABASE: JSON.stringify(connection), BENCH_DIRECTORY: directory },
  })
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)

  const door = { url: `http://127.0.0.1:${port}`, key, pool }
  const { took, found, wrong, checked, applied, undone, restored } = await runCourse(
    door,
    Number(settings.rows),
    Number(settings.bad),
  )
  for (const [step, milliseconds] of Object.entries(took))
    say(`  ${step.padEnd(8)} ${(milliseconds / 1_000).toFixed(1)} s`)
  say(`  checked  ${JSON.stringify(checked.counts)}`)
  say(`  applied  ${JSON.stringify(applied.counts)}`)
  say(`  undone   ${JSON.stringify(undone.undo)}`)
  const held = {
    'every bad row is named, at its cell': isDeepStrictEqual(found, wrong),
    'the undo restores the register exactly': restored,
    [`the dry run takes at most ${BAR / 1_000} s`]: took.check <= BAR,
  }
  for (const [bar, holds] of Object.entries(held)) say(`  ${holds ? 'holds' : 'FAILS'}: ${bar}`)
  if (Object.values(held).includes(false)) process.exitCode = 1
} finally {
  if (server?.connected) {
    server.disconnect()
    await once(server, 'exit')
  }
  await pool.end()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}
