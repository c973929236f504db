import type { PeriodFigure } from '@citywide/model/quantity'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LanguageProvider } from '../ui/language.tsx'
import { runsOf } from './series-of-results.ts'
import { Trajectory } from './trajectory.tsx'
import { type Box, trajectoryGeometry } from './trajectory-geometry.ts'
import { periodName } from './trajectory-sheet.ts'
import { formatFor } from '../ui/format.ts'

const year = (period: number, value: number | null, state: PeriodFigure['state'] = 'final'): PeriodFigure => ({
  periodStart: `${period}-01-01`,
  periodEnd: `${period}-12-31`,
  value,
  n: null,
  coverage: state === 'final' ? 0.99 : 0.04,
  state,
  origin: 'computed',
  newestInput: null,
  computedAt: '2017-01-15T00:00:00Z',
  days: { valid: 14, expected: 365, needed: 324 },
})
const figures = [
  year(2013, 79.4, 'partial'),
  year(2014, 84.9),
  year(2015, 79.1),
  year(2016, 72.4),
  year(2017, 151, 'partial'),
]
const data = {
  figures,
  plan: [
    { at: '2014-12-31', value: 84.9 },
    { at: '2017-12-31', value: 60 },
  ],
  baseline: { at: '2014-12-31', value: 84.9 },
  target: { at: '2017-12-31', value: 60 },
  today: '2017-01-15',
}
const box: Box = { width: 720, height: 300, top: 20, right: 60, bottom: 40, left: 44 }

test('an incomplete period is never joined to results, and a hole breaks the line', () => {
  expect(runsOf(figures).map((run) => run.map(({ value }) => value))).toStrictEqual([[84.9, 79.1, 72.4]])
  const holed = [year(2013, 80), year(2014, null, 'missing'), year(2015, 79), year(2016, 78)]
  expect(runsOf(holed).map((run) => run.length)).toStrictEqual([1, 2])
})

test('what was measured in a few days does not press the results flat: it is drawn at the edge', () => {
  const { results, partial } = trajectoryGeometry(data, box)
  const heights = results.map(({ y }) => y)
  expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(80)
  expect(partial.map(({ outside }) => outside)).toStrictEqual([false, true])
  expect(partial[1]?.y).toBe(box.top)
})

test('the gap lies between the actual line and the plan, and only where both are known', () => {
  const { gaps } = trajectoryGeometry({ ...data, plan: [], baseline: null }, box)
  expect(gaps).toStrictEqual([])
  expect(trajectoryGeometry(data, box).gaps).toHaveLength(1)
})

test('a chart without any figure is drawn, with its plan and its target', () => {
  const drawn = trajectoryGeometry({ ...data, figures: [] }, box)
  expect([drawn.runs, drawn.last]).toStrictEqual([[], undefined])
  expect(drawn.cross).toBeDefined()
  expect(
    trajectoryGeometry({ ...data, figures: [], plan: [], baseline: null, target: null }, box).cross,
  ).toBeUndefined()
})

test.each(['zh', 'en'] as const)('it is drawn on paper and in mail too, with its summary (%s)', (language) => {
  const markup = renderToStaticMarkup(
    <LanguageProvider language={language} timeZone="Asia/Shanghai" now={0} judged={0}>
      <Trajectory data={data} unit="ug/m3" tone="none" summary="Three results" />
    </LanguageProvider>,
  )
  expect(markup).toContain('role="img"')
  expect(markup).toContain('aria-label="Three results"')
  expect(markup).toContain(language === 'zh' ? '不完整' : 'incomplete')
  expect(markup).not.toContain('NaN')
  expect(markup.match(/class="actual"/g)).toHaveLength(1)
})

test.each([
  ['2014-01-01', '2014-12-31', '2014'],
  ['2014-02-01', '2014-02-28', 'Feb 2014'],
  ['2013-03-01', '2013-12-31', '1 Mar 2013 – 31 Dec 2013'],
  ['2014-02-03', '2014-02-03', '3 Feb 2014'],
])('the period from %s to %s is called %s', (periodStart, periodEnd, name) => {
  expect(periodName({ periodStart, periodEnd }, formatFor('en', 'Asia/Shanghai', 'CNY'))).toBe(name)
})
