/** The values of a stream over a span, as a picture or as a table. What is chosen stands in the address. */
import type { Resolution, Stream } from '@citywide/model/observations/stream'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { addressOf } from '../../shell/api/fetch.ts'
import { Switch } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { OwnDays } from './feed-own-days.tsx'
import { SeriesPicture } from './feed-picture.tsx'
import { SeriesTable } from './feed-values.tsx'
import { usePageMoment } from './moment.ts'
import { seriesPath } from './queries.ts'
import { type Range, ranges } from './range.ts'
import { type Choice, daysOf, spanOf, spanOfPast, usualRange, usualResolution } from './span.ts'
import { texts } from './texts.ts'

const route = getRouteApi('/app/resources/feeds/$code')
const resolutions = ['raw', 'hour', 'day'] as const

export function SeriesPanel({ of: stream }: { readonly of: Stream }) {
  const say = useTexts(texts)
  const navigate = useNavigate({ from: '/app/resources/feeds/$code' })
  const search = route.useSearch()
  const { asOf, moment } = usePageMoment()
  const { from, to, show = 'chart' } = search
  const own = from !== undefined && to !== undefined && from <= to ? { from, to } : undefined
  const range: Range | 'own' = own ? 'own' : (search.range ?? usualRange(stream, moment))
  const choice: Choice = own ?? search.range ?? usualRange(stream, moment)
  const whole = spanOf(choice, stream, moment)
  const resolution: Resolution = search.resolution ?? usualResolution(whole, stream.intervalSeconds)
  const span = asOf === undefined ? whole : spanOfPast(whole, resolution, moment)
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (all) => ({ ...all, after: undefined, ...part }), replace: true, resetScroll: false })
  const choose = (next: Range | 'own') => {
    if (next === 'own') change(daysOf(whole, stream.timeZone))
    // A finer or coarser resolution was meant for the span that it was chosen for.
    else change({ range: next, from: undefined, to: undefined, resolution: undefined })
  }

  return (
    <Panel
      title={say.seriesTitle}
      className="feed-series"
      aside={
        <Switch
          label={say.range}
          value={range}
          options={[...ranges, 'own' as const].map((value) => ({ value, text: say[value] }))}
          onChange={choose}
        />
      }
    >
      {own && <OwnDays key={`${own.from} ${own.to}`} days={own} onChoose={change} />}
      <div className="feed-tools not-on-paper">
        <Switch
          label={say.resolution}
          value={resolution}
          options={resolutions.map((value) => ({ value, text: say[value] }))}
          onChange={(value) => change({ resolution: value })}
        />
        <Switch
          label={say.as}
          value={show}
          options={[
            { value: 'chart', text: say.chart },
            { value: 'table', text: say.table },
          ]}
          onChange={(value) => change({ show: value === 'table' ? 'table' : undefined })}
        />
        <a
          className="button"
          href={addressOf(seriesPath(stream.code), { ...span, resolution, format: 'csv' })}
          aria-label={say.csvOf}
          title={say.csvOf}
          download
        >
          <Icon name="download" />
          CSV
        </a>
        <a
          className="button"
          href={addressOf(seriesPath(stream.code), { ...span, resolution, format: 'ndjson' })}
          aria-label={say.jsonOf}
          title={say.jsonOf}
          download
        >
          <Icon name="download" />
          JSON
        </a>
      </div>
      {show === 'table' ? (
        <SeriesTable of={stream} choice={choice} resolution={resolution} after={search.after} />
      ) : (
        <SeriesPicture of={stream} choice={choice} wish={resolution} onChoose={change} />
      )}
    </Panel>
  )
}
