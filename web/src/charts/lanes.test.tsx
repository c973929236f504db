import { array, assert, integer, property, string, tuple } from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Bar, Lanes } from './lanes.tsx'
import { cut, textWidth } from './text-width.ts'

const span = { from: '2024-01-01', to: '2028-01-01', today: '2026-11-22' }
const bar = (name: string, from: string, to: string): Bar => ({ id: name, name, from, to, tone: 'good', done: 0.5 })
const drawn = (bars: readonly Bar[], width = 300) =>
  renderToStaticMarkup(<Lanes bars={bars} span={span} summary="" width={width} />)

test('a name that does not fit into its bar stands beside it, whole', () => {
  const markup = drawn([bar('Outfall survey and repair', '2024-01-01', '2024-09-01')])
  expect(markup).toContain('Outfall survey and repair')
  expect(markup).not.toContain('…')
})

test('at the right end the name stands before its bar', () => {
  const markup = drawn([bar('Outfall survey and repair', '2027-06-01', '2028-01-01')])
  expect(markup).toContain('text-anchor="end"')
  expect(markup).not.toContain('…')
})

test('names and bars of one lane never lie over one another', () => {
  const day = integer({ min: 0, max: 1400 }).map((days) =>
    new Date(Date.parse('2024-01-01') + days * 86_400_000).toISOString().slice(0, 10),
  )
  const bars = array(tuple(string({ minLength: 1, maxLength: 20 }), day, day), { maxLength: 8 })
  assert(
    property(bars, (made) => {
      const markup = drawn(
        made.map(([name, a, b], index) => ({ ...bar(name, a < b ? a : b, a < b ? b : a), id: String(index) })),
      )
      const rects = [...markup.matchAll(/class="lane" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g)].map(
        ([, x, y, width]) => ({
          from: Number(x),
          to: Number(x) + Number(width),
          row: Number(y),
        }),
      )
      for (const [index, one] of rects.entries()) {
        for (const other of rects.slice(index + 1)) {
          if (one.row === other.row) expect(one.to < other.from || other.to < one.from).toBe(true)
        }
      }
    }),
  )
})

test('a text is cut only where it does not fit, and then never wider than the room', () => {
  assert(
    property(string(), integer({ min: 2, max: 30 }), (text, room) => {
      const shown = cut(text, room)
      if (textWidth(text) <= room) expect(shown).toBe(text)
      else expect(textWidth(shown)).toBeLessThanOrEqual(Math.max(room, textWidth(`${Array.from(text)[0]}…`)))
    }),
  )
})
