import { plainLevel, valueIn } from '@citywide/model/assurance/judge'
import { givenAt } from '@citywide/model/assurance/language/closure-time'
import { vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { requirementsOf } from '@citywide/model/assurance/requirement'
import { type Rule, ruleOf } from '@citywide/model/assurance/rule'
import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { loadCatalogue } from './load.ts'
import { cardMutantsOf, countsOf, mutantsOf } from './mutants/testing.ts'
import { loadVectors } from './testing.ts'

const vocabulary = vocabularyOf(registers)
const rules = requirementsOf(await loadCatalogue(vocabulary)).flatMap((requirement) =>
  requirement.rules.map((card) => ruleOf(card, vocabulary)),
)
const { now, timeZone, vectors } = await loadVectors()
const given = givenAt(now, timeZone)
const byRule = Map.groupBy(vectors, ({ rule }) => rule)
type Vector = (typeof vectors)[number]

/** Whether an example comes out otherwise than it says. */
function differs(rule: Rule, { store, value, state }: Vector): boolean {
  const counts = countsOf(rule, vocabulary, store, given)
  const got = valueIn(rule.card, counts)
  const same = got === value || Math.abs((got ?? Number.NaN) - (value ?? Number.NaN)) < 2e-6
  return !same || (plainLevel(rule.card, counts) ?? 'no_data') !== state
}

test('every vector of every rule comes out in memory as it does in PostgreSQL', () => {
  const different = rules.flatMap((rule) =>
    (byRule.get(rule.card.id) ?? []).filter((vector) => differs(rule, vector)).map(({ name }) => [rule.card.id, name]),
  )
  expect(different).toEqual([])
})

test('turning any condition, operator or limit of any rule round makes one of its examples fail', () => {
  let turned = 0
  const survivors: string[] = []
  for (const rule of rules) {
    const own = byRule.get(rule.card.id) ?? []
    for (const { what, rule: other } of [...mutantsOf(rule), ...cardMutantsOf(rule)]) {
      turned += 1
      if (!own.some((vector) => differs(other, vector))) survivors.push(`${rule.card.id} ${what}`)
    }
  }
  expect(turned).toBeGreaterThan(2_800)
  expect(survivors).toEqual([])
})
