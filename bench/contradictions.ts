/**
 * Contradictions between records on a city of random records: all of them looked for, the slowest told.
 *
 * Run: node bench/contradictions.ts [--records 80000]
 */
import { parseArgs } from 'node:util'
import { contradictionBook } from '../server/src/assurance/contradictions/book.ts'
import { countAll } from '../server/src/assurance/run/count-store.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { conditions, fillCityNow, onFreshDatabase, timeZone } from './random-city.ts'
import { say } from './report.ts'

const { values: settings } = parseArgs({ options: { records: { type: 'string', default: '80000' } } })

await onFreshDatabase(async (pool) => {
  const { scopeId, records } = await fillCityNow(pool, Number(settings.records))
  const { vocabulary, contradictions } = await contradictionBook()
  const given = { asOf: systemClock.now(), timeZone, scopeIds: [scopeId], part: false }
  const queries = contradictions.map(({ counts }) => counts)
  say(conditions())
  say(`${records.toLocaleString('en')} records, ${contradictions.length} contradictions`)
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now()
    const found = await countAll(pool, vocabulary, queries, given)
    const took = performance.now() - start
    const slowest = contradictions
      .map(({ card, counts }) => ({ id: card.id, ms: found.get(counts)?.milliseconds ?? 0 }))
      .toSorted((one, other) => other.ms - one.ms)
      .slice(0, 3)
    const failed = [...found.values()].filter((one) => 'error' in one).length
    const named = slowest.map(({ id, ms }) => `${id} ${ms.toFixed(1)} ms`).join(', ')
    say(`all looked for in ${took.toFixed(0)} ms; ${failed} could not run; slowest: ${named}`)
  }
})
