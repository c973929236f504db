import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { gravity, RiskMatrix } from './risk-matrix.tsx'
import { Tally } from './tally.tsx'

test('each thing counted has its mark, and the sum is said in words', () => {
  const markup = renderToStaticMarkup(
    <Tally
      summary="3 met, 2 not met"
      counts={[
        { tone: 'good', count: 3 },
        { tone: 'bad', count: 2 },
      ]}
    />,
  )
  expect(markup.match(/data-tone="good"/g)).toHaveLength(3)
  expect(markup.match(/data-tone="bad"/g)).toHaveLength(2)
  expect(markup).toContain('aria-label="3 met, 2 not met"')
})

test('a cell with more dangers than it can name says how many more there are', () => {
  const dangers = [1, 2, 3, 4, 5].map((number) => ({ id: `${number}`, label: `R${number}`, likelihood: 4, impact: 5 }))
  const markup = renderToStaticMarkup(<RiskMatrix dangers={dangers} summary="" />)
  expect(markup).toContain('>R1<')
  expect(markup).toContain('>+3<')
})

test.each([
  [1, 1, 'good'],
  [2, 4, 'watch'],
  [3, 5, 'bad'],
  [5, 5, 'bad'],
] as const)('likelihood %i and impact %i together are %s', (likelihood, impact, tone) => {
  expect(gravity(likelihood, impact)).toBe(tone)
})
