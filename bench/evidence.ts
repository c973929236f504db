/**
 * The evidence engine on a city of random records: compiling the catalogue, judging everything, and following one changed
 * field, against the bars of the design.
 *
 * Run: node bench/evidence.ts [--records 80000 --changes 300]
 */
import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fillRandomCity } from '../server/src/assurance/random-city.ts'
import { releasedRulebook } from '../server/src/assurance/rulebook.ts'
import { evaluateAll, followChanges } from '../server/src/assurance/run/evaluator.ts'
import { statesOf } from '../server/src/assurance/run/state-store.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool } from '../server/src/platform/postgres/pool.ts'
import { say } from './report.ts'

const { values: settings } = parseArgs({
  options: { records: { type: 'string', default: '80000' }, changes: { type: 'string', default: '300' } },
})

const directory = mkdtempSync(join(tmpdir(), 'citywide-bench-'))
const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
const { host, port, user, password, database } = postgres
const pool = openPool({ host, port, user, password, database })
try {
  await migrate(pool)
  const parts = { pool, clock: systemClock, timeZone: 'Asia/Shanghai', report: (error: unknown) => say(String(error)) }
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)
  say(`catalogue read, checked and compiled: ${took(await time(() => releasedRulebook()))}`)

  const scopeId = randomUUIDv7()
  await pool.query(
    `insert into scope (id, city_id, scope_id, code, title, kind, made_up)
     values ($1, $1, $1, 'bench', '{"zh":"基准测试","en":"Benchmark"}', 'city', true)`,
    [scopeId],
  )
  const client = await pool.connect()
  const city = await fillRandomCity(client, { scopeId, records: Number(settings.records), around: systemClock.now() })
  await client.query('analyze')
  say(`${city.records.toLocaleString('en')} records`)

  say(`first evaluation, with what it keeps: ${took(await time(() => followChanges(parts)))}`)
  const full: number[] = []
  for (let n = 0; n < 5; n += 1) full.push(await time(() => evaluateAll(parts)))
  say(`full evaluation: ${spread(full)}`)
  const states = [...(await statesOf(pool, scopeId)).values()]
  const slowest = states.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5)
  say(`slowest rules: ${slowest.map(({ rule, milliseconds }) => `${rule} ${milliseconds.toFixed(1)} ms`).join(', ')}`)

  const one: number[] = []
  for (let n = 0; n < Number(settings.changes); n += 1) {
    await city.change(client)
    one.push(await time(() => followChanges(parts)))
  }
  say(`one changed field, followed and kept: ${spread(one)}`)
  const { rows } = await pool.query<{ rules: number; milliseconds: number }>(
    `select rules, milliseconds from evaluation_run where cause = 'change'`,
  )
  const touched = rows.reduce((sum, { rules }) => sum + rules, 0) / Number(settings.changes)
  say(
    `  of these, judging and keeping in runs that touched a rule: ${spread(rows.map(({ milliseconds }) => milliseconds))}`,
  )
  say(`  rules touched by a change: ${touched.toFixed(2)} on average`)
  client.release()
} finally {
  await pool.end()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function took(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    took(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
  return `median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`
}
