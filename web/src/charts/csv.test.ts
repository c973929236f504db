import { array, assert, double, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('a file opens in a spreadsheet with its Chinese intact and nothing in it runs', () => {
  const file = csvOf({
    columns: ['时期', '数值'],
    rows: [
      ['2014年', 84.9],
      ['=1+1', null],
    ],
  })
  expect(file).toBe("\uFEFF时期,数值\r\n2014年,84.9\r\n'=1+1,\r\n")
})

test('whatever a cell holds, a reader of RFC 4180 gets the same cells back', () => {
  const cell = oneof(string(), double({ noNaN: true }))
  assert(
    property(array(array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 5 }), (rows) => {
      const read = parsed(csvOf({ columns: ['a', 'b'], rows }).slice(1))
      expect(read.slice(1)).toStrictEqual(rows.map((row) => row.map(safe)))
    }),
  )
})

const safe = (value: string | number) =>
  typeof value === 'string' && /^'*[\s\uFEFF]*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : String(value)

/** Reads CSV letter by letter, as the RFC has it. */
function parsed(text: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  const add = (letter: string) => {
    const row = rows.at(-1)
    if (row) row[row.length - 1] += letter
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted && letter === '"' && text[at + 1] === '"') {
      add('"')
      at += 1
    } else if (letter === '"') quoted = !quoted
    else if (!quoted && letter === ',') rows.at(-1)?.push('')
    else if (!quoted && letter === '\r' && text[at + 1] === '\n') {
      rows.push([''])
      at += 1
    } else add(letter)
  }
  return rows.slice(0, -1)
}
