/**
 * What a history costs: every rule of the catalogue, moved on every one of some thousand days, read back month by month and
 * as of a day of the past, and a past that is judged afterwards.
 *
 * Run: node bench/history.ts [--days 1100 --months 36 --records 80000]
 */
import { parseArgs } from 'node:util'
import { judgePast } from '../server/src/assurance/history/past.ts'
import { nodeHistory } from '../server/src/assurance/history/histories.ts'
import { releasedRulebook } from '../server/src/assurance/rulebook.ts'
import { evaluateAll } from '../server/src/assurance/run/evaluator.ts'
import { conformance } from '../server/src/assurance/view/conformance.ts'
import { scopeOf } from '../server/src/platform/access/scopes-store.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { conditions, fillCityNow, onFreshDatabase, timeZone } from './random-city.ts'
import { say, time } from './report.ts'

const { values: settings } = parseArgs({
  options: {
    days: { type: 'string', default: '1100' },
    months: { type: 'string', default: '36' },
    records: { type: 'string', default: '80000' },
  },
})

await onFreshDatabase(async (pool) => {
  const sight = { pool, clock: systemClock, timeZone }
  say(conditions())
  const book = await releasedRulebook()
  const now = systemClock.now()
  const { scopeId, records } = await fillCityNow(pool, Number(settings.records))
  await evaluateAll(sight)
  say(`${records.toLocaleString('en')} records, ${book.rules.size} rules`)
  say(`twelve months judged afterwards: ${took(await time(() => judgePast(sight)))}`)

  const client = await pool.connect()
  const days = Number(settings.days)
  await client.query(
    `insert into rule_day (scope_id, rule, day, at, version, state, reason, value, score, sample, n, pass, fail, unknown,
       fails, unknowns, failing, found, as_of, since)
     select scope_id, rule, day::date, day, version, (array['met', 'partly', 'not_met'])[1 + (random() * 2)::int], null, value,
       random() * 100, sample, n, pass, fail, unknown, fails, unknowns, failing, found, day, day
       from rule_state cross join generate_series(now() - make_interval(days => $2), now() - interval '1 day', '1 day') day
      where scope_id = $1`,
    [scopeId, days],
  )
  await client.query('update rule_history set at = at - make_interval(days => $2) where scope_id = $1', [scopeId, days])
  await client.query('analyze rule_day')
  const { rows } = await client.query<{ n: number; bytes: number }>(
    `select count(*) n, pg_total_relation_size('rule_day') bytes from rule_day`,
  )
  client.release()
  const { n = 0, bytes = 0 } = rows[0] ?? {}
  say(`${n.toLocaleString('en')} days of rules kept, ${Math.round(bytes / n)} bytes each with index`)

  const scope = await scopeOf(pool, 'bench')
  const count = Number(settings.months)
  const past = now.subtract({ hours: 24 * 200 })
  await several(`${book.rules.size} rules by ${count} months, rolled up`, () =>
    nodeHistory(sight, book, { scope, at: undefined, count }),
  )
  await several('the overview now, against last month', () => conformance(sight, book, { scope, at: undefined }))
  await several('the overview as of 200 days ago', () => conformance(sight, book, { scope, at: past }))
  await several('the same, judged afterwards', () => conformance(sight, book, { scope, at: past, wish: 'afterwards' }))
})

async function several(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 11; round += 1) times.push(await time(work))
  const sorted = times.slice(1).toSorted((a, b) => a - b)
  say(`${name}: median ${took(sorted[5] ?? 0)}, slowest of ten ${took(sorted[9] ?? 0)}`)
}

function took(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`
}
