import { proposeExamples } from '@citywide/model/assurance/example-proposal'
import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { freshDatabase } from '#platform/postgres/testing.ts'
import { releasedRulebook } from '../rulebook.ts'
import { reportOn } from './examples.ts'

test('examples made from a card give the states they are made for, and notice every condition that is turned round', async () => {
  const pool = await freshDatabase()
  const { rules, vocabulary } = await releasedRulebook()
  const at = fixedClock('2026-11-23T04:00:00Z').now()
  const proposed = [...rules.values()].map(({ rule }) => ({ rule, ...proposeExamples(rule, vocabulary, at) }))
  const made = proposed.filter(({ beyond }) => beyond.length === 0)
  const lacking: string[] = []
  for (const { rule, examples } of made) {
    const { holds, unnoticed } = await reportOn(pool, vocabulary, rule, examples)
    if (!holds || unnoticed.length > 0) lacking.push(rule.card.id)
  }
  expect(made.length).toBeGreaterThan(proposed.length * 0.6)
  // Entries of a closed list that are fewer than the limit, and conditions that hang together: these want a person.
  expect(lacking).toEqual(['B8.3-E2', 'D9.3-E1', 'PH4-X3'])
})
