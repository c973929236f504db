/** One stream: what it measured last, how that went over time, and how it is declared. */
import type { Stream } from '@citywide/model/observations/stream'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { Chip } from '../../ui/chip.tsx'
import { LanguageProvider, useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import './feed.css'
import { Declaration } from './feed-declaration.tsx'
import { Latest } from './feed-latest.tsx'
import { SeriesPanel } from './feed-series.tsx'
import { LineagePanel } from './lineage-panel.tsx'
import { usePageMoment } from './moment.ts'
import { propertyName } from './properties.ts'
import { QualityPanel } from './quality-panel.tsx'
import { qualityTexts } from './quality-texts.ts'
import { feedQuery } from './queries.ts'
import { rhythmOf } from './rhythm.ts'
import { texts } from './texts.ts'

const route = getRouteApi('/app/resources/feeds/$code')

export function FeedPage() {
  const say = useTexts(texts)
  const words = useWords()
  const { language, now, judged } = useLanguage()
  const { code } = route.useParams()
  const { asOf } = usePageMoment()
  const answer = useQuery(feedQuery(code, asOf))
  const stream = answer.data
  return (
    <>
      <PageHead
        above={
          <>
            <Link to="/app/resources/feeds">{say.feeds}</Link>
            {stream && <span>{propertyName(stream.property, language)}</span>}
            {stream?.place && <span>{stream.place}</span>}
            {stream && <Chip>{code}</Chip>}
          </>
        }
        title={stream ? words(stream.title) : code}
        sentence={stream && <Sentence of={stream} />}
      />
      <Answer of={answer} rows={8} what={code}>
        {(found) => (
          // Days and hours of a stream are those of its own zone, wherever its reader sits.
          <LanguageProvider language={language} timeZone={found.timeZone} now={now} judged={judged}>
            <div className="feed">
              <Latest of={found} />
              {found.latest ? <SeriesPanel of={found} /> : <NothingYet />}
              <div className="feed-side">
                <Declaration of={found} />
                <LineagePanel of={found} />
              </div>
              <QualityPanel of={found} />
            </div>
          </LanguageProvider>
        )}
      </Answer>
    </>
  )
}

function Sentence({ of: { latest, unusable, state, intervalSeconds } }: { readonly of: Stream }) {
  const say = useTexts(texts)
  const sayOfQuality = useTexts(qualityTexts)
  const { format } = useLanguage()
  const { moment } = usePageMoment()
  if (!latest) return unusable ? <Bad>{sayOfQuality.neverUsable}</Bad> : say.isEmpty
  const rhythm = rhythmOf(intervalSeconds)
  const when = format.moment(latest.at)
  if (state !== 'live' && unusable && Date.parse(unusable.at) > Date.parse(latest.at))
    return <Bad>{sayOfQuality.speaksButUnusable(when)}</Bad>
  if (state === 'late') return say.isLate(when, rhythm)
  if (state !== 'stopped') return say.runs(format.ago(latest.at, moment), rhythm)
  return <Bad>{say.hasStopped(format.age(latest.at, moment), when)}</Bad>
}

function Bad({ children }: { readonly children: string }) {
  return (
    <strong className="tone-text" data-tone="bad">
      {children}
    </strong>
  )
}

function NothingYet() {
  const say = useTexts(texts)
  return (
    <Panel title={say.seriesTitle} className="feed-series">
      <Empty title={say.nothingYet}>{say.nothingYetWhy}</Empty>
    </Panel>
  )
}
