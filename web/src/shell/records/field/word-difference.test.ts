import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDifference } from './word-difference.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 60 })

test('without what is new it is the first text, without what is gone the second, to the last character', () => {
  fc.assert(
    fc.property(text, text, fc.constantFrom('zh' as const, 'en' as const), (before, after, language) => {
      const pieces = wordDifference(before, after, language)
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('')
      expect([without('new'), without('gone')]).toEqual([before, after])
    }),
  )
})

test('a changed word stands alone, in Chinese too, where no blanks part the words', () => {
  expect(wordDifference('Open to all people.', 'Open to most people.', 'en')).toEqual([
    { text: 'Open to ', kind: 'same' },
    { text: 'all', kind: 'gone' },
    { text: 'most', kind: 'new' },
    { text: ' people.', kind: 'same' },
  ])
  expect(wordDifference('面向全体市民开放', '面向部分市民开放', 'zh')).toEqual([
    { text: '面向', kind: 'same' },
    { text: '全体', kind: 'gone' },
    { text: '部分', kind: 'new' },
    { text: '市民开放', kind: 'same' },
  ])
})

test('two long texts that have nothing in common do not hold up the page', () => {
  const [one, other] = ['a b '.repeat(5_000), 'c d '.repeat(5_000)]
  expect(wordDifference(one, other, 'en').length).toBeLessThan(30_000)
})
