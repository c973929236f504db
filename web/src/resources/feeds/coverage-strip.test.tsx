import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LanguageProvider } from '../../ui/language.tsx'
import { CoverageStrip } from './coverage-strip.tsx'

const HOUR = 3_600_000
const start = Date.parse('2026-11-01T00:00:00Z')
const cell = (hour: number, coverage: number) => ({
  from: start + hour * HOUR,
  to: start + (hour + 1) * HOUR,
  coverage,
})
const draw = (language: 'zh' | 'en', facts: string[]) =>
  renderToStaticMarkup(
    <LanguageProvider language={language} timeZone="Asia/Shanghai" now={start} judged={start}>
      <CoverageStrip
        cells={[cell(0, 1), cell(1, 0.5), cell(2, 0)]}
        from="2026-11-01T00:00:00Z"
        to="2026-11-01T04:00:00Z"
        facts={facts}
      />
    </LanguageProvider>,
  )

test('cells stand where the chart above has their hours, as high as they are full, hatched where nothing came', () => {
  const drawn = draw('en', ['50% of the expected values arrived', 'no gaps'])
  const [whole, half] = [
    ...drawn.matchAll(/class="coverage" x="([\d.]+)" width="([\d.]+)" y="([\d.]+)" height="([\d.]+)"/g),
  ]
  expect(whole?.slice(1).map(Number)).toStrictEqual([48, 224.5, 0, 14])
  expect(half?.slice(1).map(Number)).toStrictEqual([272.5, 224.5, 7, 7])
  expect(drawn).toMatch(/fill="url\(#[^)]+\)" x="497"/)
})

test('what the strip shows is said, to those who do not see it, too', () => {
  expect(draw('en', ['50% arrived', 'no gaps'])).toContain('aria-label="Coverage: 50% arrived, no gaps."')
  expect(draw('zh', ['应到数据到达 50%', '没有间断'])).toContain(
    'aria-label="数据覆盖率：应到数据到达 50%，没有间断。"',
  )
})
