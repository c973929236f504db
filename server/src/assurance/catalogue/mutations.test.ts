import { requirementsOf } from '@citywide/model/assurance/requirement'
import { type Rule, ruleOf } from '@citywide/model/assurance/rule'
import { valueIn } from '@citywide/model/assurance/judge'
import { vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { registers } from '@citywide/model/registers'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../platform/postgres/testing.ts'
import { compile, type Counts } from '../sql/compile.ts'
import { loadCatalogue } from './load.ts'
import { fill, loadVectors, vectorTables } from './testing.ts'

/** The rule once for each of its conditions, that one turned round. */
function negations(rule: Rule): readonly Rule[] {
  return (['where', 'must'] as const).flatMap((part) =>
    rule[part].map((tree, index) => ({
      ...rule,
      [part]: rule[part].with(index, { kind: 'not', type: 'yesno', of: tree, from: tree.from, to: tree.to }),
    })),
  )
}

test('turning any condition of any rule round changes the value of one of its vectors', async () => {
  const vocabulary = vocabularyOf(registers)
  const catalogue = await loadCatalogue(vocabulary)
  const { now, timeZone, vectors } = await loadVectors()
  const target = { scoped: false, constrained: true, derived: new Map() }
  const pool = await freshDatabase()
  const client = await pool.connect()
  onTestFinished(() => client.release())
  await client.query(vectorTables(vocabulary))
  let turned = 0
  const survivors: string[] = []
  for (const card of requirementsOf(catalogue).flatMap(({ rules }) => rules)) {
    const waiting = new Map(
      negations(ruleOf(card, vocabulary)).map((rule, index) => [index, compile(rule, vocabulary, target).counts]),
    )
    turned += waiting.size
    for (const vector of vectors.filter(({ rule }) => rule === card.id)) {
      await client.query('begin')
      await fill(client, vocabulary, vector.store)
      for (const [index, sql] of waiting) {
        const { rows } = await client.query<Counts>(sql, [now, timeZone, []])
        const value = rows[0] ? valueIn(card, rows[0]) : null
        const same = value === vector.value || Math.abs((value ?? Number.NaN) - (vector.value ?? Number.NaN)) < 2e-6
        if (!same) waiting.delete(index)
      }
      await client.query('rollback')
      if (waiting.size === 0) break
    }
    survivors.push(...[...waiting.keys()].map((index) => `${card.id} condition ${index + 1}`))
  }
  expect(turned).toBe(711)
  expect(survivors).toEqual([])
})
