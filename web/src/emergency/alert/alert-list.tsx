/** The open alerts with their clocks, the gravest first. Choosing one shows it beside and on the map. */
import type { AlertView } from '@citywide/model/emergency/alert-view'
import { useTexts, Words } from '../../ui/language.tsx'
import { Empty } from '../../ui/state.tsx'
import { texts } from '../texts.ts'
import './alert.css'
import { ClockLine, RunningClock } from './alert-clock.tsx'
import { AlertStateWord } from './alert-state-word.tsx'
import { SeverityShape, severityLook } from './severity.tsx'
import { useLanguage } from '../../ui/language.tsx'

interface AlertListProps {
  readonly alerts: readonly AlertView[]
  readonly chosen: string | undefined
  /** Undefined on a wall: nothing there can be pressed. */
  readonly onChoose: ((id: string) => void) | undefined
}

export function AlertList({ alerts, chosen, onChoose }: AlertListProps) {
  const say = useTexts(texts)
  if (alerts.length === 0) return <Empty title={say.noAlerts}>{say.noAlertsWhy}</Empty>
  return (
    <ol className="alerts">
      {alerts.map((alert) => (
        <li key={alert.id} data-chosen={alert.id === chosen || undefined}>
          {onChoose ? (
            <button
              type="button"
              className="alert-line"
              aria-pressed={alert.id === chosen}
              onClick={() => onChoose(alert.id)}
            >
              <Line of={alert} />
            </button>
          ) : (
            <div className="alert-line">
              <Line of={alert} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

function Line({ of }: { readonly of: AlertView }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { title, place, severity } = of
  return (
    <>
      <SeverityShape of={severity} />
      <span className="alert-title">
        <span className="unseen">{`${severityLook(severity).word[language]} `}</span>
        {title.zh === undefined && title.en === undefined ? say.untitled : <Words of={title} />}
      </span>
      <RunningClock of={of} />
      <span className="alert-about">
        <AlertStateWord of={of} />
        {place && <span>{place}</span>}
        <ClockLine of={of} />
      </span>
    </>
  )
}
