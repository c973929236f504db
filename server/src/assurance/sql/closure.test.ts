import { conditionOf } from '@citywide/model/assurance/language/check'
import { closureOf, type Store } from '@citywide/model/assurance/language/closure'
import { givenAt } from '@citywide/model/assurance/language/closure-time'
import { vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { registers } from '@citywide/model/registers'
import { sample } from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '#platform/postgres/testing.ts'
import { fill, vectorTables } from '../catalogue/testing.ts'
import { Writer } from './expression.ts'
import { judgedAt, randomStore } from './records/testing.ts'
import { conditionAbout } from './testing.ts'

const vocabulary = vocabularyOf(registers)
const target = { scoped: false, constrained: false, derived: new Map() }
const zones = ['Europe/Berlin', 'Asia/Shanghai', 'America/St_Johns']

/** Conditions in one query. */
const together = 50

test('three thousand random conditions come out of PostgreSQL as they come out of the tree itself', async () => {
  const pool = await freshDatabase()
  const client = await pool.connect()
  onTestFinished(() => client.release())
  await client.query(vectorTables(vocabulary))
  const stores = sample(randomStore(vocabulary), { numRuns: 12, seed: 41_150 })
  const answers = { true: 0, false: 0, null: 0 }
  const different: object[] = []
  let compared = 0
  for (const [index, store] of stores.entries()) {
    const zone = zones[index % zones.length] ?? 'UTC'
    const given = givenAt(judgedAt, zone)
    const about = index % 3 === 2 ? 'Incident' : 'Initiative'
    const noun = vocabulary.nouns.get(about)
    if (!noun) throw new Error(about)
    await client.query('begin')
    await fill(client, vocabulary, fillable(store))
    const texts = sample(conditionAbout(noun, vocabulary), { numRuns: 250, seed: 37_106 + index })
    for (let start = 0; start < texts.length; start += together) {
      const batch = texts.slice(start, start + together)
      const trees = batch.map((text) => conditionOf(text, noun, vocabulary))
      const writer = new Writer(vocabulary, target)
      // Sets of different conditions share numbers, so each condition is a query of its own joined by the record.
      const columns = trees.map((tree) => {
        const own = new Writer(vocabulary, target)
        const sql = own.write(tree)
        return `(select ${sql} from ${own.from(0, about)} where r0.id = s.id)`
      })
      const { rows } = await client.query<{ id: string; answers: (boolean | null)[] }>(
        `with given as (select $1::timestamptz, $2::text, $3::uuid[])
         select s.id, array[${columns.join(', ')}] as answers from ${writer.from(0, about).replace('r0', 's')} order by s.id`,
        [judgedAt, zone, []],
      )
      const closures = trees.map((tree) => closureOf(tree, store, given))
      for (const { id, answers: found } of rows) {
        const row = store[about]?.find((one) => one['id'] === id)
        if (!row) throw new Error(id)
        for (const [n, text] of batch.entries()) {
          const expected = closures[n]?.(row)
          if (found[n] !== expected) different.push({ store: index, id, text, sql: found[n], tree: expected })
          compared += 1
          answers[String(expected) as keyof typeof answers] += 1
        }
      }
    }
    await client.query('rollback')
  }
  expect(different).toEqual([])
  expect(compared).toBeGreaterThan(12_000)
  // All three answers came out, or the comparison would prove little.
  for (const count of Object.values(answers)) expect(count).toBeGreaterThan(compared / 10)
})

/** The way of entry has a word of its own, since some registers have a reference called source. */
function fillable(store: Store): Record<string, Record<string, unknown>[]> {
  return Object.fromEntries(
    Object.entries(store).map(([noun, rows]) => [noun, rows.map((row) => ({ ...row, source: row['recordSource'] }))]),
  )
}
