/**
 * Ten times more than fits: capacity is fixed by setting, so that the generator fits beside the server on two cores.
 * People and strangers ask ten times that together, in an open loop; duty officers and the balancer ask as always.
 *
 * Run: npm run bench:overload [-- --capacity 100 --times 10 --seconds 15]
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { startInstance } from '../server/src/platform/instance/testing.ts'
import type { Exchange } from './open-loop.ts'
import { say } from './report.ts'

const { values } = parseArgs({
  options: {
    capacity: { type: 'string', default: '100' },
    times: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '15' },
  },
})
const capacity = Number(values.capacity)
const seconds = Number(values.seconds)
const load = capacity * Number(values.times)

/** Sends in a process of its own. */
async function send(plan: GeneratorPlan): Promise<Exchange[]> {
  const generator = fork(new URL('overload-generator.ts', import.meta.url))
  generator.send(plan)
  const [exchanges] = (await once(generator, 'message')) as [Exchange[]]
  await once(generator, 'exit')
  return exchanges
}

function of(some: readonly Exchange[], ...kinds: readonly string[]): readonly Exchange[] {
  return some.filter(({ kind }) => kinds.includes(kind))
}

function served(some: readonly Exchange[]): readonly Exchange[] {
  return some.filter(({ status }) => status === 200)
}

/** The time that this share of the requests did not exceed, in milliseconds. */
function atShare(some: readonly Exchange[], share: number): number {
  const sorted = some.map(({ took }) => took).toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export interface GeneratorPlan {
  readonly port: number
  readonly seconds: number
  readonly people: { readonly perSecond: number; readonly sessions: readonly string[] }
  readonly strangers: { readonly perSecond: number }
  readonly duty: { readonly perSecond: number; readonly sessions: readonly string[] }
}

const city = await startInstance({ ADMISSION_RATE: String(capacity), CALLER_RATE: '10000' })
try {
  const { port } = city
  const people = await Promise.all(Array.from({ length: 40 }, () => city.session('programme_office')))
  const duty = await Promise.all(Array.from({ length: 4 }, () => city.session('duty_officer')))
  const plan = (perSecond: number, length: number): GeneratorPlan => ({
    port,
    seconds: length,
    people: { perSecond: perSecond * 0.8, sessions: people },
    strangers: { perSecond: perSecond * 0.2 },
    duty: { perSecond: 5, sessions: duty },
  })
  say(`${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`)
  say(`capacity ${capacity}/s by setting; ${load}/s sent for ${seconds} s`)
  const usual = await send(plan(capacity / 2, 5))
  const over = await send(plan(load, seconds))
  const after = await send(plan(capacity / 2, 8))

  // Who claims to be somebody is turned away with 401 as in quiet times, or refused like the others.
  const crowd = of(over, 'people', 'strangers', 'impostors')
  const refused = crowd.filter(({ status }) => status === 503 || status === 429)
  const broken = over.filter(({ status }) => ![200, 401, 429, 503].includes(status))
  const goodput = (served(crowd).length + served(of(over, 'duty')).length) / seconds / capacity
  const live = of(over, 'live')
  // Well again from the second on in which everything is served, and no slower than twice as before.
  const p99before = atShare(served(of(usual, 'people')), 0.99)
  const bad = of(after, 'people', 'strangers', 'duty').filter(
    ({ status, took }) => status !== 200 || took > Math.max(250, p99before * 2),
  )
  const well = bad.length === 0 ? 0 : Math.ceil(Math.max(...bad.map(({ due }) => due)) / 1_000)
  const first = Math.min(...served(of(after, 'people')).map(({ due }) => due))

  say()
  say('| what | measured | bar |')
  say('| --- | ---: | --- |')
  const within = [
    ['goodput / capacity', goodput.toFixed(2), '≥ 0.80', goodput >= 0.8, goodput >= 0.4],
    [
      'accepted, p99',
      `${atShare(served(crowd), 0.99).toFixed(0)} ms`,
      '≤ 1 s',
      atShare(served(crowd), 0.99) <= 1_000,
      atShare(served(crowd), 0.99) <= 2_000,
    ],
    [
      'refused with Retry-After',
      `${refused.filter(({ retryAfter }) => retryAfter !== undefined).length} of ${refused.length}`,
      'all',
      refused.every(({ retryAfter }) => retryAfter !== undefined),
      refused.every(({ retryAfter }) => retryAfter !== undefined),
    ],
    ['neither served nor refused', String(broken.length), '0', broken.length === 0, broken.length === 0],
    [
      '/health/live, p99',
      `${atShare(live, 0.99).toFixed(0)} ms`,
      '≤ 250 ms',
      atShare(live, 0.99) <= 250 && served(live).length === live.length,
      atShare(live, 0.99) <= 500,
    ],
    [
      'duty officers served',
      `${served(of(over, 'duty')).length} of ${of(over, 'duty').length}`,
      'all',
      served(of(over, 'duty')).length === of(over, 'duty').length,
      served(of(over, 'duty')).length === of(over, 'duty').length,
    ],
    ['normal again after', `${well} s`, '≤ 5 s', well <= 5, well <= 8],
  ] as const
  for (const [what, value, bar, reached] of within)
    say(`| ${what} | ${value} | ${bar}: ${reached ? 'reached' : 'missed'} |`)
  say()
  say(
    `before: p99 ${p99before.toFixed(0)} ms; during: ${crowd.length} sent, ${served(crowd).length} served ` +
      `(p50 ${atShare(served(crowd), 0.5).toFixed(0)} ms), ${refused.length} refused (p50 ${atShare(refused, 0.5).toFixed(0)} ms, p99 ${atShare(refused, 0.99).toFixed(0)} ms); ` +
      `duty p99 ${atShare(served(of(over, 'duty')), 0.99).toFixed(0)} ms; ` +
      `after: first served at ${(first / 1_000).toFixed(1)} s; load ${loadavg()[0]?.toFixed(1)}`,
  )
  if (within.some(([, , , , half]) => !half)) process.exitCode = 1
} finally {
  const { process: server } = city
  server.kill('SIGTERM')
  await once(server, 'exit')
  await city.remove()
}
