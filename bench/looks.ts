/**
 * What it costs to write down who looked: the same records read with and without their looks noted, in turns, and the
 * question for the consent of everybody shown.
 *
 * Run: npm run bench:looks [-- --rounds 40]
 */
import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { StatedPurpose } from '../model/src/platform/purpose.ts'
import { ServiceRequest } from '../model/src/services/service-request.ts'
import { noteAccesses, type PersonalRecord } from '../server/src/platform/access/personal-store.ts'
import { keepAccount } from '../server/src/platform/access/store.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool, transaction } from '../server/src/platform/postgres/pool.ts'
import { say } from './report.ts'

const { values: settings } = parseArgs({ options: { rounds: { type: 'string', default: '40' } } })
const ROUNDS = Number(settings.rounds)
const MOST = 10_000

const directory = mkdtempSync(join(tmpdir(), 'citywide-bench-'))
const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
const { host, port, user, password, database } = postgres
const pool = openPool({ host, port, user, password, database, max: 2 })
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const purpose = (legalBasis: 'duty' | 'consent'): StatedPurpose => ({
  kind: legalBasis === 'consent' ? 'consent' : 'task',
  text: 'bench',
  legalBasis,
  reference: 'B-1',
  incidentId: null,
  consentPurpose: legalBasis === 'consent' ? 'care' : null,
})

try {
  await migrate(pool)
  const [scope, office, officer] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()]
  await pool.query(`set session_replication_role = 'replica'`)
  await pool.query(
    `insert into organization (id, city_id, scope_id, name, kind, sector) values ($1, $2, $2, '{}', 'x', 'x')`,
    [office, scope],
  )
  await pool.query(
    `insert into consent (id, city_id, scope_id, subject_ref, purpose, grantee_org_id, granted_at)
     select gen_random_uuid(), $1, $1, 'c-' || n, 'care', $2, now() - interval '1 day' from generate_series(1, $3) n`,
    [scope, office, MOST],
  )
  await pool.query('analyze consent')
  await keepAccount(pool, {
    id: officer,
    login: 'officer',
    name: { zh: '工作人员', en: 'Officer' },
    roles: ['service_owner'],
    organizationId: office,
  })
  const records: PersonalRecord[] = Array.from({ length: MOST }, (_, index) => ({
    id: randomUUID(),
    cityId: scope,
    scopeId: scope,
    subjectRef: `c-${index + 1}`,
  }))
  const timed = async (count: number, basis: 'duty' | 'consent' | null) => {
    const start = performance.now()
    await transaction(
      pool,
      async (client) => {
        await client.query('select id, purpose from consent order by id limit $1', [count])
        if (basis)
          await noteAccesses(client, {
            declaration: ServiceRequest,
            records: records.slice(0, count),
            purpose: purpose(basis),
          })
      },
      { actor: officer },
    )
    return performance.now() - start
  }
  say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${ROUNDS} rounds; medians in ms`)
  for (const count of [1, 50, 100, 1_000, MOST]) {
    const rounds = count === MOST ? Math.ceil(ROUNDS / 8) : ROUNDS
    const taken: Record<'read' | 'noted' | 'on consent', number[]> = { read: [], noted: [], 'on consent': [] }
    for (let round = 0; round < rounds; round += 1) {
      taken.read.push(await timed(count, null))
      taken.noted.push(await timed(count, 'duty'))
      if (count <= 100) taken['on consent'].push(await timed(count, 'consent'))
    }
    say(
      `${count} records: read ${median(taken.read).toFixed(1)}, noted ${median(taken.noted).toFixed(1)}` +
        (count <= 100 ? `, noted on consent ${median(taken['on consent']).toFixed(1)}` : ''),
    )
  }
} finally {
  await pool.end()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}
