/**
 * How fast the audit log is sealed and checked, and what its row adds to the write of a record.
 *
 * Run: npm run bench:audit [-- --rows 100000 --writes 600 --clients 8]
 */
import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { noteAct } from '../server/src/platform/audit/append.ts'
import { openKeyRing } from '../server/src/platform/audit/keys.ts'
import { sealTurn } from '../server/src/platform/audit/seal.ts'
import { verifyLog } from '../server/src/platform/audit/verify.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool, type PoolClient, transaction } from '../server/src/platform/postgres/pool.ts'
import { suiteNames } from '../server/src/platform/signing/suite.ts'
import { say } from './report.ts'

const { values: settings } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    writes: { type: 'string', default: '600' },
    clients: { type: 'string', default: '8' },
  },
})
const ROWS = Number(settings.rows)
const WRITES = Number(settings.writes)
const CLIENTS = Number(settings.clients)

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1_000
}
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
const rate = (count: number, time: number) => Math.round(count / time).toLocaleString('en')

say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${ROWS.toLocaleString('en')} rows`)

for (const name of suiteNames) {
  const directory = mkdtempSync(join(tmpdir(), 'citywide-bench-audit-'))
  const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
  const pool = openPool(postgres)
  await migrate(pool)
  const keys = await openKeyRing(pool, join(directory, 'keys'), name)
  await pool.query(
    `insert into audit (act, noun, object, detail)
     select 'record.update', 'Asset', gen_random_uuid()::text, jsonb_build_object('version', i, 'fields', jsonb_build_array('title', 'state'))
       from generate_series(1, ${ROWS}) i`,
  )
  let turns = 0
  const sealing = await seconds(async () => {
    while ((await sealTurn(pool, keys)) > 0) turns += 1
  })
  say(
    `${name}: sealed ${rate(ROWS, sealing)} rows/s (${turns} turns, ${((sealing / turns) * 1_000).toFixed(0)} ms each)`,
  )
  const trusted = await keys.trusted(pool)
  let outcome = ''
  const checking = await seconds(async () => {
    const check = { suite: keys.suite, trusted, archives: join(directory, 'archive') }
    const found = await transaction(pool, (client) => verifyLog(client, check), {
      isolation: 'repeatable read',
      readOnly: true,
      statementTimeout: 0,
    })
    ;({ outcome } = found)
  })
  say(`${name}: verified ${rate(ROWS, checking)} rows/s (${outcome})`)

  if (name === 'ed25519-sha256') {
    // What the store does for one record, with and without the row of the log, in turn so that both see the same load.
    const id = randomUUIDv7()
    await pool.query(
      `insert into scope (id, city_id, scope_id, code, title, kind, made_up) values ($1, $1, $1, 'bench', '{"en":"Bench"}', 'city', true)`,
      [id],
    )
    const write = async (client: PoolClient, noted: boolean) => {
      const record = randomUUIDv7()
      await client.query(
        `insert into organization (id, city_id, scope_id, name, kind, sector) values ($1, $2, $2, '{"en":"Bench"}', 'other', 'public')`,
        [record, id],
      )
      await client.query(
        `insert into record_version (noun, id, version, op, document) select 'Organization', o.id, 1, 'I', to_jsonb(o) from organization o where o.id = $1`,
        [record],
      )
      if (noted)
        await noteAct(client, { act: 'record.create', noun: 'Organization', object: record, detail: { version: 1 } })
    }
    const round = (noted: boolean) =>
      seconds(() =>
        Promise.all(
          Array.from({ length: CLIENTS }, async () => {
            for (let index = 0; index < WRITES / CLIENTS; index += 1)
              await transaction(pool, (client) => write(client, noted))
          }),
        ),
      )
    await round(true)
    const times = { plain: [] as number[], noted: [] as number[] }
    for (let turn = 0; turn < 5; turn += 1) {
      times.plain.push(await round(false))
      times.noted.push(await round(true))
    }
    const [plain, noted] = [median(times.plain), median(times.noted)]
    say(
      `record writes, ${CLIENTS} clients: ${rate(WRITES, plain)}/s without, ${rate(WRITES, noted)}/s with the row of the log`,
    )
    say(`cost of the row: ${(noted / plain).toFixed(2)} × the time of the write alone`)
  }
  await pool.end()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}
