import { readFile } from 'node:fs/promises'
import { judge, plainLevel } from '@citywide/model/assurance/judge'
import { vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { requirementsOf } from '@citywide/model/assurance/requirement'
import { ruleOf } from '@citywide/model/assurance/rule'
import { columnOf } from '@citywide/model/record/names'
import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '../../platform/postgres/testing.ts'
import { compile, type Counts } from '../sql/compile.ts'
import { catalogueFolder, loadCatalogue } from './load.ts'
import { vectorTables } from './testing.ts'

const Vectors = z.object({
  now: z.iso.datetime(),
  timeZone: z.string(),
  vectors: z.array(
    z.object({
      rule: z.string(),
      name: z.string(),
      store: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
      value: z.number().nullable(),
      state: z.enum(['met', 'partly', 'not_met', 'no_data']),
      n: z.int().optional(),
      pass: z.int().optional(),
    }),
  ),
})

const vocabulary = vocabularyOf(registers)
const catalogue = await loadCatalogue(vocabulary)
const rules = new Map(
  requirementsOf(catalogue).flatMap((requirement) =>
    requirement.rules.map((card) => [card.id, ruleOf(card, vocabulary)] as const),
  ),
)
const { now, timeZone, vectors } = Vectors.parse(
  JSON.parse(await readFile(new URL('examples/test-vectors.json', catalogueFolder), 'utf8')),
)

test.each([true, false])(
  'every test vector of every rule gives its value and its state on PostgreSQL (required fields taken as given: %s)',
  async (constrained) => {
    const pool = await freshDatabase()
    const client = await pool.connect()
    await client.query(vectorTables(vocabulary))
    const target = { scoped: false, constrained, derived: new Map() }
    const wrong: string[] = []
    for (const vector of vectors) {
      const rule = rules.get(vector.rule)
      if (!rule) throw new Error(`There is no rule ${vector.rule}.`)
      await client.query('begin')
      for (const [noun, records] of Object.entries(vector.store)) {
        const table = vocabulary.nouns.get(noun)?.table
        const rows = records.map((record) =>
          Object.fromEntries(Object.entries(record).map(([key, value]) => [columnOf(key), value])),
        )
        await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
          JSON.stringify(rows),
        ])
      }
      const { counts } = compile(rule, vocabulary, target)
      const { rows } = await client.query<Counts>(counts, [now, timeZone, []])
      await client.query('rollback')
      const [row] = rows
      if (!row) throw new Error(`${vector.rule} gave no row.`)
      const { value } = judge(rule.card, row, 0)
      const got = {
        state: plainLevel(rule.card, row) ?? 'no_data',
        value: value === null ? null : Number(value.toFixed(6)),
        n: vector.n === undefined ? undefined : row.n,
        pass: vector.pass === undefined ? undefined : row.pass,
      }
      const { state: expectedState, value: expectedValue, n, pass } = vector
      const same =
        got.state === expectedState &&
        (got.value === expectedValue || Math.abs((got.value ?? Number.NaN) - (expectedValue ?? Number.NaN)) < 2e-6) &&
        got.n === n &&
        got.pass === pass
      if (!same)
        wrong.push(
          `${vector.rule} ${vector.name}: ${JSON.stringify({ got, expected: { expectedState, expectedValue, n, pass }, row })}`,
        )
    }
    client.release()
    expect(vectors.length).toBe(1279)
    expect(wrong).toEqual([])
  },
  120_000,
)
