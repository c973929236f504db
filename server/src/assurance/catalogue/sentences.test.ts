import { readFile } from 'node:fs/promises'
import { vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { requirementsOf } from '@citywide/model/assurance/requirement'
import { ruleOf } from '@citywide/model/assurance/rule'
import { sentencesOf } from '@citywide/model/assurance/sentence'
import { registers } from '@citywide/model/registers'
import { Text } from '@citywide/model/text'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { catalogueFolder, loadCatalogue } from './load.ts'

const golden = z
  .record(z.string(), Text)
  .parse(parse(await readFile(new URL('examples/rule-sentences.yaml', catalogueFolder), 'utf8')))

test('every rule is said in both languages as the reviewed sentences have it', async () => {
  const vocabulary = vocabularyOf(registers)
  const catalogue = await loadCatalogue(vocabulary)
  const said = requirementsOf(catalogue).flatMap(({ rules }) =>
    rules.map((card) => [card.id, sentencesOf(ruleOf(card, vocabulary), vocabulary).sentence] as const),
  )
  expect(said.length).toBe(277)
  expect(Object.fromEntries(said)).toEqual(golden)
})
