/** An embedded PostgreSQL with one city of random records, for benchmarks of what is judged. */
import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { fillRandomCity, type RandomCity } from '../server/src/assurance/random-city.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool, type Pool } from '../server/src/platform/postgres/pool.ts'

export const timeZone = 'Asia/Shanghai'

/** Runs a benchmark on a database of its own, which is gone afterwards. */
export async function onFreshDatabase(work: (pool: Pool, connection: PoolConfig) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'citywide-bench-'))
  const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
  const { host, port, user, password, database } = postgres
  const connection = { host, port, user, password, database }
  const pool = openPool(connection)
  try {
    await migrate(pool)
    await work(pool, connection)
  } finally {
    await pool.end()
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/**
 * Fills a city whose moment is now.
 *
 * @param then what else is written before the statistics are taken
 */
export async function fillCityNow(
  pool: Pool,
  records: number,
  then: (scopeId: string) => Promise<void> = async () => undefined,
): Promise<RandomCity & { readonly scopeId: string }> {
  const scopeId = randomUUIDv7()
  await pool.query(
    `insert into scope (id, city_id, scope_id, code, title, kind, made_up)
     values ($1, $1, $1, 'bench', '{"zh":"基准测试","en":"Benchmark"}', 'city', true)`,
    [scopeId],
  )
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    const city = await fillRandomCity(client, { scopeId, records, around: systemClock.now() })
    await then(scopeId)
    await client.query('analyze')
    return { ...city, scopeId }
  } finally {
    client.release(true)
  }
}

/** What a figure depends on: cores, runtime, and what else is at work. */
export function conditions(): string {
  return `${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; ${load()}`
}

export function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)}`
}
