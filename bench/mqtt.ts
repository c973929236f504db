/**
 * How many messages of quality 1 a second come through a real broker into the history: published by a process of their
 * own, stored in the full transaction, and acknowledged to the broker after the commit. Beside it, in the same run: the
 * same messages to a subscriber that acknowledges at once and stores nothing.
 *
 * Run: npm run bench:mqtt [-- --messages 60000 --rounds 3]; needs Mosquitto (Debian package `mosquitto`).
 */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { MqttSettings } from '../model/src/observations/source-mqtt.ts'
import { Lane } from '../server/src/observations/ingest/lane.ts'
import { MqttDoor } from '../server/src/observations/sources/mqtt/door.ts'
import { connectAsync, freshBroker, hasMosquitto } from '../server/src/observations/sources/mqtt/testing.ts'
import { Catalogue } from '../server/src/observations/streams/catalogue.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { readAllowed } from '../server/src/platform/outbound/allowed.ts'
import { openOutbound } from '../server/src/platform/outbound/outbound.ts'
import { type BenchDatabase, openBenchDatabase } from './database.ts'
import { ratio, report, say, table } from './report.ts'

const { values: settings } = parseArgs({
  options: { messages: { type: 'string', default: '60000' }, rounds: { type: 'string', default: '3' } },
})
const MESSAGES = Number(settings.messages)
/** Messages a second at which it is measured how long one takes. */
const STEADY = 1_000

if (!hasMosquitto) throw new Error('Mosquitto is missing: Debian package `mosquitto`')
say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)
const database = await openBenchDatabase()
const publisher = fork(new URL('mqtt-publisher.ts', import.meta.url))
try {
  const brokers = [
    ['20 open with the broker, its default', []],
    ['1,000 open with the broker', ['max_inflight_messages 1000']],
  ] as const
  for (let round = 1; round <= Number(settings.rounds); round += 1) {
    say(`round ${round}, load ${loadavg()[0]?.toFixed(1)}`)
    for (const [name, lines] of brokers) {
      const broker = await freshBroker(lines)
      try {
        const bare = await unstored(broker.address)
        report(`acknowledged at once, ${name}`, bare)
        const stored = await throughTheDoor(broker.address, 0, MESSAGES)
        report(`stored, MQTT 5, ${name}`, stored.rate)
        ratio(`stored / acknowledged at once, ${name}`, stored.rate / bare)
        const steady = await throughTheDoor(broker.address, STEADY, 5 * STEADY)
        report(`at 1,000 a second, ${name}`, steady.rate, steady.waits)
      } finally {
        await broker.close()
      }
    }
  }
  table()
} finally {
  publisher.disconnect()
  await database.stop()
}

async function publish(child: ChildProcess, wish: object): Promise<void> {
  child.send(wish)
  await once(child, 'message')
}

/** Messages a second to a subscriber that stores nothing. */
async function unstored(address: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const client = await connectAsync(address, { protocolVersion: 5, clientId: 'bare' })
  let count = 0
  client.on('message', () => {
    count += 1
    if (count === MESSAGES) resolve()
  })
  await client.subscribeAsync('bench/+', { qos: 1 })
  const begin = performance.now()
  void publish(publisher, { address, from: 0, count: MESSAGES, rate: 0 })
  await promise
  const rate = MESSAGES / ((performance.now() - begin) / 1_000)
  await client.endAsync()
  return rate
}

/** Messages a second from the first publish to the last commit, and the milliseconds from publish to commit. */
async function throughTheDoor(
  address: string,
  rate: number,
  count: number,
): Promise<{ rate: number; waits: { p50: number; p99: number } }> {
  await database.empty()
  const source = await declare(database)
  const { pool } = database
  const catalogue = new Catalogue(pool)
  await catalogue.reload()
  const waits: number[] = []
  const lane = new Lane({
    pool,
    clock: systemClock,
    streams: catalogue,
    report: fail,
    onCommitted: (news) => {
      for (const { value } of news) waits.push(Date.now() - value)
    },
  })
  const allowed = readAllowed('http://127.0.0.1:*')
  const outbound = openOutbound({ allow: allowed ? [allowed] : [] })
  const declared = MqttSettings.parse({
    kind: 'mqtt',
    address,
    clientId: 'bench',
    subscriptions: [
      {
        topic: 'bench/{code}',
        reader: {
          form: 'json',
          reading: {},
          mapping: { stream: '{code}', time: { text: '{t}', format: 'milliseconds' }, values: [{ field: 'v' }] },
        },
      },
    ],
  })
  const door = new MqttDoor(
    { pool, clock: systemClock, catalogue, lane, outbound, report: fail },
    { id: source, timeZone: 'UTC', settings: declared, secrets: {}, holder: randomUUID() },
  )
  door.start()
  await until(async () => (await one(`select connection as value from source_state`)) === 'connected')
  const cpu = process.cpuUsage()
  const begin = performance.now()
  const published = publish(publisher, { address, from: 0, count, rate })
  await until(async () => Number(await one(`select coalesce(sum(accepted), 0) as value from source_run`)) >= count)
  const reached = count / ((performance.now() - begin) / 1_000)
  const { user, system } = process.cpuUsage(cpu)
  if (rate === 0) say(`  ${((user + system) / count).toFixed(0)} µs of processor a message in the server's process`)
  await published
  const stored = Number(await one('select count(*) as value from observation'))
  if (stored !== count) throw new Error(`${stored} of ${count} messages are in the history`)
  await door.stop(true)
  await lane.close()
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { rate: reached, waits: { p50: at(0.5), p99: at(0.99) } }

  async function one(text: string): Promise<unknown> {
    const { rows } = await pool.query<{ value: unknown }>(text)
    return rows[0]?.value
  }
}

function fail(error: unknown): void {
  say(`  ${String(error)}`)
}

async function declare({ pool }: BenchDatabase): Promise<string> {
  await pool.query('delete from source')
  const { rows } = await pool.query<{ id: string }>(
    `insert into source (code, title, kind, scope_id, expected_seconds, time_zone, settings)
     select 'bench', '{"zh":"基准","en":"Bench"}', 'mqtt', id, 60, 'UTC', '{}' from scope limit 1 returning id`,
  )
  const id = rows[0]?.id ?? ''
  await pool.query('insert into source_state (source_id, on_since) values ($1, now())', [id])
  return id
}

async function until(there: () => Promise<boolean>): Promise<void> {
  while (!(await there())) await setTimeout(20)
}
