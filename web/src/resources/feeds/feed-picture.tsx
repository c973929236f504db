/** The course of a stream: a line with its spread, holes where nothing came, and below it how much arrived. */
import type { Resolution, Series, Stream } from '@citywide/model/observations/stream'
import { useQuery } from '@tanstack/react-query'
import { SeriesChart } from '../../charts/series.tsx'
import { Answer } from '../../shell/api/answer.tsx'
import { Button } from '../../ui/button.tsx'
import { civilDay } from '../../ui/format.ts'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Empty } from '../../ui/state.tsx'
import { unitLabel } from '../../ui/unit.ts'
import { coverageCells, coverageOf, expectedSpan, longestGap } from './coverage.ts'
import { CoverageStrip } from './coverage-strip.tsx'
import { usePageMoment } from './moment.ts'
import { qualityTexts } from './quality-texts.ts'
import { seriesQuery } from './queries.ts'
import { type Choice, drawnResolution, spanOf, spanOfPast, stepOf } from './span.ts'
import { texts } from './texts.ts'

interface SeriesPictureProps {
  readonly of: Stream
  readonly choice: Choice
  readonly wish: Resolution
  readonly onChoose: (days: { from: string; to: string; resolution: undefined }) => void
}

export function SeriesPicture({ of: stream, choice, wish, onChoose }: SeriesPictureProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const { asOf, moment } = usePageMoment()
  const whole = spanOf(choice, stream, moment)
  const resolution = drawnResolution(wish, whole, stream.intervalSeconds)
  const span = asOf === undefined ? whole : spanOfPast(whole, resolution, moment)
  const view = { choice, resolution, asOf, count: stream.count }
  const answer = useQuery(seriesQuery(stream.code, view, span))
  return (
    <Answer of={answer} rows={6} what={say.seriesTitle}>
      {(series) =>
        series.points.length === 0 ? (
          <NoneInSpan of={stream} onChoose={onChoose} />
        ) : (
          <figure className="chart">
            <figcaption className="chart-finding">
              <Finding of={series} />
            </figcaption>
            {resolution !== wish && resolution !== 'raw' && <p className="meta">{say.coarser(resolution)}</p>}
            {series.next !== null && (
              <p className="meta">{say.cut(format.number(series.points.length), format.moment(series.next))}</p>
            )}
            <Picture of={series} stream={stream} />
          </figure>
        )
      }
    </Answer>
  )
}

function Picture({ of: series, stream }: { readonly of: Series; readonly stream: Stream }) {
  const say = useTexts(texts)
  const sayOfQuality = useTexts(qualityTexts)
  const words = useWords()
  const { format } = useLanguage()
  const { points, unusable, unit, from, to, resolution } = series
  const step = stepOf(resolution, stream.intervalSeconds)
  const finding = useFinding(series)
  const expected = expectedSpan(points, { from, to }, stream.firstAt)
  const cells = coverageCells(points, expected, step, 160)
  const share = coverageOf(cells)
  const gap = longestGap(points, expected, step)
  const arrived = [
    ...(share === undefined ? [] : [say.arrived(format.share(share))]),
    gap
      ? say.longestGap(format.age(instant(gap.from), gap.to), format.moment(instant(gap.from)))
      : say.noGap(resolution),
  ]
  const count = unusable.reduce((sum, { n }) => sum + n, 0)
  const marked = count === 0 ? '' : sayOfQuality.unusableMarks(format.number(count, 0))
  const summary = say.chartSummary(words(stream.title), format.moment(from), format.moment(to))
  return (
    <>
      <SeriesChart
        points={points}
        unit={unit}
        step={step}
        from={from}
        to={to}
        summary={`${summary} ${finding} ${marked}`.trim()}
        unusable={unusable.map(({ at }) => at)}
      />
      {cells.length > 0 && <CoverageStrip cells={cells} from={from} to={to} facts={arrived} />}
      <p className="chart-source">
        {say.sentence([
          ...(points.some(({ min, max }) => min !== max) ? [say.bandIs] : []),
          ...(marked === '' ? [] : [marked]),
          say.inZone(stream.timeZone),
        ])}
      </p>
    </>
  )
}

function Finding({ of }: { readonly of: Series }) {
  return useFinding(of)
}

function useFinding({ points, unit }: Series): string {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const label = unitLabel(unit, language)
  const figure = (value: number) => `${format.number(value)} ${label}`.trim()
  const n = points.reduce((sum, point) => sum + point.n, 0)
  const mean = points.reduce((sum, point) => sum + point.value * point.n, 0) / n
  if (n === 1) return say.oneValue(figure(mean))
  const least = points.reduce((found, { min }) => Math.min(found, min), Number.POSITIVE_INFINITY)
  const most = points.reduce((found, { max }) => Math.max(found, max), Number.NEGATIVE_INFINITY)
  return say.finding(format.number(least), figure(most), figure(mean))
}

function NoneInSpan({ of: { latest, timeZone }, onChoose }: Pick<SeriesPictureProps, 'of' | 'onChoose'>) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  if (!latest) return null
  const end = Date.parse(latest.at)
  const days = { from: civilDay(end - 6 * 86_400_000, timeZone), to: civilDay(end, timeZone) }
  return (
    <Empty
      title={say.noneInSpan}
      action={<Button onClick={() => onChoose({ ...days, resolution: undefined })}>{say.showNewest}</Button>}
    >
      {say.noneInSpanWhy(format.moment(latest.at))}
    </Empty>
  )
}

function instant(time: number): string {
  return new Date(time).toISOString()
}
