/** What a backup and a drill cost on a database of some size: `node bench/backup.ts [--gigabytes 1]`. */
import { readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { drill } from '../server/src/platform/backup/drill.ts'
import { makeBackup } from '../server/src/platform/backup/make.ts'
import { openCourse } from '../server/src/platform/backup/testing.ts'
import { say } from './report.ts'

const { values } = parseArgs({ options: { gigabytes: { type: 'string', default: '1' } } })
/** Bytes a row takes with its index. */
const ROW = 190
const rows = Math.round((Number(values.gigabytes) * 2 ** 30) / ROW)

const seconds = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const began = performance.now()
  const result = await work()
  return [result, (performance.now() - began) / 1000]
}
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

const course = await openCourse({}, tmpdir(), {})
try {
  const { pool, options, repository, folder } = course
  const client = await pool.connect()
  await client.query('set statement_timeout = 0')
  await client.query('create table measured (id bigint primary key, at timestamptz, value double precision, text text)')
  await client.query(
    `insert into measured select n, now() - n * interval '1 second', sqrt(n), md5(n::text) || md5((n + 1)::text) from generate_series(1, $1::int) n`,
    [rows],
  )
  client.release(true)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const [{ manifest, storedBytes }, made] = await seconds(() => makeBackup(options))
  delay.disable()
  const { data, point } = manifest
  const total = Object.values(point.tables).reduce((sum, table) => sum + table.rows, 0)
  say(`database ${megabytes(data.bytes)}, ${total} rows; backup ${made.toFixed(1)} s, ${megabytes(storedBytes)} sealed`)
  say(
    `event loop meanwhile: p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, longest ${(delay.max / 1e6).toFixed(1)} ms`,
  )
  const [result, drilled] = await seconds(() =>
    drill({ repository, pool, scratch: join(folder, 'drill'), checkAudit: () => Promise.resolve(null) }),
  )
  if (!result.result || result.failure) throw new Error(JSON.stringify(result))
  say(
    `drill ${drilled.toFixed(1)} s: restored in ${result.result.recoverySeconds} s, exact ${result.result.exact}, ${result.result.indexes} indexes checked`,
  )
  say(
    `log of the whole run, sealed: ${megabytes(await sizeOf(join(repository.site.folder, repository.system, 'wal')))}`,
  )
} finally {
  await course.close()
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}
