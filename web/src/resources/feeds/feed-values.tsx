/** The values of a stream as a table, page after page in order of time. */
import type { Resolution, Series, Stream } from '@citywide/model/observations/stream'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Empty } from '../../ui/state.tsx'
import '../../ui/table/table.css'
import { unitLabel } from '../../ui/unit.ts'
import { columnFormat, decimalsOf } from './decimals.ts'
import { usePageMoment } from './moment.ts'
import { seriesQuery } from './queries.ts'
import { type Choice, spanOf, spanOfPast } from './span.ts'
import { texts } from './texts.ts'
import { useTimeWords } from './time-words.ts'

interface SeriesTableProps {
  readonly of: Stream
  readonly choice: Choice
  readonly resolution: Resolution
  /** Time at which the page begins; undefined: the start of the span. */
  readonly after: string | undefined
}

const ROWS = 100

export function SeriesTable({ of: stream, choice, resolution, after }: SeriesTableProps) {
  const say = useTexts(texts)
  const { asOf, moment } = usePageMoment()
  const view = { choice, resolution, asOf, count: stream.count, after, limit: ROWS }
  const whole = spanOf(choice, stream, moment)
  const span = asOf === undefined ? whole : spanOfPast(whole, resolution, moment)
  const answer = useQuery(seriesQuery(stream.code, view, span))
  return (
    <Answer of={answer} rows={10} what={say.seriesTitle}>
      {(series) =>
        series.points.length === 0 ? (
          <Empty title={say.noneInSpan}>{stream.latest && <NewestAt at={stream.latest.at} />}</Empty>
        ) : (
          <>
            <Rows of={series} stream={stream} />
            <Pages of={series} after={after} />
          </>
        )
      }
    </Answer>
  )
}

function NewestAt({ at }: { readonly at: string }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  return say.noneInSpanWhy(format.moment(at))
}

function Rows({ of: { points, unit, resolution }, stream }: { readonly of: Series; readonly stream: Stream }) {
  const say = useTexts(texts)
  const words = useWords()
  const id = useId()
  const { language, format } = useLanguage()
  const time = useTimeWords(resolution, stream.intervalSeconds)
  const raw = resolution === 'raw'
  const label = unitLabel(unit, language)
  const flagged = points.some(({ quality }) => quality !== 0)
  const columns = [raw ? say.measured : say.mean, ...(raw ? [] : [say.least, say.most, say.count, say.coverage])]
  const decimals = decimalsOf(points.flatMap(({ min, max }) => [min, max]))
  const exact = columnFormat(language, decimals)
  // A mean of whole numbers is no whole number.
  const mean = columnFormat(language, raw ? decimals : Math.max(decimals, Math.min(2, decimals + 1)))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone, it scrolls in itself: by key, too
    <section className="table-scroll" aria-labelledby={id} tabIndex={0}>
      <table className="table keep feed-values">
        <caption id={id} className="unseen">
          {say.valuesOf(words(stream.title))}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say.time}</th>
            {columns.map((column, index) => (
              <th key={column} scope="col" data-align="end">
                {column}
                {index === 0 && label && <span className="unit"> {label}</span>}
              </th>
            ))}
            {flagged && (
              <th scope="col" data-align="end">
                {say.flags}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {points.map(({ at, value, min, max, n, coverage, quality }) => (
            <tr key={at}>
              <th scope="row" className="figures">
                <time dateTime={at}>{time(at)}</time>
              </th>
              <td data-align="end">{mean(value)}</td>
              {!raw && (
                <>
                  <td data-align="end">{exact(min)}</td>
                  <td data-align="end">{exact(max)}</td>
                  <td data-align="end">{format.number(n, 0)}</td>
                  <td data-align="end">{format.share(coverage)}</td>
                </>
              )}
              {flagged && <td data-align="end">{quality === 0 ? '' : quality}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Pages({
  of: { points, next, resolution },
  after,
}: {
  readonly of: Series
  readonly after: string | undefined
}) {
  const say = useTexts(texts)
  const time = useTimeWords(resolution, 60)
  const [first, last] = [points[0], points.at(-1)]
  return (
    <div className="table-foot feed-pages">
      <output>{first && last && say.pageOf(time(first.at), time(last.at), points.length)}</output>
      <div className="row not-on-paper">
        {after !== undefined && (
          <Link
            from="/app/resources/feeds/$code"
            to="."
            search={(all) => ({ ...all, after: undefined })}
            resetScroll={false}
            className="button"
          >
            {say.toStart}
          </Link>
        )}
        {next !== null && (
          <Link
            from="/app/resources/feeds/$code"
            to="."
            search={(all) => ({ ...all, after: next })}
            resetScroll={false}
            className="button"
          >
            {say.nextPage}
          </Link>
        )}
      </div>
    </div>
  )
}
