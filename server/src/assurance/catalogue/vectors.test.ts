import { plainLevel, valueIn } from '@citywide/model/assurance/judge'
import { vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { requirementsOf } from '@citywide/model/assurance/requirement'
import { ruleOf } from '@citywide/model/assurance/rule'
import { registers } from '@citywide/model/registers'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../platform/postgres/testing.ts'
import { compile, type Counts } from '../sql/compile.ts'
import { loadCatalogue } from './load.ts'
import { fill, loadVectors, vectorTables } from './testing.ts'

const vocabulary = vocabularyOf(registers)
const catalogue = await loadCatalogue(vocabulary)
const rules = new Map(
  requirementsOf(catalogue).flatMap((requirement) =>
    requirement.rules.map((card) => [card.id, ruleOf(card, vocabulary)] as const),
  ),
)
const { now, timeZone, vectors } = await loadVectors()

test.each([true, false])(
  'every test vector of every rule gives its value and its state on PostgreSQL (required fields never null: %s)',
  async (constrained) => {
    const pool = await freshDatabase()
    const client = await pool.connect()
    onTestFinished(() => client.release())
    await client.query(vectorTables(vocabulary))
    const target = { scoped: false, constrained, derived: new Map() }
    const got: unknown[] = []
    for (const vector of vectors) {
      const rule = rules.get(vector.rule)
      if (!rule) throw new Error(`There is no rule ${vector.rule}.`)
      await client.query('begin')
      await fill(client, vocabulary, vector.store)
      const { rows } = await client.query<Counts>(compile(rule, vocabulary, target).counts, [now, timeZone, []])
      await client.query('rollback')
      const [row] = rows
      if (!row) throw new Error(`${vector.rule} gave no row.`)
      const value = valueIn(rule.card, row)
      got.push({
        ...vector,
        value: value === null ? null : Number(value.toFixed(6)),
        state: plainLevel(rule.card, row) ?? 'no_data',
        ...(vector.n !== undefined && { n: row.n }),
        ...(vector.pass !== undefined && { pass: row.pass }),
      })
    }
    expect(got.length).toBe(1279 + 29)
    expect(got).toEqual(vectors)
  },
)
