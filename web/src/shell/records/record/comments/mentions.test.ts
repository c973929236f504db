import { assert, array, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { keptText, mentionAt, typedText, withMention } from './mentions.ts'

const lin = { id: '01900000-0000-7000-8000-000000000001', name: { zh: '林岚', en: 'Lin Lan' } }
const other = { id: '01900000-0000-7000-8000-000000000002', name: { zh: '林岚', en: 'Lin Lan' } }
const wang = { id: '01900000-0000-7000-8000-000000000003', name: { zh: '王明', en: 'Wang Ming' } }

test('an @ begins a mention at the start, after a space and after Chinese, not within an address', () => {
  expect(mentionAt('@', 1)).toEqual({ from: 0, words: '' })
  expect(mentionAt('请@林', 3)).toEqual({ from: 1, words: '林' })
  expect(mentionAt('see @li and', 7)).toEqual({ from: 4, words: 'li' })
  expect(mentionAt('a@b', 3)).toBeUndefined()
  expect(mentionAt('@lin lan', 8)).toBeUndefined()
})

test('a chosen person takes the place of what was typed, and is kept by the account', () => {
  const typed = mentionAt('请@林核对', 3)
  if (!typed) throw new Error('nothing typed')
  const { text, caret, called } = withMention('请@林核对', typed, lin, 'zh', new Map())
  expect([text, caret]).toEqual(['请@林岚 核对', 5])
  expect(keptText(text, called)).toBe(`请@[${lin.id}] 核对`)
  // Who is deleted from the text again is not called.
  expect(keptText('核对', called)).toBe('核对')
})

test('two people of one name stay two', () => {
  const first = withMention('@', { from: 0, words: '' }, lin, 'en', new Map())
  const second = withMention(`${first.text}@`, { from: first.text.length, words: '' }, other, 'en', first.called)
  expect(second.text).toBe('@Lin Lan @Lin Lan 2 ')
  expect(keptText(second.text, second.called)).toBe(`@[${lin.id}] @[${other.id}] `)
})

test('a comment that is opened for a change and kept as it was is the same comment', () => {
  const people = [lin, other, wang]
  const part = oneof(
    string({ unit: 'grapheme' }).map((words) => words.replaceAll('@', '')),
    constantFrom(...people).map(({ id }) => `@[${id}] `),
  )
  assert(
    property(array(part), constantFrom('zh' as const, 'en' as const), (parts, language) => {
      const kept = parts.join('')
      const { text, called } = typedText(kept, people, language)
      // A figure right behind a name may be taken for the second one of that name.
      if (/@(林岚|Lin Lan) 2/.test(text)) return
      expect(keptText(text, called)).toBe(kept)
    }),
  )
})
