/**
 * What row-level security costs: the same pages of a list of 200,000 assets, read by the owner of the tables and within
 * the rights of people, in turns. Bar: 20 %.
 *
 * Run: npm run bench:rights [-- --assets 200000 --rounds 60]
 */
import { randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Asset } from '../model/src/resources/asset.ts'
import { principalOfAccount } from '../server/src/platform/access/principal-store.ts'
import { outsideRights, reachIn, type Rights, withinRights } from '../server/src/platform/access/reach.ts'
import { keepAccount } from '../server/src/platform/access/store.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool, transaction } from '../server/src/platform/postgres/pool.ts'
import { listPage } from '../server/src/platform/records/list.ts'
import type { ListQuery } from '../server/src/platform/records/query.ts'
import { fillCity } from './city.ts'
import { say } from './report.ts'

const { values: settings } = parseArgs({
  options: { assets: { type: 'string', default: '200000' }, rounds: { type: 'string', default: '60' } },
})
const ROUNDS = Number(settings.rounds)

const lists: Readonly<Record<string, ListQuery>> = {
  'latest change first': { limit: 50 },
  'in operation, by name': { limit: 50, lifecycleState: 'operating', sort: 'title' },
  'pipes, end of life first': { limit: 50, assetClass: 'pipe', sort: 'endOfLifeAt' },
  'names that hold 泵站': { limit: 50, 'title.contains': '泵站' },
}

const directory = mkdtempSync(join(tmpdir(), 'citywide-bench-'))
const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
const { host, port, user, password, database } = postgres
const pool = openPool({ host, port, user, password, database, max: 1 })
try {
  await migrate(pool)
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)
  await fillCity(pool, { requests: 1_000, assets: Number(settings.assets), texts: 1_000 })
  const readers: Readonly<Record<string, Rights | undefined>> = {
    'without rights': undefined,
    'an officer of the whole city': await rightsOf('city_leader'),
    'an officer of a department': await rightsOf('infrastructure_lead'),
  }
  say('| list of assets | reader | median ms | p95 ms | against the owner |')
  say('| --- | --- | ---: | ---: | ---: |')
  for (const [name, query] of Object.entries(lists)) {
    const times = new Map(Object.keys(readers).map((reader) => [reader, [] as number[]]))
    for (let round = -3; round < ROUNDS; round += 1) {
      for (const [reader, rights] of Object.entries(readers)) {
        const start = performance.now()
        const page = () =>
          transaction(pool, (client) => listPage(client, Asset, query), { readOnly: true, whole: 'assets' })
        await (rights ? withinRights(rights, page) : outsideRights(page))
        // The first rounds fill the caches.
        if (round >= 0) times.get(reader)?.push(performance.now() - start)
      }
    }
    const base = at(times.get('without rights') ?? [], 0.5)
    for (const [reader, taken] of times) {
      const cost = `${(100 * (at(taken, 0.5) / base - 1)).toFixed(0)} %`
      say(`| ${name} | ${reader} | ${at(taken, 0.5).toFixed(1)} | ${at(taken, 0.95).toFixed(1)} | ${cost} |`)
    }
  }
} finally {
  await pool.end()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function rightsOf(role: 'city_leader' | 'infrastructure_lead'): Promise<Rights> {
  const id = randomUUIDv7()
  const { rows } = await pool.query<{ id: string }>('select id from organization order by id limit 1')
  const [organization] = rows
  await keepAccount(pool, {
    id,
    login: role,
    name: { zh: role, en: role },
    roles: [role],
    ...(organization && { organizationId: organization.id }),
  })
  const principal = await principalOfAccount(pool, id)
  if (!principal) throw new Error(role)
  return { principal, reach: reachIn(principal), bound: 'rows' }
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN
}
