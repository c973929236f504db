/**
 * Lists, search and exports of a city with a million requests and a hundred thousand assets, all of them in search,
 * over HTTP, against the bar of 100 ms at the 95th percentile and of 100 MB for an export.
 *
 * Run: npm run bench:registers [-- --requests 1000000 --assets 100000 --texts 100000 --rounds 40 --clients 1]
 *   --directory /path    keep the database there, and use it again
 *   --export csv,json    formats whose memory is measured
 *   --only lists,search,export
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool } from '../server/src/platform/postgres/pool.ts'
import { fillCity } from './city.ts'
import { say } from './report.ts'

const { values: settings } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    assets: { type: 'string', default: '100000' },
    texts: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '40' },
    clients: { type: 'string', default: '1' },
    directory: { type: 'string' },
    export: { type: 'string', default: 'csv' },
    only: { type: 'string', default: 'lists,search,export' },
  },
})
const ROUNDS = Number(settings.rounds)
const BAR = 100
const PAGE = 50
const FAR = 500

/** Filter and order, by name; the path of the first page. `q` walks what search found. */
const lists = {
  'requests, latest change first': 'service-requests?sort=-updatedAt',
  'open requests, due first': 'service-requests?closedAt.missing=true&sort=dueAt',
  'requests by hotline, newest first': 'service-requests?origin=hotline&sort=-submittedAt',
  'requests of the busiest service, newest first': 'service-requests?serviceId=SERVICE&sort=-submittedAt',
  'requests of a district, oldest first': 'service-requests?scope=district-0&sort=submittedAt',
  'dissatisfied, latest closed first': 'service-requests?satisfaction.to=2&sort=-closedAt',
  'reopened, most often first': 'service-requests?reopened.from=1&sort=-reopened',
  'requests submitted in 2025, newest first':
    'service-requests?submittedAt.from=2025-01-01T00:00:00Z&submittedAt.to=2025-12-31T00:00:00Z&sort=-submittedAt',
  'assets in operation, by name': 'assets?lifecycleState=operating&sort=title',
  'pipes, end of life first': 'assets?assetClass=pipe&sort=endOfLifeAt',
}
/** Beyond the ten: what search adds to a list, and fields that no index knows. */
const further = {
  'actions that hold 泵站, latest change first': 'actions?q=泵站&sort=-updatedAt',
  'data sets that hold "city", latest change first': 'datasets?q=city',
  'actions that hold "tunnel renewal", by name': 'actions?q=tunnel renewal&sort=title',
  'requests submitted in 2025, due first (range on one time, order by another)':
    'service-requests?submittedAt.from=2025-01-01T00:00:00Z&submittedAt.to=2025-12-31T00:00:00Z&sort=dueAt',
  'requests without documents reused (no index)': 'service-requests?documentsReused=0&sort=-transfers',
}
const questions = {
  'a Chinese word': ['泵站', '数据平台', '地下管廊', '验收', '气象站'],
  'Chinese with a place': ['东湖泵站', '金水数据平台', '人民 桥梁', '望海公园'],
  'one character': ['桥', '水', '公'],
  'pinyin initials': ['sjpt', 'dhbz', 'dxgl', 'bz'],
  'the beginning of an English word': ['pump', 'sub', 'weat', 'east', 'pu'],
  'two words': ['Eastlake brid', 'data plat', 'tunnel renewal'],
  'a code': ['SR-2025-123456', 'CC-1234', 'SR-2026', 'district-3'],
  'a name with its number': ['东湖泵站4020号', 'Riverside park 12'],
  'a word in half a million texts': ['街道', '损坏', '请求', 'needs', '市政'],
  'nothing holds it': ['qqqxyz', '龘龘', 'zz-9999'],
}

const directory = settings.directory ?? mkdtempSync(join(tmpdir(), 'citywide-bench-'))
mkdirSync(directory, { recursive: true })
const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
const { host, port: databasePort, user, password, database } = postgres
const connection = { host, port: databasePort, user, password, database }
const pool = openPool(connection)
let server: ChildProcess | undefined
try {
  await migrate(pool)
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)
  const key = await filled()
  server = fork(new URL('application.ts', import.meta.url), {
    env: { ...process.env, BENCH_DATABASE: JSON.stringify(connection), BENCH_DIRECTORY: directory },
  })
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/${path}`, { headers: { authorization: `Bearer ${key}` } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  await indexed()
  const parts = new Set(settings.only.split(','))
  if (parts.has('lists')) {
    heading('list')
    for (const [name, path] of Object.entries({ ...lists, ...further })) await list(ask, name, await named(path))
  }
  if (parts.has('search')) {
    heading('search')
    for (const [name, words] of Object.entries(questions)) await search(ask, name, words)
  }
  if (parts.has('export')) {
    for (const format of settings.export.split(',')) await exported(ask, format, server.pid ?? 0)
  }
} finally {
  if (server?.connected) {
    server.disconnect()
    await once(server, 'exit')
  }
  await pool.end()
  await postgres.stop()
  if (settings.directory === undefined) rmSync(directory, { recursive: true, force: true })
}

async function filled(): Promise<string> {
  const keyFile = join(directory, 'key')
  if (existsSync(keyFile)) return readFileSync(keyFile, 'utf8')
  const start = performance.now()
  const { requests, assets, texts } = settings
  const key = await fillCity(pool, { requests: Number(requests), assets: Number(assets), texts: Number(texts) })
  writeFileSync(keyFile, key)
  say(`${requests} requests, ${assets} assets, ${texts} other records made in ${seconds(start)} s`)
  return key
}

/** Waits until search has gone through everything. */
async function indexed(): Promise<void> {
  const start = performance.now()
  const value = async (query: string) => (await pool.query<{ n: number }>(query)).rows[0]?.n ?? 0
  const before = await value('select count(*) as n from search_entry')
  while (
    (await value('select count(*) as n from search_position')) === 0 ||
    (await value('select count(*) as n from search_due')) > 0
  ) {
    await setTimeout(500)
  }
  const made = (await value('select count(*) as n from search_entry')) - before
  if (made === 0) return
  const rate = Math.round(made / Number(seconds(start)))
  await pool.query('set statement_timeout = 0')
  await pool.query('vacuum (analyze) search_entry')
  const size = await value(`select pg_total_relation_size('search_entry') / 1048576 as n`)
  say(`${made.toLocaleString('en')} entries of search in ${seconds(start)} s, ${rate} a second, ${size} MB`)
}

async function named(path: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'select service_id as id from service_request tablesample system (1) group by 1 order by count(*) desc limit 1',
  )
  return path.replace('SERVICE', rows[0]?.id ?? '')
}

type Ask = (path: string) => Promise<Response>

async function list(ask: Ask, name: string, path: string): Promise<void> {
  const at = (after?: string) => `${path}&limit=${PAGE}${after === undefined ? '' : `&after=${after}`}`
  const page = async (after?: string) =>
    (await (await ask(at(after))).json()) as { next: string | null; count: { value: number; exact: boolean } }
  const first = await timed(() => page())
  let cursor: string | undefined
  let number = 1
  for (let found = await page(); found.next !== null && number < FAR; number += 1) {
    cursor = found.next
    // The walk goes in larger steps; a page of this size is what is measured.
    found = await page(cursor)
  }
  const far = await timed(() => page(cursor))
  const { count } = await page()
  row(name, `${count.exact ? '' : 'about '}${count.value.toLocaleString('en')}`, first, far, number)
}

async function search(ask: Ask, name: string, words: readonly string[]): Promise<void> {
  let turn = 0
  let found = 0
  const times = await timed(async () => {
    const q = words[turn++ % words.length] ?? ''
    const { count } = (await (await ask(`search?limit=20&scope=bench&q=${encodeURIComponent(q)}`)).json()) as {
      count: { value: number }
    }
    found = Math.max(found, count.value)
  })
  row(name, `up to ${found.toLocaleString('en')}`, times)
}

async function timed(work: () => Promise<unknown>): Promise<readonly number[]> {
  await work()
  const times: number[] = []
  await Promise.all(
    Array.from({ length: Number(settings.clients) }, async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const start = performance.now()
        await work()
        times.push(performance.now() - start)
      }
    }),
  )
  return times.toSorted((a, b) => a - b)
}

function heading(what: string): void {
  say(`\nload ${loadavg()[0]?.toFixed(1)}`)
  say(
    what === 'list'
      ? `| ${what} | records | first page, p50 / p95 ms | page ${FAR}, p50 / p95 ms | ≤ ${BAR} |`
      : `| ${what} | hits looked at | p50 / p95 ms | | ≤ ${BAR} |`,
  )
  say('| --- | ---: | ---: | ---: | --- |')
}

function row(name: string, count: string, first: readonly number[], far?: readonly number[], page = FAR): void {
  const slowest = Math.max(quantile(first, 0.95), far ? quantile(far, 0.95) : 0)
  const behind = far ? `${both(far)}${page === FAR ? '' : ` (page ${page}, the last)`}` : ''
  say(`| ${name} | ${count} | ${both(first)} | ${behind} | ${slowest <= BAR ? 'reached' : 'missed'} |`)
}

function both(times: readonly number[]): string {
  return `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)}`
}

function quantile(times: readonly number[], share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
}

function seconds(start: number): string {
  return ((performance.now() - start) / 1_000).toFixed(1)
}

/** Highest resident memory of the server while it sends every request as a file, above what it held before. */
async function exported(ask: Ask, format: string, pid: number): Promise<void> {
  await ask(`service-requests/export?format=${format}&reopened.from=3`).then((answer) => answer.arrayBuffer())
  await setTimeout(2_000)
  const idle = resident(pid)
  let highest = idle
  const start = performance.now()
  const answer = await ask(`service-requests/export?format=${format}`)
  const reader = answer.body?.getReader()
  let bytes = 0
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.length
    highest = Math.max(highest, resident(pid))
  }
  const above = highest - idle
  say(
    `\nexport as ${format}: ${settings.requests} rows, ${(bytes / 1e6).toFixed(0)} MB in ${seconds(start)} s; ` +
      `server ${idle.toFixed(0)} MB idle, at most ${above.toFixed(0)} MB above (≤ 100: ${above <= 100 ? 'reached' : 'missed'})`,
  )
}

/** Megabytes. Source: proc(5), VmRSS. */
function resident(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}
