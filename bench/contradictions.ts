/**
 * Contradictions between records on a city of random records: all of them looked for, the slowest told.
 *
 * Run: node bench/contradictions.ts [--records 80000]
 */
import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { contradictionBook } from '../server/src/assurance/contradictions/book.ts'
import { fillRandomCity } from '../server/src/assurance/random-city.ts'
import { countAll } from '../server/src/assurance/run/count-store.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool } from '../server/src/platform/postgres/pool.ts'
import { say } from './report.ts'

const { values: settings } = parseArgs({ options: { records: { type: 'string', default: '80000' } } })

const directory = mkdtempSync(join(tmpdir(), 'citywide-bench-'))
const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
const { host, port, user, password, database } = postgres
const pool = openPool({ host, port, user, password, database })
try {
  await migrate(pool)
  const scopeId = randomUUIDv7()
  await pool.query(
    `insert into scope (id, city_id, scope_id, code, title, kind, made_up)
     values ($1, $1, $1, 'bench', '{"zh":"基准测试","en":"Benchmark"}', 'city', true)`,
    [scopeId],
  )
  const client = await pool.connect()
  const city = await fillRandomCity(client, { scopeId, records: Number(settings.records), around: systemClock.now() })
  await client.query('analyze')
  client.release()
  const { vocabulary, contradictions } = await contradictionBook()
  const given = { asOf: systemClock.now(), timeZone: 'Asia/Shanghai', scopeIds: [scopeId], part: false }
  const queries = contradictions.map(({ counts }) => counts)
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)
  say(`${city.records.toLocaleString('en')} records, ${contradictions.length} contradictions`)
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now()
    const found = await countAll(pool, vocabulary, queries, given)
    const took = performance.now() - start
    const slowest = contradictions
      .map(({ card, counts }) => ({ id: card.id, ms: found.get(counts)?.milliseconds ?? 0 }))
      .toSorted((one, other) => other.ms - one.ms)
      .slice(0, 3)
    const failed = [...found.values()].filter((one) => 'error' in one).length
    const named = slowest.map(({ id, ms }) => `${id} ${ms.toFixed(1)} ms`).join(', ')
    say(`all looked for in ${took.toFixed(0)} ms; ${failed} could not run; slowest: ${named}`)
  }
} finally {
  await pool.end()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}
