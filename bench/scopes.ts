/**
 * What a tree of scopes costs: judging parts, following one changed field in all of them, and the counts behind the pages
 * of parts and scopes.
 *
 * Run: node bench/scopes.ts [--records 80000 --parts 50 --changes 100]
 */
import { randomUUIDv7 } from 'node:crypto'
import { parseArgs } from 'node:util'
import { registers } from '@citywide/model/registers'
import { releasedRulebook } from '../server/src/assurance/rulebook.ts'
import { evaluateAll, followChanges } from '../server/src/assurance/run/evaluator.ts'
import { registerStandings } from '../server/src/assurance/standing/registers.ts'
import { rollUpOf, scopeTree } from '../server/src/assurance/standing/scopes.ts'
import { scopeOf } from '../server/src/platform/access/scopes-store.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { transaction } from '../server/src/platform/postgres/pool.ts'
import { conditions, fillCityNow, onFreshDatabase, timeZone } from './random-city.ts'
import { say, time } from './report.ts'

const { values: settings } = parseArgs({
  options: {
    records: { type: 'string', default: '80000' },
    parts: { type: 'string', default: '50' },
    changes: { type: 'string', default: '100' },
  },
})

await onFreshDatabase(async (pool) => {
  const sight = { pool, clock: systemClock, timeZone }
  const parts = { ...sight, report: (error: unknown) => say(String(error)) }
  say(conditions())
  await releasedRulebook()
  const city = await fillCityNow(pool, Number(settings.records), (scopeId) => spread(scopeId, Number(settings.parts)))
  const client = await pool.connect()
  say(`${city.records.toLocaleString('en')} records, half of them in ${settings.parts} parts`)

  say(`city, first judging: ${took(await time(() => followChanges(parts)))}`)
  say(
    `parts, first judging: ${took(
      await time(async () => {
        while (await followChanges(parts, 'parts'));
      }),
    )}`,
  )
  const one: number[] = []
  const below: number[] = []
  for (let n = 0; n < Number(settings.changes); n += 1) {
    await city.change(client)
    one.push(await time(() => followChanges(parts)))
    below.push(await time(() => followChanges(parts, 'parts')))
  }
  say(`one changed field: city ${spreadOf(one)}; its parts ${spreadOf(below)}`)
  say(`every rule of every scope: ${took(await time(() => evaluateAll(parts)))}`)
  const whole = await scopeOf(pool, 'bench')
  say(`registers with counts and gaps: ${spreadOf(await times(() => registerStandings(sight, whole, undefined)))}`)
  say(`tree of scopes: ${spreadOf(await times(() => scopeTree(sight)))}`)
  say(`city beside its parts: ${spreadOf(await times(() => rollUpOf(sight, whole, undefined)))}`)
  client.release()

  /** Puts every other record into one of so many parts. */
  async function spread(scopeId: string, count: number): Promise<void> {
    const ids = Array.from({ length: count }, () => randomUUIDv7())
    await transaction(
      pool,
      async (writer) => {
        for (const [index, id] of ids.entries()) {
          await writer.query(
            `insert into scope (id, city_id, scope_id, code, title, kind, parent_id, made_up)
             values ($1, $2, $1, $3, '{"zh":"部分","en":"Part"}', 'district', $2, true)`,
            [id, scopeId, `part-${index}`],
          )
        }
        for (const { name, table } of registers) {
          if (name === 'Scope') continue
          await writer.query(
            `update ${table} set scope_id = ($1::uuid[])[1 + abs(hashtext(id::text)) % $2] where hashtext(id::text) % 2 = 0`,
            [ids, count],
          )
        }
      },
      { statementTimeout: 0 },
    )
  }
})

async function times(work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = []
  for (let n = 0; n < 20; n += 1) all.push(await time(work))
  return all
}

function took(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`
}

function spreadOf(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms`
}
