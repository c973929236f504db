/** How good the values of a stream are: a year of days as a calendar or a table, and the silences. */
import type { Stream } from '@citywide/model/observations/stream'
import type { StreamQuality } from '@citywide/model/observations/stream-quality'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { Switch } from '../../ui/button.tsx'
import { civilDay } from '../../ui/format.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import '../../ui/table/table.css'
import { usePageMoment } from './moment.ts'
import './quality.css'
import { QualityCalendar } from './quality-calendar.tsx'
import { qualityQuery } from './quality-queries.ts'
import { QualityTable } from './quality-table.tsx'
import { qualityTexts } from './quality-texts.ts'

export function QualityPanel({ of: stream }: { readonly of: Stream }) {
  const say = useTexts(qualityTexts)
  const [show, setShow] = useState<'calendar' | 'table'>('calendar')
  const navigate = useNavigate({ from: '/app/resources/feeds/$code' })
  const answer = useQuery(qualityQuery(stream.code))
  const begins = stream.firstAt === null ? undefined : civilDay(Date.parse(stream.firstAt), stream.timeZone)
  const choose = (day: string) =>
    void navigate({ search: { from: day, to: day, resolution: 'raw' }, replace: true, resetScroll: false })
  return (
    <Panel
      title={say.title}
      className="feed-quality"
      aside={
        <Switch
          label={say.show}
          value={show}
          options={[
            { value: 'calendar', text: say.calendar },
            { value: 'table', text: say.table },
          ]}
          onChange={setShow}
        />
      }
    >
      <Answer of={answer} rows={6} what={say.title}>
        {(quality) =>
          quality.days.length === 0 ? (
            <Empty title={say.noDays} />
          ) : (
            <>
              <Month of={quality} begins={begins} />
              {show === 'table' ? (
                <QualityTable of={quality} />
              ) : (
                <QualityCalendar of={quality} begins={begins} onChoose={choose} />
              )}
              <Gaps of={quality} />
            </>
          )
        }
      </Answer>
    </Panel>
  )
}

/** The last thirty days in a sentence. */
function Month({ of: { days, to }, begins }: { readonly of: StreamQuality; readonly begins: string | undefined }) {
  const say = useTexts(qualityTexts)
  const { format } = useLanguage()
  const since = new Date(Date.parse(to) - 29 * 86_400_000).toISOString().slice(0, 10)
  const month = days.filter(({ day }) => day >= since)
  const unusable = month.reduce((sum, day) => sum + day.unusable, 0)
  const first = begins !== undefined && begins > since ? begins : since
  const owed = Math.round((Date.parse(to) - Date.parse(first)) / 86_400_000) + 1
  const share = month.reduce((sum, day) => sum + day.coverage, 0) / Math.max(1, owed)
  return <p>{say.yearShare(format.share(share), format.number(unusable, 0))}</p>
}

function Gaps({ of: { gaps } }: { readonly of: StreamQuality }) {
  const say = useTexts(qualityTexts)
  const { format } = useLanguage()
  const { moment } = usePageMoment()
  return (
    <section>
      <h3>{say.gaps}</h3>
      {gaps.length === 0 ? (
        <p className="meta">{say.noGaps}</p>
      ) : (
        <ul className="quality-gaps">
          {gaps.map(({ startedAt, endedAt }) => (
            <li key={startedAt}>
              {endedAt === null ? (
                <strong className="tone-text" data-tone="bad">
                  {say.gapOpen(format.moment(startedAt), format.age(startedAt, moment))}
                </strong>
              ) : (
                say.gapEnded(
                  format.moment(startedAt),
                  format.moment(endedAt),
                  format.age(startedAt, Date.parse(endedAt)),
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
