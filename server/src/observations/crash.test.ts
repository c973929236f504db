import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Series, SeriesPoint, Stream } from '@citywide/model/observations/stream'
import { expect, onTestFinished, test } from 'vitest'
import { plainStream } from './testing.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const START = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds
const STREAMS = ['crash.a', 'crash.b', 'crash.c']
/** Requests of the import, large and small: columns that COPY takes, rows that share a transaction. */
const SIZES = Array.from({ length: 240 }, (_, index) => [1, 40, 7, 1_200][index % 4] ?? 1)

const PART = 40

interface Row {
  readonly stream: string
  readonly at: number
  readonly value: number
}

interface Request {
  readonly number: number
  readonly rows: readonly Row[]
}

function requestsOfImport(): Request[] {
  let next = 0
  return SIZES.map((size, number) => {
    const rows = Array.from({ length: size }, (_, index) => rowAt(next + index))
    next += size
    return { number, rows }
  })
}

/** A minute apart in each stream; eighths, whose sums are exact in any order. */
function rowAt(index: number): Row {
  const stream = STREAMS[index % STREAMS.length] ?? ''
  return { stream, at: START + Math.floor(index / STREAMS.length) * 60_000, value: (index % 977) / 8 }
}

const nameOf = ({ stream, at, value }: Row) => `${stream} ${at} ${value}`

/** The real server process with its own PostgreSQL, on a folder that outlives both. */
class City {
  readonly #directory: string
  readonly #port: number
  #process: ChildProcess | undefined
  #key = ''

  constructor(directory: string, port: number) {
    this.#directory = directory
    this.#port = port
  }

  async start(): Promise<void> {
    const environment = { DATA_DIR: this.#directory, PORT: String(this.#port), CITY: 'empty', LOG_LEVEL: 'silent' }
    const server = fork(main, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    let said = ''
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on('data', (part: Buffer) => {
        said += part.toString()
      })
    }
    this.#process = server
    const ended = once(server, 'exit').then(() => 'ended')
    if ((await Promise.race([once(server, 'message'), ended])) === 'ended') throw new Error(`did not start: ${said}`)
    this.#key = (await readFile(join(this.#directory, 'local.key'), 'utf8')).trim()
  }

  /** SIGKILL, which nobody can answer: to the server, to every process of its database, or to all of them. */
  async kill(what: 'server' | 'database' | 'both'): Promise<void> {
    const server = this.#process
    if (server?.pid === undefined) return
    const database = await descendants(server.pid)
    const gone = once(server, 'exit')
    if (what !== 'server') for (const pid of database) killed(pid)
    if (what !== 'database') {
      server.kill('SIGKILL')
      await gone
    }
  }

  async stop(): Promise<void> {
    const server = this.#process
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGTERM')
    await once(server, 'exit')
  }

  async send(method: string, path: string, body?: object, headers: object = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.#port}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    })
  }

  async write(method: string, path: string, body: object): Promise<void> {
    const answer = await this.send(method, path, body, { 'idempotency-key': 'crash-test' })
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }

  /** An answer that is not "come back later". */
  async read<T>(path: string): Promise<T> {
    for (;;) {
      const answer = await this.send('GET', path)
      if (answer.status === 200) return (await answer.json()) as T
      if (answer.status !== 503) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      await setTimeout(50)
    }
  }

  async points(stream: string, resolution: string): Promise<SeriesPoint[]> {
    const query = `from=2025-12-01T00:00:00Z&to=2027-01-01T00:00:00Z&limit=50000&resolution=${resolution}`
    return (await this.read<Series>(`streams/${stream}/observations?${query}`)).points
  }
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself: its parent was killed a moment ago.
  }
}

async function descendants(root: number): Promise<number[]> {
  const children = new Map<number, number[]>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0])
    if (stat !== '') children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const below = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)])
  return below(root)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Sends the first `count` requests by eight clients, from the beginning, until they are done or the server is gone. */
async function importUpTo(
  count: number,
  city: City,
  acknowledged: Set<string>,
  onAnswer: (answers: number) => void,
): Promise<boolean> {
  const requests = requestsOfImport().slice(0, count).toReversed()
  let answers = 0
  let lost = false
  const client = async () => {
    for (let request = requests.pop(); request && !lost; request = requests.pop()) {
      const { rows } = request
      for (let sent = false; !sent && !lost;) {
        const answer = await city.send('POST', 'observations', bodyOf(rows)).catch(() => undefined)
        if (answer === undefined) lost = true
        else if (answer.status === 201) {
          for (const row of rows) acknowledged.add(nameOf(row))
          answers += 1
          onAnswer(answers)
          sent = true
        } else {
          expect(answer.status).toBe(503)
          expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
          await answer.arrayBuffer()
          await setTimeout(20)
        }
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, client))
  return !lost
}

function bodyOf(rows: readonly Row[]): object {
  if (rows.length < 100) return { observations: rows }
  return {
    streams: rows.map(({ stream }) => stream),
    at: rows.map(({ at }) => at),
    values: rows.map(({ value }) => value),
  }
}

function sum(points: readonly SeriesPoint[]): number {
  return points.reduce((total, { value, n }) => total + value * n, 0)
}

/** Everything that is stored, read through the interface; history, current state, hours and days must agree. */
async function stored(city: City): Promise<string[]> {
  const found: string[] = []
  for (const stream of STREAMS) {
    const raw = await city.points(stream, 'raw')
    const { count, latest } = await city.read<Stream>(`streams/${stream}`)
    for (const points of [await city.points(stream, 'hour'), await city.points(stream, 'day')]) {
      expect(points.reduce((total, { n }) => total + n, 0)).toBe(raw.length)
      expect(sum(points)).toBeCloseTo(sum(raw), 6)
    }
    expect(count).toBe(raw.length)
    expect(latest?.value).toBe(raw.at(-1)?.value)
    found.push(...raw.map(({ at, value }) => nameOf({ stream, at: Date.parse(at), value })))
  }
  return found
}

test(
  'whatever is killed during an import, every acknowledged observation is there once',
  { timeout: 300_000 },
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'cw-crash-'))
    const city = new City(directory, await freePort())
    onTestFinished(async () => {
      await city.stop()
      await rm(directory, { recursive: true, force: true })
    })
    await city.start()
    const title = { zh: '澄川市', en: 'Chengchuan' }
    await city.write('POST', 'scopes', { code: plainStream.scope, title, kind: 'city', madeUp: true })
    for (const stream of STREAMS) await city.write('PUT', `streams/${stream}`, { ...plainStream, intervalSeconds: 60 })
    const acknowledged = new Set<string>()
    const rounds = ['both', 'database', 'server', 'both', 'database', 'both'] as const
    for (const [round, what] of rounds.entries()) {
      let killing: Promise<void> | undefined
      const before = round * PART
      await importUpTo(before + PART, city, acknowledged, (answers) => {
        // In the midst of requests that are new in this round; those before are sent again.
        if (answers === before + PART / 2) killing = city.kill(what)
      })
      expect(killing).toBeDefined()
      await killing
      if (what !== 'database') await city.start()
      const found = await stored(city)
      expect(new Set(found).size).toBe(found.length)
      const there = new Set(found)
      expect([...acknowledged].filter((name) => !there.has(name))).toStrictEqual([])
    }
    expect(await importUpTo(SIZES.length, city, acknowledged, () => undefined)).toBe(true)
    const all = requestsOfImport().flatMap(({ rows }) => rows.map(nameOf))
    expect((await stored(city)).toSorted()).toStrictEqual(all.toSorted())
    await city.stop()
  },
)
