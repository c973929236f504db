/**
 * One run: clients write while the server, its database and the link between them are struck; then everything is left
 * in peace until it has settled, and what is there is held against what was promised.
 */
import { randomUUIDv7 } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { archiveFolder } from '../../server/src/platform/audit/jobs.ts'
import { trustedKeys } from '../../server/src/platform/audit/keys.ts'
import { verifyLog } from '../../server/src/platform/audit/verify.ts'
import { readConfig } from '../../server/src/platform/config.ts'
import { openKeys } from '../../server/src/platform/keys/file.ts'
import { reachEmbeddedPostgres } from '../../server/src/platform/postgres/embedded/reach.ts'
import { startEmbeddedPostgres } from '../../server/src/platform/postgres/embedded/start.ts'
import { openPool, type Pool, transaction } from '../../server/src/platform/postgres/pool.ts'
import { suites } from '../../server/src/platform/signing/suite.ts'
import { secretPlace } from '../../server/src/platform/webhooks/send.ts'
import { newSecret } from '../../server/src/platform/webhooks/sign.ts'
import { insertWebhook } from '../../server/src/platform/webhooks/webhook-store.ts'
import { check, type Verdict } from './check.ts'
import { City } from './city.ts'
import { type Ledger, organization, STREAM, valueOf, work } from './clients.ts'
import type { Evidence } from './evidence.ts'
import { embeddedFaults, type Fault, linkFaults } from './faults.ts'
import { startLink } from './proxy.ts'
import { type Random, randomFrom } from './random.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { accountOf, auditedWrites, storedCounter, storedRecords, unsealedRows, waitingEvents } from './stored-store.ts'

export interface RunOptions {
  /** A scratch folder; its content is lost. */
  readonly directory: string
  readonly seconds: number
  readonly seed: number
  readonly say: (line: string) => void
  /** Looks at the settled database, before it is stopped. */
  readonly look?: (pool: Pool, again: () => Promise<Verdict>) => Promise<void>
}

export interface Struck {
  readonly name: string
  /** Milliseconds from the end of the fault to the next acknowledged operation. */
  readonly recovery: number
}

export interface Outcome extends Verdict {
  readonly struck: readonly Struck[]
  readonly starts: number
  readonly refused: number
}

const CLIENTS = 8
/** Share of the deliveries that the receiver refuses. */
const REFUSED = 0.2
/** Share of the time in which the database is the server's own. */
const OWN = 0.6
/** Milliseconds of peace between two faults, at least. */
const PEACE = 500

export async function run(options: RunOptions): Promise<Outcome> {
  const { directory, seconds, seed, say, look } = options
  const random = randomFrom(seed)
  await mkdir(directory, { recursive: true })
  const log = join(directory, 'server.log')
  const city = new City({
    directory,
    port: await freePort(),
    say: (line) => void writeFile(log, line, { flag: 'a' }),
  })
  const receiver = await startReceiver(randomFrom(seed + 1), REFUSED)
  const struck: Struck[] = []
  const postgresAt = join(directory, 'postgres')
  try {
    await city.start()
    const ledger = await prepare(city, directory, receiver)
    let over = false
    const clients = Array.from({ length: CLIENTS }, (_, number) =>
      work(city, ledger, { number, random: randomFrom(seed + 100 + number), until: () => over }),
    )
    const striker = { city, ledger, random, say, struck }
    await strike(embeddedFaults(city, random), seconds * OWN, striker)

    // The same data behind a database of its own, over a link that can be struck.
    await city.stop()
    const postgres = await startEmbeddedPostgres({ directory: postgresAt })
    const link = await startLink(join(postgres.host, `.s.PGSQL.${postgres.port}`), random)
    const url = `postgres://${postgres.user}:${encodeURIComponent(postgres.password)}@127.0.0.1:${link.port}/${postgres.database}`
    try {
      await city.start({ DATABASE_URL: url })
      await strike(linkFaults(city, link, random), seconds * (1 - OWN), striker)
      over = true
      await Promise.all(clients)
      const pool = openPool(postgres)
      try {
        await settled(pool, say)
        const again = async () => check(await gathered({ city, pool, ledger, receiver }, directory))
        const verdict = await again()
        await writeFile(join(directory, 'heard.json'), JSON.stringify(receiver.heard, null, 1))
        await look?.(pool, again)
        return { ...verdict, struck, starts: city.starts, refused: receiver.refused }
      } finally {
        await pool.end()
      }
    } finally {
      over = true
      link.state = 'whole'
      await city.stop()
      await link.stop()
      await postgres.stop()
    }
  } finally {
    await city.stop()
    await receiver.stop()
  }
}

/** A city with the counter, a stream of measurements, and the subscription that the receiver hears by. */
async function prepare(city: City, directory: string, receiver: Receiver): Promise<Ledger> {
  const demand = async (method: string, path: string, body: object) => {
    const answer = await city.ask(method, path, { body, key: randomUUIDv7() })
    if (!answer || answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer)}`)
    return answer.body as { id: string }
  }
  await demand('POST', 'scopes', { code: 'chaos', title: { en: 'Chaos' }, kind: 'city', madeUp: true })
  await demand('PUT', `streams/${STREAM}`, {
    title: { zh: '细颗粒物', en: 'PM2.5' },
    property: 'pm2.5',
    unit: 'ug/m3',
    scope: 'chaos',
    intervalSeconds: 60,
  })
  // A key is never strong, so the subscription is made as its own code makes it, past the route.
  const pool = openPool(await reachEmbeddedPostgres(join(directory, 'postgres')))
  try {
    const keys = await openKeys(join(directory, 'keys', 'master.key'))
    const id = randomUUIDv7()
    await insertWebhook(pool, {
      id,
      title: 'chaos',
      address: receiver.address,
      topics: ['record.created', 'record.changed', 'record.removed'],
      registers: ['Organization'],
      algorithm: 'hmac-sha256',
      secret: keys.sealed(newSecret(), secretPlace(id)),
      ownerId: await accountOf(pool, 'local-programs'),
    })
  } finally {
    await pool.end()
  }
  const { id } = await demand('POST', 'organizations', organization('counter 0'))
  return {
    created: new Map(),
    counter: { id, acknowledged: 0, unknown: 0 },
    observations: new Map(),
    strange: [],
    acknowledged: () => undefined,
  }
}

interface Striker {
  readonly city: City
  readonly ledger: Ledger
  readonly random: Random
  readonly say: (line: string) => void
  readonly struck: Struck[]
}

/** Strikes in an order of chance, each kind once before any comes again, and measures how long until work goes on. */
async function strike(
  faults: readonly Fault[],
  seconds: number,
  { ledger, random, say, struck }: Striker,
): Promise<void> {
  const end = performance.now() + seconds * 1_000
  let left: Fault[] = []
  while (performance.now() < end) {
    await setTimeout(PEACE + random.below(1_500))
    if (left.length === 0) left = [...faults]
    const fault = random.one(left)
    left = left.filter((one) => one !== fault)
    if (!(await fault.strike())) continue
    const begin = performance.now()
    const next = Promise.withResolvers<void>()
    // Only what was sent afterwards: an answer from before may still have been under way.
    ledger.acknowledged = (sent) => {
      if (sent > begin) next.resolve()
    }
    await Promise.race([next.promise, setTimeout(120_000)])
    const recovery = Math.round(performance.now() - begin)
    struck.push({ name: fault.name, recovery })
    say(`${fault.name}: work went on after ${recovery} ms`)
  }
}

/** Nothing waits any more. */
async function settled(pool: Pool, say: (line: string) => void): Promise<void> {
  for (let round = 0; ; round += 1) {
    const waiting = await waitingEvents(pool)
    if (waiting === 0 && (await unsealedRows(pool)) === 0) return
    if (round % 25 === 0) say(`${waiting} events wait to be delivered`)
    if (round > 1_500) return // the check will name what is missing
    await setTimeout(200)
  }
}

interface Gathering {
  readonly city: City
  readonly pool: Pool
  readonly ledger: Ledger
  readonly receiver: Receiver
}

/** What the log says when it is checked as an operator would. */
async function logFindings(pool: Pool, directory: string): Promise<string[]> {
  const suite = suites[readConfig({}, directory).audit.suite]
  const trusted = await trustedKeys(pool, join(directory, 'keys'), suite)
  const found = await transaction(
    pool,
    (client) => verifyLog(client, { suite, trusted, archives: archiveFolder(directory) }),
    { isolation: 'repeatable read', readOnly: true, statementTimeout: 0 },
  )
  return found.findings.map(({ code, text }) => `${code} ${text.en}`)
}

async function gathered({ city, pool, ledger, receiver }: Gathering, directory: string): Promise<Evidence> {
  const { created, counter, observations, strange } = ledger
  const stored = await storedRecords(pool)
  const { name, version } = await storedCounter(pool, counter.id)
  const ids = new Set([...stored.map(({ id }) => id), counter.id])
  const audited = await auditedWrites(pool)
  return {
    created,
    stored,
    counter: { ...counter, value: valueOf(name), version },
    observations: { told: observations, stored: await storedObservations(city) },
    heard: receiver.heard,
    audited: audited.filter(({ record, act }) => act === 'create' || ids.has(record)),
    log: await logFindings(pool, directory),
    strange,
  }
}

/** Through the interface, page by page. */
async function storedObservations(city: City): Promise<string[]> {
  const found: string[] = []
  let from: string | null = '2025-12-31T00:00:00Z'
  while (from !== null) {
    const query = new URLSearchParams({ from, to: '2027-01-01T00:00:00Z', limit: '50000', resolution: 'raw' })
    const answer = await city.ask('GET', `streams/${STREAM}/observations?${query}`)
    if (answer?.status !== 200) {
      await setTimeout(200)
      continue
    }
    const { points, next } = answer.body as { points: { at: string; value: number }[]; next: string | null }
    found.push(...points.map(({ at, value }) => `${new Date(at).toISOString()} ${value}`))
    from = next
  }
  return found
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
