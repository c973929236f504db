/** One alert: what is known of it, what may be done, what happened. Beside the map and on its own page alike. */
import type { AlertDetail as Detail, AlertView } from '@citywide/model/emergency/alert-view'
import { layers } from '@citywide/model/emergency/operations'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Fact, Facts } from '../../ui/panel.tsx'
import { unitLabel } from '../../ui/unit.ts'
import type { DialogAct } from './act.ts'
import { ActButtons } from './act-buttons.tsx'
import './alert.css'
import { ClockLine, RunningClock } from './alert-clock.tsx'
import { AlertStateWord } from './alert-state-word.tsx'
import { alertTexts } from './alert-texts.ts'
import { AlertTimeline } from './alert-timeline.tsx'
import { SeverityWord } from './severity.tsx'

interface AlertDetailProps {
  readonly of: Detail
  readonly others: readonly AlertView[]
  readonly open: DialogAct | undefined
  readonly onOpen: (act: DialogAct | undefined) => void
}

export function AlertDetail({ of, others, open, onOpen }: AlertDetailProps) {
  const say = useTexts(alertTexts)
  const { format } = useLanguage()
  return (
    <div className="alert-detail">
      <p className="alert-standing">
        <SeverityWord of={of.severity} />
        <AlertStateWord of={of} />
        <RunningClock of={of} />
        <ClockLine of={of} />
      </p>
      {of.clearedAt !== null && of.closedAt === null && (
        <p className="notice">{say.clearedAt(format.time(of.clearedAt))}</p>
      )}
      <ActButtons of={of} others={others} open={open} onOpen={onOpen} />
      <AlertFacts of={of} />
      <Around of={of} />
      <section aria-label={say.timeline}>
        <h3>{say.timeline}</h3>
        <AlertTimeline of={of.timeline} unit={of.unit} />
      </section>
    </div>
  )
}

function AlertFacts({ of }: { readonly of: Detail }) {
  const say = useTexts(alertTexts)
  const words = useWords()
  const { language, format } = useLanguage()
  const { lastValue, worstValue, limitValue, unit, place, reason, assignee, team, acknowledgedBy } = of
  const figure = (value: number | null) =>
    value === null ? '—' : `${format.number(value)} ${unit === null ? '' : unitLabel(unit, language)}`.trim()
  return (
    <Facts>
      <Fact name={say.since}>
        <time dateTime={of.raisedAt}>{format.moment(of.raisedAt)}</time>
        <span className="meta"> {of.autoDetected ? say.byMachine : say.byHand}</span>
      </Fact>
      {place && <Fact name={say.place}>{place}</Fact>}
      <Fact name={say.domain}>{layers[of.domain][language]}</Fact>
      {lastValue !== null && <Fact name={say.value}>{say.lastAndWorst(figure(lastValue), figure(worstValue))}</Fact>}
      {limitValue !== null && <Fact name={say.limit}>{figure(limitValue)}</Fact>}
      {reason && <Fact name={say.reason}>{words(reason)}</Fact>}
      <Fact name={say.assignee}>
        {assignee || team
          ? [assignee?.name[language], team && words(team.name)].filter(Boolean).join(' · ')
          : say.nobody}
      </Fact>
      {acknowledgedBy && of.ackAt !== null && (
        <Fact name={say.acknowledgedBy}>
          {acknowledgedBy.name[language]} · {format.time(of.ackAt)}
        </Fact>
      )}
    </Facts>
  )
}

/** The incident and the alerts it belongs together with. */
function Around({ of: { incidentId, leader, merged, followers } }: { readonly of: Detail }) {
  const say = useTexts(alertTexts)
  const words = useWords()
  if (incidentId === null && leader === null && merged.length === 0) return null
  return (
    <div className="alert-around">
      {incidentId !== null && (
        <p>
          <Link to="/app/records/$path/$id" params={{ path: 'incidents', id: incidentId }}>
            {say.openRecord}
          </Link>
        </p>
      )}
      {leader && (
        <p>
          {say.leader}{' '}
          <Link to="/app/emergency/alerts/$id" params={{ id: leader.id }}>
            {words(leader.title)}
          </Link>
        </p>
      )}
      {merged.length > 0 && (
        <details>
          <summary>{say.followers(followers)}</summary>
          <ul className="alert-followers">
            {merged.map((one) => (
              <li key={one.id}>
                <Link to="/app/emergency/alerts/$id" params={{ id: one.id }}>
                  {words(one.title)}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
