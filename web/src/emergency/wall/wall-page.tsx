/** The operations screen on a wall: night style, no frame, nothing to press, comes back by itself. */
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useLive } from '../../shell/api/live.ts'
import { useScope } from '../../shell/api/session.ts'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import '../../ui/panel.css'
import { AlertList } from '../alert/alert-list.tsx'
import { CityPicture } from '../city-picture.tsx'
import { DayBars } from '../day/day-bars.tsx'
import '../day/day.css'
import { IncidentStrip } from '../incident/incident-strip.tsx'
import { IncidentPanel } from '../incident/incident-panel.tsx'
import { Indicators } from '../indicators.tsx'
import { LayersBar } from '../layers-bar.tsx'
import { countsByLayer, liveObjects } from '../live-objects.ts'
import '../operations.css'
import { objectsQuery, pictureQuery } from '../queries.ts'
import { Resources } from '../resources.tsx'
import { highOf } from '../sentence.ts'
import { useSecond } from '../second.ts'
import { Stale } from '../stale.tsx'
import { texts } from '../texts.ts'
import { useDrift } from './drift.ts'
import './wall.css'
import { wallTexts } from './wall-texts.ts'

const route = getRouteApi('/wall/operations')

/** As many as a wall has room for. */
const ALERTS = 9
const INDICATORS = 9

export function WallPage() {
  const say = useTexts(wallTexts)
  const words = useWords()
  const scope = useScope()
  const silence = useLive(true)
  const { x, y } = useDrift()
  const { format } = useLanguage()
  const picture = useQuery(pictureQuery(scope?.code))
  const name = say.title(scope ? words(scope.title) : '')
  useEffect(() => {
    document.title = name
  }, [name])
  return (
    <div className="wall" data-theme="dark">
      <div className="wall-sheet" style={{ translate: `${x}px ${y}px` }}>
        <header className="wall-head">
          <img src="/favicon.svg" alt="" width="26" height="26" />
          <h1>{name}</h1>
          {picture.data?.incident && <IncidentStrip of={picture.data.incident} linked={false} />}
          <span className="wall-facts">
            {silence !== undefined && (
              <output className="tone-text" data-tone="watch">
                {say.silent(format.time(new Date(silence).toISOString()))}
              </output>
            )}
            {picture.data && <Facts of={picture.data} />}
          </span>
          <Clock />
        </header>
        <Stale of={picture} />
        <main className="wall-body">
          <Answer of={picture} rows={12} what={name}>
            {(of) => <Picture of={of} />}
          </Answer>
        </main>
      </div>
    </div>
  )
}

function Facts({ of: { sources, dutyOfficers } }: { readonly of: OperationsPicture }) {
  const say = useTexts(wallTexts)
  const { language, format } = useLanguage()
  const names = dutyOfficers.slice(0, 3).map(({ name }) => name[language])
  return (
    <>
      <span>{say.sources(sources.live, sources.total)}</span>
      <span>{names.length === 0 ? say.nobody : say.duty(format.list(names))}</span>
    </>
  )
}

function Clock() {
  const { timeZone } = useLanguage()
  const now = useSecond()
  const format = useMemo(
    () => new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hourCycle: 'h23', timeZone }),
    [timeZone],
  )
  return <time className="wall-clock">{format.format(now)}</time>
}

function Picture({ of }: { readonly of: OperationsPicture }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const scope = useScope()
  const { map } = route.useSearch()
  const live = useQuery(objectsQuery(scope?.code))
  const objects = useMemo(() => (live.data ? liveObjects(live.data, language) : []), [live.data, language])
  const number = (value: number) => format.number(value, 0)
  return (
    <>
      <div className="wall-column" data-side="start">
        <Panel title={say.alerts} about={say.openAndHigh(of.counts.open, highOf(of.counts))} flush>
          <AlertList alerts={of.alerts.slice(0, ALERTS)} chosen={undefined} onChoose={undefined} />
          {of.counts.open > ALERTS && <p className="panel-empty">{say.moreAlerts(number(of.counts.open - ALERTS))}</p>}
        </Panel>
        <Panel title={say.resources} about={say.availableOnDuty} flush>
          <Resources of={of.resources} />
        </Panel>
      </div>
      <CityPicture
        ready={!live.isPending}
        objects={objects}
        chosen={undefined}
        kind={map === 'svg' ? 'svg' : undefined}
        interactive={false}
      >
        <LayersBar counts={countsByLayer(objects)} chosen={[]} onChange={undefined} />
      </CityPicture>
      <div className="wall-column" data-side="end">
        {of.incident && <IncidentPanel of={of.incident} linked={false} />}
        <Panel title={say.indicators} about={say.lastHours} flush>
          <Indicators of={of.indicators.slice(0, INDICATORS)} linked={false} />
        </Panel>
      </div>
      <section className="wall-day" aria-label={say.day}>
        <div>
          <h2>{say.day}</h2>
          <p className="panel-about">{say.dayAbout(number(of.timeline.total), number(of.timeline.merged))}</p>
        </div>
        <DayBars of={of.timeline} span={undefined} onChoose={undefined} />
      </section>
    </>
  )
}
