/**
 * What a tree of scopes costs: judging parts, following one changed field in all of them, and the counts behind the pages
 * of parts and scopes.
 *
 * Run: node bench/scopes.ts [--records 80000 --parts 50 --changes 100]
 */
import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { registers } from '@citywide/model/registers'
import { fillRandomCity } from '../server/src/assurance/random-city.ts'
import { releasedRulebook } from '../server/src/assurance/rulebook.ts'
import { evaluateAll, followChanges } from '../server/src/assurance/run/evaluator.ts'
import { registerStandings } from '../server/src/assurance/standing/registers.ts'
import { rollUpOf, scopeTree } from '../server/src/assurance/standing/scopes.ts'
import { scopeOf } from '../server/src/platform/access/scopes-store.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool, transaction } from '../server/src/platform/postgres/pool.ts'
import { say } from './report.ts'

const { values: settings } = parseArgs({
  options: {
    records: { type: 'string', default: '80000' },
    parts: { type: 'string', default: '50' },
    changes: { type: 'string', default: '100' },
  },
})

const directory = mkdtempSync(join(tmpdir(), 'citywide-bench-'))
const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
const { host, port, user, password, database } = postgres
const pool = openPool({ host, port, user, password, database })
try {
  await migrate(pool)
  const sight = { pool, clock: systemClock, timeZone: 'Asia/Shanghai' }
  const parts = { ...sight, report: (error: unknown) => say(String(error)) }
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)
  await releasedRulebook()
  const scopeId = randomUUIDv7()
  await pool.query(
    `insert into scope (id, city_id, scope_id, code, title, kind, made_up)
     values ($1, $1, $1, 'bench', '{"zh":"基准测试","en":"Benchmark"}', 'city', true)`,
    [scopeId],
  )
  const client = await pool.connect()
  const city = await fillRandomCity(client, { scopeId, records: Number(settings.records), around: systemClock.now() })
  await spread(Number(settings.parts))
  await client.query('analyze')
  say(`${city.records.toLocaleString('en')} records, half of them in ${settings.parts} parts`)

  say(`city, first judging: ${took(await time(() => followChanges(parts)))}`)
  say(
    `parts, first judging: ${took(
      await time(async () => {
        while (await followChanges(parts, 'parts'));
      }),
    )}`,
  )
  const one: number[] = []
  const below: number[] = []
  for (let n = 0; n < Number(settings.changes); n += 1) {
    await city.change(client)
    one.push(await time(() => followChanges(parts)))
    below.push(await time(() => followChanges(parts, 'parts')))
  }
  say(`one changed field: city ${spreadOf(one)}; its parts ${spreadOf(below)}`)
  say(`every rule of every scope: ${took(await time(() => evaluateAll(parts)))}`)
  const whole = await scopeOf(pool, 'bench')
  say(`registers with counts and gaps: ${spreadOf(await times(() => registerStandings(sight, whole, undefined)))}`)
  say(`tree of scopes: ${spreadOf(await times(() => scopeTree(sight)))}`)
  say(`city beside its parts: ${spreadOf(await times(() => rollUpOf(sight, whole, undefined)))}`)
  client.release()
  await pool.end()

  /** Puts every other record into one of so many parts. */
  async function spread(count: number): Promise<void> {
    const ids = Array.from({ length: count }, () => randomUUIDv7())
    await transaction(
      pool,
      async (writer) => {
        for (const [index, id] of ids.entries()) {
          await writer.query(
            `insert into scope (id, city_id, scope_id, code, title, kind, parent_id, made_up)
             values ($1, $2, $1, $3, '{"zh":"部分","en":"Part"}', 'district', $2, true)`,
            [id, scopeId, `part-${index}`],
          )
        }
        for (const { name, table } of registers) {
          if (name === 'Scope') continue
          await writer.query(
            `update ${table} set scope_id = ($1::uuid[])[1 + abs(hashtext(id::text)) % $2] where hashtext(id::text) % 2 = 0`,
            [ids, count],
          )
        }
      },
      { statementTimeout: 0 },
    )
  }
} finally {
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = []
  for (let n = 0; n < 20; n += 1) all.push(await time(work))
  return all
}

function took(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`
}

function spreadOf(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms`
}
