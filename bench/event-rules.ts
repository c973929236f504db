/**
 * What event rules cost an observation, and how long an alert takes.
 *
 * 1. In memory: 592,395 observations of 4,531 groups in 20 rules, once a minute each, judged in passes of ten seconds of
 *    event time; and the same once more, which must tell the same.
 * 2. Through the door: a real server and database, 20 rules over 1,000 streams. Observations that pass a limit are sent one
 *    after another; measured until what was told is committed with its alert (from the
 *    21st on, one alert stands for the storm).
 *
 * Run: npm run bench:event-rules [-- --alerts 100 --background 2000]
 */
import { createHash, randomUUIDv7 } from 'node:crypto'
import { cpus, loadavg } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { EventRuleDeclaration, Transition } from '../model/src/observations/event-rule.ts'
import { Client } from 'pg'
import { raiseAlerts } from '../server/src/emergency/index.ts'
import { observationRoutes, startEventRules } from '../server/src/observations/index.ts'
import { Engine, RuleEngine } from '../server/src/observations/event-rules/engine.ts'
import { groupNamed, MINUTE, plainRule, pointsOf, runningRule } from '../server/src/observations/event-rules/testing.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { startFeed } from '../server/src/platform/events/feed.ts'
import { openApp } from '../server/src/platform/http/app.ts'
import { openBenchDatabase } from './database.ts'
import { say } from './report.ts'
import { streamCode } from './rows.ts'

const { values: settings } = parseArgs({
  options: { alerts: { type: 'string', default: '100' }, background: { type: 'string', default: '2000' } },
})
const OBSERVATIONS = 592_395
const GROUPS = 4_531
const RULES = 20

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
const ms = (value: number) => `${value.toFixed(1)} ms`

say(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}; Node ${process.version}; load ${loadavg()[0]?.toFixed(1)}`)
const [first, second] = [inMemory(), inMemory()]
say(`the second run told ${first.told === second.told ? 'the same' : 'something else'}`)
await throughTheDoor()

/** Values that go up and down around the limits, the same in each run. */
function valueAt(group: number, minute: number): number {
  return 60 + 45 * Math.sin(group + minute / 17) + ((group * 7_919 + minute * 104_729) % 13)
}

function inMemory(): { readonly told: string } {
  const engine = new Engine()
  const declarations: Partial<EventRuleDeclaration>[] = [
    { aggregate: 'mean', windowSeconds: 3_600, forSeconds: 600 },
    { aggregate: 'max', windowSeconds: 900, limit: 110 },
    { aggregate: 'last', forSeconds: 300, noDataSeconds: 1_800 },
    { aggregate: 'mean', windowSeconds: 600, side: 'below', limit: 20, clear: { level: 30, forSeconds: 120 } },
  ]
  for (let index = 0; index < RULES; index += 1) {
    const rule = new RuleEngine(
      runningRule(declarations[index % declarations.length], String.fromCodePoint(97 + index)),
    )
    const streams = new Map<number, string>()
    for (let group = index; group < GROUPS; group += RULES) {
      rule.add({ key: `stream ${group}`, group: groupNamed(String(group)) })
      streams.set(group, `stream ${group}`)
    }
    engine.put(rule, streams)
  }
  const passes: number[] = []
  const told = createHash('sha256')
  let [sent, taking, steps] = [0, 0, 0]
  const cpu = process.cpuUsage()
  for (let minute = 1; sent < OBSERVATIONS; minute += 1) {
    // A sixth of the groups reports in each ten seconds.
    for (let part = 0; part < 6 && sent < OBSERVATIONS; part += 1) {
      const rows: (readonly [number, number, number])[] = []
      for (let group = part; group < GROUPS && sent < OBSERVATIONS; group += 6) {
        rows.push([group, minute * MINUTE + part * 10_000_000, valueAt(group, minute)])
        sent += 1
      }
      const points = pointsOf(rows)
      const now = minute * MINUTE + part * 10_000_000
      const begin = performance.now()
      engine.take(points, now)
      const between = performance.now()
      const { entries } = engine.judge(now)
      engine.tick(now)
      const end = performance.now()
      taking += between - begin
      passes.push(end - between)
      steps += entries.length
      for (const { group, step } of entries) told.update(`${group.key} ${step.to} ${step.at}\n`)
    }
  }
  const judging = passes.reduce((sum, one) => sum + one, 0)
  const { user, system } = process.cpuUsage(cpu)
  say(
    `${OBSERVATIONS.toLocaleString('en')} observations, ${RULES} rules, ${GROUPS.toLocaleString('en')} groups: ` +
      `${(((taking + judging) * 1_000) / OBSERVATIONS).toFixed(2)} µs an observation ` +
      `(${((taking * 1_000) / OBSERVATIONS).toFixed(2)} to take in; processor time with making them ` +
      `${((user + system) / OBSERVATIONS).toFixed(2)}); a pass of ${Math.round(GROUPS / 6)} groups ` +
      `p50 ${ms(quantile(passes, 0.5))}, p99 ${ms(quantile(passes, 0.99))}; ${steps.toLocaleString('en')} changes of state`,
  )
  return { told: told.digest('hex') }
}

function at(): string {
  return systemClock.now().round('millisecond').toString()
}

async function throughTheDoor(): Promise<void> {
  const alerts = Number(settings.alerts)
  const database = await openBenchDatabase()
  const { pool, key } = database
  const feed = await startFeed(pool, async () => {
    const client = new Client(database.connection)
    await client.connect()
    return client
  })
  const app = await openApp({ pool, publicUrl: 'http://localhost', version: '0.0.0' })
  await app.register(observationRoutes, { prefix: '/api', pool, feed, clock: systemClock })
  try {
    await declareRules()
    const waits: number[] = []
    const reports: unknown[] = []
    const rules = startEventRules({
      pool,
      feed,
      clock: systemClock,
      report: (error) => reports.push(error),
      act: async (client, transitions: readonly Transition[]) => {
        await raiseAlerts(client, transitions)
      },
    })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const address = app.server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/observations`
    const send = async (rows: readonly object[]) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ observations: rows }) })
      if (!answer.ok) throw new Error(await answer.text())
    }
    await send(Array.from({ length: 1_000 }, (_, stream) => ({ stream: streamCode(stream), at: at(), value: 10 })))
    // Until every group stands.
    for (;;) {
      const { rows } = await pool.query<{ n: number }>(
        'select count(*)::int as n from event_engine where judged_at is not null',
      )
      if (rows[0]?.n === 1) break
      await setTimeout(100)
    }
    await setTimeout(3_000)
    // What else comes in meanwhile: one batch each tenth of a second.
    const background = Number(settings.background)
    const batch = Math.round(background / 10)
    const over = new AbortController()
    const others = (async () => {
      if (batch === 0) return
      while (!over.signal.aborted) {
        const rows = Array.from({ length: Math.min(batch, 900) }, (_, index) => ({
          stream: streamCode(100 + (index % 900)),
          at: at(),
          value: 10 + (index % 9),
        }))
        await send(rows)
        await setTimeout(100)
      }
    })().catch((error: unknown) => reports.push(error))
    for (let index = 0; index < alerts; index += 1) {
      const stream = streamCode(index % 100)
      const begin = performance.now()
      await send([{ stream, at: at(), value: 100 }])
      for (;;) {
        const { rows } = await pool.query<{ n: number }>(
          `select count(*)::int as n from event_transition where to_state = 'firing'`,
        )
        if ((rows[0]?.n ?? 0) > index) break
        if (performance.now() - begin > 60_000)
          throw new Error(`nothing was told within a minute: ${String(reports[0])}`)
        await setTimeout(5)
      }
      waits.push(performance.now() - begin)
    }
    over.abort()
    await others
    await rules.stop()
    say(
      `${alerts} alerts beside ${background.toLocaleString('en')} observations a second, 20 rules, 20,000 groups: ` +
        `sent → alert committed p50 ${ms(quantile(waits, 0.5))}, p99 ${ms(quantile(waits, 0.99))}, ` +
        `longest ${ms(Math.max(...waits))}; load ${loadavg()[0]?.toFixed(1)}`,
    )
    for (const error of reports) say(String(error))
  } finally {
    await app.close()
    await feed.stop()
    await database.stop()
  }

  /** One of the rules fires; the others judge the same streams and are far from their limits. */
  async function declareRules(): Promise<void> {
    const { rows } = await pool.query<{ id: string }>('select id from scope')
    const scope = rows[0]?.id ?? ''
    for (let index = 0; index < RULES; index += 1) {
      const declaration: EventRuleDeclaration = {
        ...plainRule,
        scope: 'bench',
        property: 'temperature',
        unit: 'Cel',
        aggregate: index === 0 ? 'last' : 'mean',
        windowSeconds: index === 0 ? 60 : 3_600,
        limit: index === 0 ? 75 : 1_000 + index,
      }
      await pool.query(
        `insert into event_rule (id, scope_id, state, declaration, on_since) values ($1, $2, 'on', $3, now())`,
        [randomUUIDv7(), scope, JSON.stringify(declaration)],
      )
    }
  }
}
