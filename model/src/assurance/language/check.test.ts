import { describe, expect, test } from 'vitest'
import { registers } from '../../registers.ts'
import { conditionOf, valueOf } from './check.ts'
import { RuleProblem } from './problem.ts'
import { readsOf } from './reads.ts'
import type { Noun } from './vocabulary.ts'
import { AmbiguousWord, vocabularyOf } from './vocabulary.ts'

const vocabulary = vocabularyOf(registers)

function noun(name: string): Noun {
  const found = vocabulary.nouns.get(name)
  if (!found) throw new Error(name)
  return found
}

/** The tree without its places in the text. */
function meaning(condition: string, about: string): unknown {
  return JSON.parse(
    JSON.stringify(conditionOf(condition, noun(about), vocabulary), (key, value: unknown) =>
      key === 'from' || key === 'to' ? undefined : value,
    ),
  )
}

function refusal(condition: string, about = 'Initiative'): RuleProblem {
  try {
    conditionOf(condition, noun(about), vocabulary)
  } catch (error) {
    if (error instanceof RuleProblem) return error
    throw error
  }
  throw new Error(`${condition} was accepted.`)
}

describe('words', () => {
  test.each([
    [
      'Initiative',
      'ownerId != null and owner.active',
      '责任人 != null and 责任人.在岗',
      'owner != null and owner.active',
    ],
    ['Initiative', 'status = "active"', '状态 = "在建"', 'status = "Active"'],
    [
      'Indicator',
      'age(lastValueAt) <= frequencyDays * 1.5',
      'age(最近数值时间) <= 更新频次 * 1.5',
      'age(last value time) <= frequency * 1.5',
    ],
    [
      'Benefit',
      'count(BenefitReview[benefitId = this.id]) > 0',
      'count(利益评审[利益 = this.id]) > 0',
      'count(benefit reviews[benefit = this.id]) > 0',
    ],
  ])('of %s mean the same by key, in Chinese and in English', (about, key, zh, en) => {
    expect(meaning(zh, about)).toEqual(meaning(key, about))
    expect(meaning(en, about)).toEqual(meaning(key, about))
  })

  test('that do not exist are refused at their place, with those there are', () => {
    const problem = refusal('status = "active" and owners.active')
    expect(problem).toMatchObject({ code: 'UNKNOWN_WORD', at: { from: 22, to: 28 } })
    expect(problem.allowed).toContainEqual({ word: 'ownerId', title: { zh: '责任人', en: 'owner' } })
    expect(problem.text).toEqual({ zh: '“举措”没有字段“owners”。', en: '“initiative” has no word “owners”.' })
  })

  test('that two declarations share in one noun stop the build', () => {
    const [first, ...rest] = registers
    if (!first) throw new Error('There are no registers.')
    const [[key, field] = ['', undefined]] = Object.entries(first.fields)
    const twice = { ...first, fields: { ...first.fields, [`${key}Again`]: field } }
    expect(() => vocabularyOf([twice, ...rest] as typeof registers)).toThrow(AmbiguousWord)
  })
})

describe('a condition is refused', () => {
  test.each([
    ['frobnicate(status)', 'UNKNOWN_FUNCTION'],
    ['age()', 'ARGUMENTS'],
    ['now(1) > now()', 'ARGUMENTS'],
    ['status = "no such state"', 'UNKNOWN_CODE'],
    ['(status in ["active", "no such state"])', 'UNKNOWN_CODE'],
    ['(status in LEAD_ROLES)', 'TYPE'],
    ['(status in NO_SUCH_LIST)', 'UNKNOWN_WORD'],
    ['status > "active"', 'TYPE'],
    ['status = 3', 'TYPE'],
    ['quickWin > 1', 'TYPE'],
    ['status', 'TYPE'],
    ['1 + 1', 'TYPE'],
    ['plannedStart > now()', 'TYPE'],
    ['plannedStart - plannedEnd > 3', 'TYPE'],
    ['status > null', 'TYPE'],
    ['visionTargetIds = null', 'TYPE'],
    ['visionTargetIds = "x"', 'TYPE'],
    ['count(status) > 0', 'TYPE'],
    ['count(Milestone[dueAt]) > 0', 'TYPE'],
    ['Milestone[doneAt != null]', 'TYPE'],
    ['sum(Milestone) > 3', 'TYPE'],
    ['sum(Milestone.dueAt) > 3', 'TYPE'],
    ['this.status = "active"', 'UNKNOWN_WORD'],
    ['status.zh = "x"', 'TYPE'],
    ['title.fr != null', 'UNKNOWN_WORD'],
    ['plannedStart > date("tomorrow")', 'TYPE'],
    ['plannedStart > today() - duration("3 days")', 'TYPE'],
    ['worktime(plannedStart, plannedEnd) > 3', 'UNKNOWN_FUNCTION'],
    ['toString()', 'UNKNOWN_FUNCTION'],
    ['constructor != null', 'UNKNOWN_WORD'],
  ])('%s (%s)', (condition, code) => {
    const problem = refusal(condition)
    expect(problem.code).toBe(code)
    expect(problem.at.to).toBeLessThanOrEqual(condition.length)
    expect(problem.text.zh).not.toBe('')
    expect(problem.text.en).not.toBe('')
  })

  test('when it compares the name of a person', () => {
    expect(refusal('name = "Li Wei"', 'Person').code).toBe('SENSITIVE')
    expect(meaning('name != null', 'Person')).toMatchObject({ kind: 'compare' })
  })
})

describe('what a condition reads', () => {
  test('is every field it touches, and the records it counts', () => {
    const tree = conditionOf(
      'count(Risk[initiativeId = this.id and owner.active and within(reviewedAt, 90)]) > 0',
      noun('Initiative'),
      vocabulary,
    )
    expect(readsOf([tree], 'Initiative')).toEqual({
      clock: true,
      fields: [
        { noun: 'Initiative', field: '*' },
        { noun: 'Person', field: 'active' },
        { noun: 'Risk', field: '*' },
        { noun: 'Risk', field: 'initiativeId' },
        { noun: 'Risk', field: 'ownerId' },
        { noun: 'Risk', field: 'reviewedAt' },
      ],
    })
  })

  test('of the benefit map is its links and the levels of its benefits', () => {
    const { fields } = readsOf([conditionOf('reaches(id)', noun('Initiative'), vocabulary)], 'Initiative')
    expect(fields).toContainEqual({ noun: 'BenefitLink', field: 'toId' })
    expect(fields).toContainEqual({ noun: 'Benefit', field: 'level' })
  })

  test('of a figure over whole populations needs no record', () => {
    const tree = valueOf(
      'sum(ChannelUsage[digital].transactions) / sum(ChannelUsage.transactions)',
      undefined,
      vocabulary,
    )
    expect(tree.type).toBe('number')
    expect(readsOf([tree], undefined).fields.map(({ field }) => field)).toEqual(['*', 'digital', 'transactions'])
  })
})
