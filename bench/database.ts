/** The embedded PostgreSQL of a benchmark, as durable as a city's, with a thousand streams and the tables of the limits. */
import { execFileSync } from 'node:child_process'
import { randomUUIDv7 } from 'node:crypto'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { keepAccount, renewKey } from '../server/src/platform/access/store.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool, type Pool } from '../server/src/platform/postgres/pool.ts'
import { type Row, STREAMS, streamCode } from './rows.ts'

export interface BenchDatabase {
  readonly connection: PoolConfig
  readonly pool: Pool
  /** An API key that may send observations. */
  readonly key: string
  readonly directory: string
  /** Rows a second of one `psql \copy` of a CSV; NaN where psql is missing. */
  copy(into: 'observation' | 'bare', rows: readonly Row[]): Promise<number>
  empty(): Promise<void>
  stop(): Promise<void>
}

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'citywide-bench-'))
  const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
  const { host, port, user, password, database } = postgres
  const connection = { host, port, user, password, database }
  const pool = openPool(connection)
  await migrate(pool)
  const key = await fill(pool)
  const psql = { PGHOST: host, PGPORT: String(port), PGUSER: user, PGPASSWORD: password, PGDATABASE: database }
  const empty = async () => {
    await pool.query(
      `truncate observation, observation_revision, latest, rollup_hour, rollup_day, quality_day, unsettled_stream,
         observation_batch, ingest_request, bare`,
    )
    // Writers forget what they remember of the streams, as when another process had written them.
    await pool.query(`select pg_notify('observation', '{"streams":null}')`)
  }
  return {
    connection,
    pool,
    key,
    directory,
    empty,
    async copy(into, rows) {
      if (!hasPsql()) return Number.NaN
      await empty()
      const file = join(directory, 'rows.csv')
      writeFileSync(file, rows.map((row) => `${row.key},${row.at},${row.value}\n`).join(''))
      const start = performance.now()
      execFileSync('psql', ['-q', '-c', `\\copy ${into} (stream_id, t, value) from '${file}' csv`], {
        env: { ...process.env, ...psql },
      })
      return rows.length / ((performance.now() - start) / 1_000)
    },
    async stop() {
      await pool.end()
      await postgres.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function fill(pool: Pool): Promise<string> {
  const id = randomUUIDv7()
  await pool.query(
    `insert into scope (id, city_id, scope_id, code, title, kind, made_up)
     values ($1, $1, $1, 'bench', '{"zh":"基准测试","en":"Benchmark"}', 'city', true)`,
    [id],
  )
  await pool.query(
    `insert into stream (code, title, property, unit, scope_id, interval_seconds, time_zone, monotonic)
     select code, '{"zh":"基准","en":"Bench"}', 'temperature', 'Cel', $1, 60, 'Asia/Shanghai', true
       from unnest($2::text[]) code`,
    [id, Array.from({ length: STREAMS }, (_, index) => streamCode(index))],
  )
  await pool.query('create table bare (like observation including defaults including constraints)')
  // The server makes partitions by itself; psql finds them made.
  for (let month = 0; month < 24; month += 1) {
    const from = new Temporal.PlainYearMonth(2025, 1).add({ months: month })
    await pool.query(
      `create table observation_${from.toString().replace('-', '_')} partition of observation
       for values from ('${from.toString()}-01+00') to ('${from.add({ months: 1 }).toString()}-01+00')`,
    )
  }
  const name = { zh: '基准测试', en: 'Benchmark' }
  await keepAccount(pool, { id: randomUUIDv7(), login: 'bench', name, roles: ['data_steward'] })
  return renewKey(pool, 'bench', randomUUIDv7(), 1)
}

export function hasPsql(): boolean {
  try {
    execFileSync('psql', ['--version'])
    return true
  } catch {
    return false
  }
}

/** How often a block reaches the disk in a second: what an acknowledgement costs at least. */
export function flushesASecond(directory: string): number {
  const file = openSync(join(directory, 'flush'), 'w')
  const block = Buffer.alloc(8_192, 1)
  const start = performance.now()
  let count = 0
  while (performance.now() - start < 1_000) {
    writeSync(file, block, 0, block.length, 0)
    fdatasyncSync(file)
    count += 1
  }
  closeSync(file)
  return Math.round(count / ((performance.now() - start) / 1_000))
}
