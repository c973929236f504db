import type { CardProblem } from '@citywide/model/assurance/card-check'
import type { CardReading } from '@citywide/model/assurance/rule-studio'
import { expect, test } from 'vitest'
import { releasedRulebook } from '../rulebook.ts'
import { checkCard } from '@citywide/model/assurance/card-check'
import { readForm, textOf } from '@citywide/model/assurance/condition-form'
import { conditionOf } from '@citywide/model/assurance/language/check'
import { English } from '@citywide/model/assurance/language/english'
import { act, begun, releasedCard, sound, studioCity, write } from './testing.ts'

/** A share of initiatives with one requirement. */
async function cardWith(must: string) {
  const card = await releasedCard('B7.1-E2')
  return { ...card, must: [must] }
}

const deep = `${'('.repeat(40)}status = "active"${')'.repeat(40)}`

const bad: readonly (readonly [string, string, Partial<CardProblem>])[] = [
  [
    'an unknown word',
    'ownr != null',
    { code: 'UNKNOWN_WORD', at: { from: 0, to: 4 }, nearest: expect.objectContaining({ word: 'ownerId' }) },
  ],
  [
    'an unknown word in Chinese',
    '责任仁 != null',
    { code: 'UNKNOWN_WORD', at: { from: 0, to: 3 }, nearest: expect.objectContaining({ word: 'ownerId' }) },
  ],
  ['a wrong type', 'status > 3', { code: 'TYPE', at: { from: 0, to: 6 } }],
  [
    'a code that is not in the list',
    'status = "actve"',
    { code: 'UNKNOWN_CODE', at: { from: 9, to: 16 }, nearest: expect.objectContaining({ word: 'active' }) },
  ],
  ['a function that is not there', 'pg_sleep(10)', { code: 'UNKNOWN_FUNCTION', at: { from: 0, to: 8 } }],
  ['nesting without end', deep, { code: 'TOO_DEEP', at: { from: 13, to: 14 } }],
  ['the trap of FEEL', 'status in ["active"] and quickWin', { code: 'IN_NEEDS_BRACKETS', at: { from: 0, to: 20 } }],
  ['SQL', `status = "active'; drop table initiative; --"`, { code: 'UNKNOWN_CODE' }],
  ['a text without end', 'status = "active', { code: 'UNFINISHED_TEXT', at: { from: 9, to: 16 } }],
  ['NUL', 'title.zh = "a\u0000b"', { code: 'CHARACTER', at: { from: 13, to: 14 } }],
  ['half a surrogate pair', 'title.zh = "\ud800"', { code: 'CHARACTER', at: { from: 12, to: 13 } }],
  ['a very long text', `status = "${'x'.repeat(200_000)}"`, { code: 'TOO_LONG', at: null }],
] as const

test('a bad card is shown at its place in both languages, and is neither published nor run', async () => {
  const { author, pool } = await studioCity()
  for (const [what, must, problem] of bad) {
    const card = await cardWith(must)
    const reading = sound(
      await author.send({ method: 'POST', url: '/api/rule-trials/card', payload: { card } }),
    ).json<CardReading>()
    const [found] = reading.problems
    expect({ what, ...found }).toMatchObject({ what, line: problem.at === null ? '' : 'must/0', ...problem })
    expect([found?.text.zh, found?.text.en].every((text) => text !== undefined && text !== '')).toBe(true)
    for (const trial of ['examples', 'proposal', 'records']) {
      const payload = { card, ...(trial === 'examples' && { examples: [] }) }
      const answer = await author.send({ method: 'POST', url: `/api/rule-trials/${trial}`, payload })
      expect([trial, answer.statusCode, answer.json().code]).toEqual([trial, 422, 'RULE_FAULTY'])
      expect(answer.json().errors[0].pointer).toBe(problem.at === null ? '/card' : '/card/must/0')
    }
    const version = await begun(author, { rule: 'B7.1-E2', puts: 'card' })
    const kept = await write(author, version, { card })
    const last = kept.statusCode === 200 ? kept.json() : version
    if (kept.statusCode === 200) expect((await act(author, last, 'submit')).json().code).toBe('RULE_FAULTY')
    else expect([kept.statusCode, kept.json().code]).toEqual([422, 'RULE_FAULTY'])
    expect((await pool.query(`select from rule_version where state = 'published'`)).rowCount).toBe(0)
    sound(await act(author, last, 'withdraw'), 201)
  }
})

test('a megabyte is refused, SQL in a free text is a text, and words are understood in either language', async () => {
  const { author, pool } = await studioCity()
  const ask = async (trial: string, must: string) =>
    author.send({ method: 'POST', url: `/api/rule-trials/${trial}`, payload: { card: await cardWith(must) } })
  const large = await ask('card', 'x'.repeat(1_200_000))
  if (large.statusCode === 200) expect(large.json().problems[0].code).toBe('TOO_LONG')
  else expect([large.statusCode, large.json().code]).toEqual([413, 'BODY_TOO_LARGE'])

  expect((await ask('records', `title.zh = "'; drop table initiative; --"`)).statusCode).toBe(200)
  expect((await pool.query('select from initiative')).rowCount).toBe(0)

  const key = sound(await ask('card', 'ownerId != null')).json<CardReading>()
  const chinese = sound(await ask('card', '责任人 != null')).json<CardReading>()
  expect(key.problems).toEqual([])
  expect(chinese.sentence).toEqual(key.sentence)
})

test('every card of the release is sound in the studio, and most of its conditions can be said by the form', async () => {
  const { rules, vocabulary, catalogue } = await releasedRulebook()
  const english = new English(vocabulary)
  let formed = 0
  let all = 0
  for (const { card, rule } of rules.values()) {
    expect([card.id, checkCard(card, vocabulary, catalogue.common.roles).problems]).toEqual([card.id, []])
    for (const text of [...card.where, ...(card.kind === 'share' ? card.must : [])]) {
      all += 1
      const form = readForm(text, rule.about, vocabulary)
      if (!form) continue
      formed += 1
      // “One of” a single code is that code.
      const say = (of: string) =>
        english.condition(conditionOf(of, rule.about, vocabulary)).replace('is one of ', 'is ')
      expect([card.id, say(textOf(form, rule.about, vocabulary))]).toEqual([card.id, say(text)])
    }
    const number = Number(/-E(\d+)$/.exec(card.id)?.[1] ?? 0)
    expect(number).toBeLessThan(101)
  }
  expect(formed / all).toBeGreaterThan(0.7)
})
