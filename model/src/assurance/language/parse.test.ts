import { array, assert, constantFrom, letrec, nat, oneof, option, property, record, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from './parse.ts'
import { RuleProblem } from './problem.ts'
import { feelShape, ownShape } from './testing.ts'

const name = constantFrom('status', 'ownerId', 'dueAt', 'level', 'orgIds', 'quickWin')
const noun = constantFrom('Action', 'Benefit', 'Meeting')

/** Random conditions of the grammar, as text. */
const { condition } = letrec((tie) => ({
  value: oneof(
    { depthSize: 'small' },
    name,
    nat(1_000).map(String),
    constantFrom('true', 'false', 'null', '"open"', '"a \\"b\\""', '今天日期', 'this.id', 'owner.active', 'text.zh'),
    tuple(tie('value'), constantFrom('+', '-', '*', '/'), tie('value')).map((parts) => parts.join(' ')),
    tie('value').map((value) => `(${String(value)})`),
    tuple(
      constantFrom('age', 'coalesce', 'list contains', 'within'),
      array(tie('value'), { minLength: 1, maxLength: 2 }),
    ).map(([called, values]) => `${called}(${values.join(', ')})`),
    tuple(noun, tie('condition'), option(name)).map(([of, filter, field]) =>
      field === null ? `count(${of}[${String(filter)}])` : `sum(${of}[${String(filter)}].${field})`,
    ),
  ),
  condition: oneof(
    { depthSize: 'small' },
    name,
    tuple(tie('value'), constantFrom('=', '!=', '<', '<=', '>', '>='), tie('value')).map((parts) => parts.join(' ')),
    tuple(tie('condition'), constantFrom('and', 'or'), tie('condition')).map((parts) => parts.join(' ')),
    tie('condition').map((of) => `(${String(of)})`),
    tie('condition').map((of) => `not(${String(of)})`),
    tuple(name, array(nat(9), { minLength: 1, maxLength: 3 })).map(([of, items]) => `(${of} in [${items.join(', ')}])`),
    record({ of: tie('value'), low: name, high: name }).map(
      ({ of, low, high }) => `(${String(of)} between ${low} and ${high})`,
    ),
    tuple(constantFrom('some', 'every'), noun, tie('condition')).map(
      ([which, of, what]) => `(${which} r in ${of} satisfies ${String(what)})`,
    ),
  ),
}))

describe('conditions', () => {
  test('are read as the FEEL tools of bpmn.io read them', () => {
    assert(
      property(condition, (text) => {
        let own
        try {
          own = ownShape(parse(text))
        } catch (error) {
          // Refused for its depth or length; whatever is accepted must mean the same.
          if (error instanceof RuleProblem && ['TOO_DEEP', 'TOO_LONG'].includes(error.code)) return
          throw error
        }
        expect(own).toEqual(feelShape(text))
      }),
      { numRuns: 3_000 },
    )
  })

  test('never end the program, whatever is typed', () => {
    const pieces = constantFrom(
      '(',
      ')',
      '[',
      ']',
      'in',
      'and',
      'or',
      'not',
      '"',
      '"a"',
      '.',
      ',',
      '=',
      '<',
      '-',
      'x',
      '1',
      '状态',
      'some',
      ' ',
      '\u{1F600}',
    )
    assert(
      property(array(pieces, { maxLength: 40 }), (parts) => {
        try {
          parse(parts.join(' '))
        } catch (error) {
          expect(error).toBeInstanceOf(RuleProblem)
        }
      }),
    )
  })

  test.each([
    ['status in ["a"] and x > 1', 'IN_NEEDS_BRACKETS', 0],
    ['x > 1 or status in ["a"]', 'IN_NEEDS_BRACKETS', 9],
    ['a between 1 and 2 and b', 'IN_NEEDS_BRACKETS', 0],
    ['a = ', 'UNEXPECTED', 4],
    ['a < b < c', 'UNEXPECTED', 6],
    ['count(Action[a = 1)', 'UNEXPECTED', 18],
    ['"abc', 'UNFINISHED_TEXT', 0],
    ['x ; drop table account', 'CHARACTER', 2],
    [`${'('.repeat(13)}a${')'.repeat(13)}`, 'TOO_DEEP', 13],
    [`${'-'.repeat(40)}1 = 1`, 'TOO_DEEP', 13],
    ['a = '.padEnd(1_000_000, '1'), 'TOO_LONG', 2_000],
  ])('%.30s is refused as %s at %i', (text, code, from) => {
    const refused = () => parse(text)
    expect(refused).toThrow(RuleProblem)
    expect(refused).toThrow(expect.objectContaining({ code, at: expect.objectContaining({ from }) }))
  })

  test('a name of several words is one name where the vocabulary knows it', () => {
    expect(ownShape(parse('last value time != null', ['last value time']))).toEqual(['!=', 'last value time', 'null'])
    expect(ownShape(parse('ISO 37101 目的 != null', ['ISO 37101 目的']))).toEqual(['!=', 'ISO 37101 目的', 'null'])
  })
})
