/**
 * Steady writes for minutes: whether memory or open files creep. The slope is fitted over the samples after warm-up.
 *
 * Run: npm run bench:soak [-- --minutes 3 --rate 50]
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { startInstance } from '../server/src/platform/instance/testing.ts'
import { post } from './load.ts'
import { type Exchange, openLoop } from './open-loop.ts'
import { say } from './report.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '3' }, rate: { type: 'string', default: '50' } },
})
const minutes = Number(values.minutes)
const rate = Number(values.rate)
/** Share of the run that is not looked at: caches fill and code is compiled. */
const WARM_UP = 0.33
const STEP = 2_000

interface Sample {
  /** Minutes since the start. */
  readonly at: number
  /** Megabytes. */
  readonly memory: number
  readonly files: number
}

const city = await startInstance({ CALLER_RATE: '100000' })
const pid = city.process.pid ?? 0
try {
  say(`${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`)
  const scope = { code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true }
  await fetch(`${city.address}/api/scopes`, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify(scope),
  })
  let written = 0
  const write = () => {
    written += 1
    const body = JSON.stringify({ edition: written, status: 'draft', reviewDueAt: '2027-01-01' })
    const idempotencyKey = randomUUID()
    return post({ path: '/api/roadmaps', type: 'application/json', key: city.key, body, idempotencyKey })
  }
  const samples: Sample[] = []
  const start = performance.now()
  const look = () =>
    samples.push({ at: (performance.now() - start) / 60_000, memory: resident(), files: descriptors() })
  const watching = setInterval(look, STEP)
  const exchanges = await openLoop(city.port, [{ name: 'write', perSecond: rate, next: write }], minutes * 60)
  clearInterval(watching)
  await report(exchanges, samples)
} finally {
  city.process.kill('SIGTERM')
  await once(city.process, 'exit')
  await city.remove()
}

function headers(): Record<string, string> {
  return { authorization: `Bearer ${city.key}`, 'idempotency-key': randomUUID() }
}

async function report(exchanges: readonly Exchange[], samples: readonly Sample[]): Promise<void> {
  const steady = samples.filter(({ at }) => at >= minutes * WARM_UP)
  const slope = slopeOf(steady)
  const files = steady.map((sample) => sample.files)
  const third = Math.max(1, Math.floor(files.length / 3))
  const growth = mean(files.slice(-third)) - mean(files.slice(0, third))
  const times = exchanges.map(({ took }) => took).toSorted((a, b) => a - b)
  const refused = exchanges.filter(({ status }) => status !== 201)
  const { rows } = await city.pool.query<{ n: number }>('select count(*) as n from roadmap')
  const lines = [
    ['memory, slope after warm-up', `${slope.toFixed(2)} MB a minute`, '< 1', slope < 1, slope < 2],
    ['open files, last third against first', growth.toFixed(1), 'none more', growth <= 2, growth <= 10],
    [
      'written and acknowledged',
      `${rows[0]?.n} of ${exchanges.length - refused.length}`,
      'equal',
      rows[0]?.n === exchanges.length - refused.length,
      rows[0]?.n === exchanges.length - refused.length,
    ],
  ] as const
  say()
  say('| what | measured | bar |')
  say('| --- | ---: | --- |')
  for (const [what, value, bar, reached] of lines)
    say(`| ${what} | ${value} | ${bar}: ${reached ? 'reached' : 'missed'} |`)
  say()
  say(
    `${minutes} minutes at ${rate} a second: ${exchanges.length} sent, ${refused.length} refused, p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(0)} ms; ` +
      `memory ${samples[0]?.memory.toFixed(0)} to ${samples.at(-1)?.memory.toFixed(0)} MB, files ${samples[0]?.files} to ${samples.at(-1)?.files}; load ${loadavg()[0]?.toFixed(1)}`,
  )
  if (lines.some(([, , , , half]) => !half)) process.exitCode = 1
}

/** Megabytes a minute, by least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const [x, y] = [mean(samples.map(({ at }) => at)), mean(samples.map(({ memory }) => memory))]
  const of = samples.reduce((sum, { at, memory }) => sum + (at - x) * (memory - y), 0)
  return of / samples.reduce((sum, { at }) => sum + (at - x) ** 2, 0)
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}

/** Megabytes. Source: proc(5), VmRSS. */
function resident(): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}

function descriptors(): number {
  return readdirSync(`/proc/${pid}/fd`).length
}
