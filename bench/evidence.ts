/**
 * The evidence engine on cities of random records, against the bars of the design: compiling the catalogue, judging
 * everything, following one changed field, and how long a saved record takes to change a verdict on an open screen.
 *
 * Run: npm run bench:evidence -- [--records 80000,800000 --changes 300 --saves 60]
 */
import { parseArgs } from 'node:util'
import { wholeScopesOf } from '../server/src/platform/access/scopes-store.ts'
import { profileOf } from '../server/src/assurance/profile/profile.ts'
import type { RandomCity } from '../server/src/assurance/random-city.ts'
import { rulebook } from '../server/src/assurance/rulebook.ts'
import { evaluateAll, type EvaluatorParts, followChanges } from '../server/src/assurance/run/evaluator.ts'
import { givenIn, judgeAll } from '../server/src/assurance/run/judge-all.ts'
import { touchedBy } from '../server/src/assurance/run/touched.ts'
import { type Change, changesAfter, endOfChanges } from '../server/src/platform/events/changes.ts'
import { checkAll } from '../server/src/assurance/run/nightly.ts'
import { statesOf } from '../server/src/assurance/run/state-store.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import type { Pool } from '../server/src/platform/postgres/pool.ts'
import { savedToScreen } from './evidence-live.ts'
import { missingIndexes } from './evidence-plans.ts'
import { conditions, fillCityNow, load, onFreshDatabase, timeZone } from './random-city.ts'
import { say, time } from './report.ts'

const { values: settings } = parseArgs({
  options: {
    records: { type: 'string', default: '80000,800000' },
    changes: { type: 'string', default: '300' },
    saves: { type: 'string', default: '60' },
  },
})

for (const records of settings.records.split(',').map(Number)) {
  await onFreshDatabase(async (pool, connection) => {
    await measure(pool, records)
    const spent = await savedToScreen(pool, connection, { saves: Number(settings.saves), timeZone })
    say(`record saved → verdict heard on an open screen, through HTTP and server-sent events: ${spread(spent)}`)
    say()
  })
}

async function measure(pool: Pool, records: number): Promise<void> {
  const parts = { pool, clock: systemClock, timeZone, report: (error: unknown) => say(String(error)) }
  say(conditions())
  say(`catalogue read, checked and compiled: ${took(await time(() => rulebook(pool)))}`)
  const city = await fillCityNow(pool, records)
  say(`${city.records.toLocaleString('en')} records; ${load()}`)
  say(`first evaluation, with what it keeps: ${took(await time(() => followChanges(parts)))}`)
  await full(parts, city.scopeId)
  await changes(parts, city)
  const { compared, different, milliseconds } = await checkAll(parts)
  say(
    `after these changes, every state against the records: ${compared} compared, ${different} different, ${took(milliseconds)}`,
  )
  for (const line of await missingIndexes(pool, await rulebook(pool))) say(line)
}

/** The queries alone, and the same with reading the states kept before and writing what moved. */
async function full(parts: EvaluatorParts, scopeId: string): Promise<void> {
  const book = await rulebook(parts.pool)
  const [scope] = await wholeScopesOf(parts.pool)
  if (!scope) throw new RangeError('There is no city.')
  const rules = [...book.rules.values()]
  const judging: number[] = []
  const keeping: number[] = []
  for (let n = 0; n < 9; n += 1) {
    const now = systemClock.now()
    const profile = await profileOf(parts.pool, scope.id, now)
    judging.push(await time(() => judgeAll(parts.pool, book, rules, givenIn(scope, now, timeZone), profile)))
    keeping.push(await time(() => evaluateAll(parts)))
  }
  say(`full evaluation of ${rules.length} rules, judging alone: ${spread(judging)}; ${load()}`)
  say(`full evaluation with what it keeps: ${spread(keeping)}`)
  const states = [...(await statesOf(parts.pool, scopeId)).values()]
  const slowest = states.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5)
  say(`slowest rules: ${slowest.map(({ rule, milliseconds }) => `${rule} ${took(milliseconds)}`).join(', ')}`)
}

async function changes(parts: EvaluatorParts, city: RandomCity): Promise<void> {
  const book = await rulebook(parts.pool)
  const [scope] = await wholeScopesOf(parts.pool)
  if (!scope) throw new RangeError('There is no city.')
  const judgeTouched = async (changed: readonly Change[]): Promise<number | undefined> => {
    const placed = changed.map((change) => ({ change, scopeId: scope.id }))
    const rules = touchedBy(book, placed, scope.inside).map(({ rule }) => rule)
    if (rules.length === 0) return undefined
    const now = systemClock.now()
    const profile = await profileOf(parts.pool, scope.id, now)
    return time(() => judgeAll(parts.pool, book, rules, givenIn(scope, now, timeZone), profile))
  }
  const runs = async () => {
    const { rows } = await parts.pool.query<{ runs: number; rules: number; milliseconds: number[] }>(
      `select count(*)::int as runs, coalesce(sum(rules), 0)::int as rules from evaluation_run where cause = 'change'`,
    )
    return rows[0] ?? { runs: 0, rules: 0 }
  }
  const client = await parts.pool.connect()
  for (const among of ['registers', 'records'] as const) {
    const all: number[] = []
    const touched: number[] = []
    const judged: number[] = []
    const before = await runs()
    let last = before.runs
    for (let n = 0; n < Number(settings.changes); n += 1) {
      const position = await endOfChanges(parts.pool)
      await city.change(client, among)
      const judging = await judgeTouched(await changesAfter(parts.pool, position, 100))
      if (judging !== undefined) judged.push(judging)
      const spent = await time(() => followChanges(parts))
      all.push(spent)
      const { runs: now } = await runs()
      if (now > last) touched.push(spent)
      last = now
    }
    const rules = ((await runs()).rules - before.rules) / all.length
    const where = among === 'registers' ? 'of any register' : 'where most records are'
    say(`one changed field ${where}: followed, judged and kept: ${spread(all)}; ${load()}`)
    say(`  the rules that read it, judging alone, where there are any: ${spread(judged)}`)
    say(`  of these, ${touched.length} that a rule reads: ${spread(touched)}; ${rules.toFixed(2)} rules on average`)
  }
  client.release()
}

function took(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    took(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
  return `least ${at(0)}, median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)}`
}
