/**
 * How long an observation takes from being sent, and from being acknowledged, to a thousand open screens: each of 20
 * observations a second goes to each screen, 20,000 deliveries a second. All on one machine, the screens too.
 *
 * Run: npm run bench:live [-- --screens 1000 --rate 20 --seconds 20 --mode latest]
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openBenchDatabase } from './database.ts'
import { post, run } from './load.ts'
import { say } from './report.ts'
import { forms, rowAt } from './rows.ts'

const { values: settings } = parseArgs({
  options: {
    screens: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '20' },
    mode: { type: 'string', default: 'latest' },
  },
})
const SCREENS = Number(settings.screens)
const RATE = Number(settings.rate)
const COUNT = RATE * Number(settings.seconds)
/** Observations at the start that are not counted: code warms up. */
const WARM = RATE * 2
const MARK = '"value":['

const database = await openBenchDatabase()
const server = fork(new URL('server.ts', import.meta.url), {
  env: { ...process.env, BENCH_DATABASE: JSON.stringify(database.connection) },
})
const sockets: Socket[] = []
try {
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)
  const sent: number[] = []
  const acknowledged: number[] = []
  const arrived: number[][] = []
  const due = COUNT * SCREENS
  const { promise: all, resolve } = Promise.withResolvers<void>()
  let deliveries = 0
  for (let screen = 0; screen < SCREENS; screen += 1) {
    sockets.push(
      await openScreen(port, (values) => {
        const now = performance.now()
        for (const value of values) {
          ;(arrived[value] ??= []).push(now)
          deliveries += 1
          if (deliveries === due) resolve()
        }
      }),
    )
  }
  say(`${SCREENS} screens are open; ${RATE} observations a second for ${settings.seconds} s, mode ${settings.mode}`)
  const begin = performance.now()
  const requests: Promise<void>[] = []
  for (let index = 0; index < COUNT; index += 1) {
    await setTimeout(Math.max(0, begin + (index * 1_000) / RATE - performance.now()))
    requests.push(send(port, index, sent, acknowledged))
  }
  await Promise.all(requests)
  await Promise.race([all, setTimeout(10_000)])
  const counted = arrived.slice(WARM)
  const since = (from: readonly number[]) =>
    counted.flatMap((times, index) => times.map((time) => time - (from[index + WARM] ?? 0))).toSorted((a, b) => a - b)
  say(`${deliveries.toLocaleString('en')} of ${due.toLocaleString('en')} deliveries arrived`)
  say(`sent → on the screen: ${told(since(sent))}`)
  say(`acknowledged → on the screen: ${told(since(acknowledged))}`)
} finally {
  for (const socket of sockets) socket.destroy()
  server.disconnect()
  await once(server, 'exit')
  await database.stop()
}

/** A screen as bytes on a socket; all that is looked for in them are the values. */
function openScreen(port: number, onValues: (values: readonly number[]) => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.write(
      `GET /api/live/observations?mode=${settings.mode} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${database.key}\r\n\r\n`,
    )
    let text = ''
    let opened = false
    socket.on('error', reject)
    socket.on('data', (part) => {
      text += part.toString('latin1')
      if (!opened && text.includes('retry:')) {
        if (!text.startsWith('HTTP/1.1 200')) return reject(new Error(text.slice(0, 300)))
        opened = true
        resolve(socket)
      }
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const at = text.lastIndexOf(MARK, end)
        if (at >= 0) {
          onValues(
            text
              .slice(at + MARK.length, text.indexOf(']', at))
              .split(',')
              .map(Number),
          )
        }
        text = text.slice(end + 2)
      }
    })
  })
}

/** One observation, whose value is its number. */
async function send(port: number, index: number, sent: number[], acknowledged: number[]): Promise<void> {
  const row = { ...rowAt(0, index), value: index }
  const request = post({
    path: '/api/observations',
    type: 'application/json',
    key: database.key,
    body: forms.rows.body([row]),
  })
  let done = false
  sent[index] = performance.now()
  const { statuses } = await run({
    port,
    clients: 1,
    next: () => {
      if (done) return undefined
      done = true
      return request
    },
  })
  acknowledged[index] = performance.now()
  if (statuses['201'] !== 1) throw new Error(`not stored: ${JSON.stringify(statuses)}`)
}

function told(times: readonly number[]): string {
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN).toFixed(1)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`
}
