import { expect, test } from 'vitest'
import { registers } from '../registers.ts'
import { asksOf, formOf, readForm, textOf } from './condition-form.ts'
import { conditionOf } from './language/check.ts'
import { vocabularyOf } from './language/vocabulary.ts'

const vocabulary = vocabularyOf(registers)

function nounOf(name: string) {
  const noun = vocabulary.nouns.get(name)
  if (!noun) throw new Error(`There is no noun ${name}.`)
  return noun
}

test('whatever can be asked of any word, its text means something and is read back as the same form', () => {
  let asked = 0
  const lost: string[] = []
  for (const noun of vocabulary.nouns.values()) {
    for (const word of noun.words.values()) {
      for (const asks of asksOf(word)) {
        const form = formOf(asks, [word.key], word)
        const text = textOf(form, noun, vocabulary)
        conditionOf(text, noun, vocabulary)
        if (JSON.stringify(readForm(text, noun, vocabulary)) !== JSON.stringify(form))
          lost.push(`${noun.name}: ${text}`)
        asked += 1
      }
    }
  }
  expect(asked).toBeGreaterThan(2_000)
  expect(lost).toEqual([])
})

test.each([
  ['Initiative', 'owner.active', { asks: 'yes', path: ['ownerId', 'active'], yes: true }],
  [
    'Initiative',
    `${nounOf('Initiative').words.get('ownerId')?.title.zh ?? ''} != null`,
    { asks: 'recorded', path: ['ownerId'], recorded: true },
  ],
  [
    'Initiative',
    '(status in ["active","planned"])',
    { asks: 'codes', path: ['status'], codes: ['active', 'planned'], is: true },
  ],
  ['Initiative', 'within(updatedAt, 90)', { asks: 'recent', path: ['updatedAt'], days: 90 }],
  [
    'Initiative',
    'count(milestones) > 0',
    { asks: 'linked', path: ['milestones'], operator: '>', number: 0, which: [] },
  ],
])('of %s the form reads %s', (noun, text, form) => {
  expect(readForm(text, nounOf(noun), vocabulary)).toEqual(form)
})

test('what a form cannot say stays text, and so does what has a mistake', () => {
  const noun = nounOf('Initiative')
  for (const text of ['owner != null or status = "active"', 'ownr != null', '', 'budget * 2 > 4'])
    expect([text, readForm(text, noun, vocabulary)]).toEqual([text, undefined])
})
