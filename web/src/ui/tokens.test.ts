import { expect, test } from 'vitest'
import { contrast, nearest, type Theme, themes, type Vision, visions } from './colour/testing.ts'
import sheet from './tokens.css?raw'

const { light, dark } = themes(sheet)
const both: readonly (readonly [string, Theme])[] = [
  ['light', light],
  ['dark', dark],
]
const grounds = ['canvas', 'sunk', 'surface']
const tones = ['good', 'watch', 'bad', 'none', 'done']
const texts = ['ink', 'ink-2', 'ink-3', 'accent-ink', 'muted-ink', ...tones]
/** The figures of the design are rounded to the second decimal. */
const ROUNDED = 0.005

type Pair = readonly [front: string, back: string]

const on = (fronts: readonly string[], backs: readonly string[]): Pair[] =>
  fronts.flatMap((front) => backs.map((back): Pair => [front, back]))

/** The pairs of tokens whose contrast is under a bound. */
const below = (theme: Theme, least: number, pairs: readonly Pair[]) =>
  pairs.filter(([front, back]) => contrast(theme(front), theme(back)) < least - ROUNDED)

test.each(both)('in %s every text is readable on every ground', (_, theme) => {
  expect(below(theme, 4.5, on(texts, grounds))).toStrictEqual([])
})

test('the lowest contrast of any text is that of muted ink on the canvas', () => {
  expect(contrast(light('muted-ink'), light('canvas'))).toBeCloseTo(4.58, 2)
})

test.each(both)('in %s a status word is readable on its own tint', (_, theme) => {
  expect(
    below(
      theme,
      4.64,
      tones.map((tone): Pair => [tone, `${tone}-tint`]),
    ),
  ).toStrictEqual([])
})

test.each(both)(
  'in %s ink is readable on every tint, and what stands on the accent and on the heat scale too',
  (_, theme) => {
    const tints = ['accent-tint', ...tones.map((tone) => `${tone}-tint`)]
    const heat = [1, 2, 3, 4].map((level): Pair => [`heat-${level}-ink`, `heat-${level}`])
    expect(below(theme, 4.5, [...on(['ink'], tints), ['on-accent', 'accent'], ...heat])).toStrictEqual([])
  },
)

test.each(both)('in %s the edge of a control and the focus are seen on every ground', (_, theme) => {
  expect(below(theme, 3.3, on(['edge'], grounds))).toStrictEqual([])
  expect(below(theme, 3, on(['focus'], grounds))).toStrictEqual([])
})

test('marks whose fill alone is too pale have an outline that is not', () => {
  expect(contrast(light('watch-fill'), light('surface'))).toBeCloseTo(2.28, 2)
  expect(contrast(light('none-fill'), light('surface'))).toBeCloseTo(1.89, 2)
  expect(contrast(dark('none-fill'), dark('surface'))).toBeCloseTo(2.98, 2)
  expect(both.flatMap(([, theme]) => below(theme, 3, on(tones, ['surface'])))).toStrictEqual([])
})

const distances: readonly (readonly [string, Theme, Readonly<Record<Vision, number>>])[] = [
  ['light', light, { normal: 29.3, protan: 17.7, deutan: 16.6, tritan: 12 }],
  ['dark', dark, { normal: 18.3, protan: 21, deutan: 16.3, tritan: 12.1 }],
]

test.each(distances)('in %s no two statuses look alike, whatever colours one sees', (_, theme, least) => {
  const fills = tones.map((tone) => theme(`${tone}-fill`))
  expect(visions.filter((vision) => nearest(fills, vision) < least[vision] - 0.05)).toStrictEqual([])
})

test.each([
  ['light', light, 15.3],
  ['dark', dark, 12.5],
] as const)('in %s the steps of the heat scale can be told apart', (_, theme, least) => {
  const steps = [1, 2, 3, 4].map((level) => theme(`heat-${level}`))
  expect(visions.filter((vision) => nearest(steps, vision) < least - 0.05)).toStrictEqual([])
})
